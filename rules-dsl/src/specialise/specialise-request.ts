/** What is asked of a program: about which cycle, on which days, with which readings of its doubts, and which rules. */
import type { Expression, Target } from "../ir/program.ts";

export interface SpecialiseRequest {
  /** "2017-2019". */
  readonly cycle: string;
  /** Facts that take effect later are left out. `yyyy-mm-dd`. */
  readonly asOf: string;
  /** Acts and facts known later are left out. `yyyy-mm-dd`. */
  readonly knownOn: string;
  readonly interpretations?: Readonly<Record<string, string>>;
  /** Names of rules; without it every declared term. */
  readonly outputs?: readonly string[];
  /** Values of rules taken as given, instead of being computed. */
  readonly given?: readonly { readonly target: Target; readonly value: Expression }[];
}
