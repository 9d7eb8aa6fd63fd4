/** High contrast: for who asked the system for it, or chose it here; the choice is remembered on this device. */
import { useSyncExternalStore } from "react";

const storageKey = "delibera.contrast";
const wished = typeof matchMedia === "function" ? matchMedia("(prefers-contrast: more)") : undefined;
const listeners = new Set<() => void>();

/** Undefined: as the system asks. */
function chosen(): boolean | undefined {
  try {
    const written = localStorage.getItem(storageKey);
    return written === null ? undefined : written === "more";
  } catch {
    // A browser that forbids storage follows the system.
    return undefined;
  }
}

function isHigh(): boolean {
  return chosen() ?? wished?.matches ?? false;
}

/** Called once, before the first screen, so that nobody sees the other colours first. */
export function applyContrast() {
  if (isHigh()) document.documentElement.dataset["contrast"] = "more";
  else delete document.documentElement.dataset["contrast"];
  for (const listener of listeners) listener();
}

wished?.addEventListener("change", applyContrast);

export function useContrast(): { readonly high: boolean; readonly choose: (high: boolean) => void } {
  const high = useSyncExternalStore(subscribe, isHigh);
  return { high, choose };
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose(high: boolean) {
  try {
    localStorage.setItem(storageKey, high ? "more" : "less");
  } catch {
    // The choice then cannot be kept, and the system's stands.
  }
  applyContrast();
}
