/** What every side panel may do to the text. */
import type { AcceptingChange } from "../../editor/study-protocol.ts";

export interface PanelProperties {
  /** Puts the cursor at a place of the text. */
  readonly goTo: (offset: number) => void;
  /** The same, at the beginning of a line, counted from 1. */
  readonly goToLine: (line: number) => void;
  readonly accept: (acceptance: Accepted) => void;
}

export interface Accepted {
  readonly change: AcceptingChange;
  readonly before: string;
  readonly reason: string;
}

export const panels = ["ledger", "explanation", "tests", "differences", "values"] as const;
export type Panel = (typeof panels)[number];
