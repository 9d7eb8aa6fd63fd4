/** State of a form that a reload and the back button find again, in this tab. */
import { useEffect, useState } from "react";

/** @param isKept whether what was found is of this form: something else may have been written there. */
export function useKeptState<State>(key: string, initial: State, isKept: (found: unknown) => found is State) {
  const [state, setState] = useState<State>(() => {
    try {
      const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
      return isKept(found) ? found : initial;
    } catch {
      // Storage forbidden: the form then lasts as long as the page.
      return initial;
    }
  });
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(state));
    } catch {
      // As above.
    }
  }, [key, state]);
  return [state, setState] as const;
}

export function forgetKept(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There was nothing to forget.
  }
}
