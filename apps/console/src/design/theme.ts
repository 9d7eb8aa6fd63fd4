/** Light or dark: as the system asks, or as chosen here; the choice is remembered on this device. */
import { keptChoice } from "./kept-choice.ts";

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

const wished = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : undefined;
const theme = keptChoice("delibera.theme", themes, applyTheme);

/** Called once, before the first screen, so that nobody sees the other colours first. */
export function applyTheme() {
  document.documentElement.dataset["theme"] = theme.chosen() ?? (wished?.matches ? "dark" : "light");
}

wished?.addEventListener("change", theme.tell);

/** Undefined: as the system asks. */
export function useTheme(): {
  readonly chosen: Theme | undefined;
  readonly choose: (chosen: Theme | undefined) => void;
} {
  return { chosen: theme.useIt(theme.chosen), choose: theme.choose };
}
