/** A choice about how pages look: kept on this device, told to every place that shows it, undefined while the system decides. */
import { useSyncExternalStore } from "react";

export interface KeptChoice<Option extends string> {
  readonly chosen: () => Option | undefined;
  /** Undefined gives the choice back to the system. */
  readonly choose: (option: Option | undefined) => void;
  /** To be called when the system asks for something else. */
  readonly tell: () => void;
  readonly useIt: <Shown>(shown: () => Shown) => Shown;
}

/** @param apply puts on the page what is chosen; called at each change. */
export function keptChoice<Option extends string>(
  storageKey: string,
  options: readonly Option[],
  apply: () => void,
): KeptChoice<Option> {
  const listeners = new Set<() => void>();
  const tell = () => {
    apply();
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    chosen: () => {
      try {
        const written = localStorage.getItem(storageKey);
        return options.find((option) => option === written);
      } catch {
        // A browser that forbids storage follows the system.
        return undefined;
      }
    },
    choose: (option) => {
      try {
        if (option === undefined) localStorage.removeItem(storageKey);
        else localStorage.setItem(storageKey, option);
      } catch {
        // The choice then cannot be kept, and the system's stands.
      }
      tell();
    },
    tell,
    useIt: (shown) => useSyncExternalStore(subscribe, shown),
  };
}
