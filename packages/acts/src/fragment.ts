/**
 * What is kept in the `fragment` of a published version. The vocabulary is the root of a program, so its versions are the
 * editions of the rulebook: each names the program compiled with it and the versions of the acts that are in it.
 */
import type { Act } from "@delibera/rules-dsl/ir";

export interface ActFragment {
  readonly kind: "act";
  readonly file: string;
  readonly act: Act;
}

export interface RulebookFragment {
  readonly kind: "rulebook";
  readonly file: string;
  /** Hash of the program. */
  readonly program: string;
  /** What compiled it: another compiler may make another program of the same texts. */
  readonly compiler: string;
  /** Ids of the versions of the acts, in the order of their files. */
  readonly versions: readonly number[];
}

export type Fragment = ActFragment | RulebookFragment;
