/** The one table of diagnostic codes: kebab-case, never reused. Each room that reports has its own page under `codes/`. */
import { checkCodes } from "./codes/check.ts";
import { reachCodes } from "./codes/reach.ts";
import { resolveCodes } from "./codes/resolve.ts";
import { syntaxCodes } from "./codes/syntax.ts";

export const codes = { ...syntaxCodes, ...resolveCodes, ...checkCodes, ...reachCodes } as const;

export type DiagnosticCode = keyof typeof codes;

/** The parameters of a code are the `{holes}` of its Italian message and help. */
export type Parameters<C extends DiagnosticCode> = {
  readonly [K in Holes<(typeof codes)[C]["it"]["message"]> | Holes<(typeof codes)[C]["it"]["help"]>]: string;
};

type Holes<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
