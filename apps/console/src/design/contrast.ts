/** High contrast: for who asked the system for it, or chose it here; the choice is remembered on this device. */
import { keptChoice } from "./kept-choice.ts";

const wished = typeof matchMedia === "function" ? matchMedia("(prefers-contrast: more)") : undefined;
const contrast = keptChoice("delibera.contrast", ["more", "less"], applyContrast);

function isHigh(): boolean {
  const chosen = contrast.chosen();
  return chosen === undefined ? (wished?.matches ?? false) : chosen === "more";
}

/** Called once, before the first screen, so that nobody sees the other colours first. */
export function applyContrast() {
  if (isHigh()) document.documentElement.dataset["contrast"] = "more";
  else delete document.documentElement.dataset["contrast"];
}

wished?.addEventListener("change", contrast.tell);

export function useContrast(): { readonly high: boolean; readonly choose: (high: boolean) => void } {
  return { high: contrast.useIt(isHigh), choose: (high) => contrast.choose(high ? "more" : "less") };
}
