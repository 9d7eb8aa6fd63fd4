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
  // What nobody has begun leaves nothing behind.
  const begun = JSON.stringify(initial);
  useEffect(() => {
    try {
      const written = JSON.stringify(state);
      if (written === begun) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, written);
    } catch {
      // As above.
    }
  }, [key, state, begun]);
  return [state, setState] as const;
}

/** Words that somebody has not sent yet. */
export function useKeptWords(key: string) {
  return useKeptState(key, "", (found) => typeof found === "string");
}

export function forgetKept(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There was nothing to forget.
  }
}
