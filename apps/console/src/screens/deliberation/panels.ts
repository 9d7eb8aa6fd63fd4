/** What every side panel may do to the text. */
import type { NewExample } from "../../authoring/insert-example.ts";
import type { OutlineComma, OutlineDivision } from "../../editor/protocol.ts";
import type { AcceptingChange } from "../../editor/study-protocol.ts";

export interface PanelProperties {
  /** Puts the cursor at a place of the text. */
  readonly goTo: (offset: number) => void;
  /** The same, at the beginning of a line, counted from 1. */
  readonly goToLine: (line: number) => void;
  readonly accept: (acceptance: Accepted) => void;
  /** Of the text as it stands; undefined while the compiler is behind it. */
  readonly outline: readonly OutlineDivision[] | undefined;
  /** Writes examples at the end of a comma. */
  readonly addExamples: (comma: OutlineComma, examples: readonly NewExample[]) => void;
}

export interface Accepted {
  readonly change: AcceptingChange;
  readonly before: string;
  readonly reason: string;
}

export const panels = ["ledger", "explanation", "tests", "differences", "values", "comments"] as const;
export type Panel = (typeof panels)[number];
