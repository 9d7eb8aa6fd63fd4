/** What the page and the compiler's worker say to each other. Every question has a number; an answer carries the same one. */
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { Law } from "../ledger/law.tsx";
import type { ShownLedger } from "../ledger/shown-ledger.ts";
import type { Step } from "../ledger/step.ts";
import type { Language } from "../messages/language.tsx";
import type { Behaviour, EntryGroup, KeptExample, LineValue, SaidDifference, TestReport } from "./study-protocol.ts";

/** The ledger to compute with each text: whose, for when, on which dates. */
export interface Reading {
  /** The interchange record, as JSON. */
  readonly record: string;
  readonly triennium: string;
  readonly asOf?: string | undefined;
  readonly knownOn?: string | undefined;
  readonly today: string;
}

export type Question =
  /** The published rule files; compiled once, they are what a text being tried is compared with. */
  | { readonly kind: "publish"; readonly number: number; readonly sources: readonly SourceFile[] }
  /** Compiles the published files with `text` in place of `file`, and computes the ledger of `reading`. */
  | {
      readonly kind: "compute";
      readonly number: number;
      readonly file: string;
      readonly text: string;
      readonly reading: Reading | undefined;
    }
  /** Explains a line of the ledger computed last. */
  | { readonly kind: "explain"; readonly number: number; readonly line: string; readonly language: Language }
  /** Makes an example of a line of the ledger computed last. */
  | { readonly kind: "keep"; readonly number: number; readonly line: string }
  | { readonly kind: "format"; readonly number: number; readonly file: string; readonly text: string }
  /** The colours of a text. */
  | { readonly kind: "colour"; readonly number: number; readonly text: string }
  /** What the name at `offset` is. */
  | ({ readonly kind: "hover"; readonly number: number; readonly language: Language } & Place)
  | ({ readonly kind: "define"; readonly number: number } & Place)
  | ({ readonly kind: "complete"; readonly number: number; readonly language: Language } & Place)
  /** What the name at `offset` is called, where it stands and, when `to` is given, what calls it that instead. */
  | ({ readonly kind: "rename"; readonly number: number; readonly to?: string; readonly language: Language } & Place)
  /** Which sentences of the explanations of these lines come from a comma, in the ledger computed last. */
  | ({ readonly kind: "sentences"; readonly number: number; readonly language: Language } & SentencesAsked)
  /** Who may issue an act, by the published vocabulary. */
  | { readonly kind: "authorities"; readonly number: number }
  /** What the rules of a file give for the person of the text computed last. */
  | { readonly kind: "values"; readonly number: number; readonly file: string; readonly language: Language }
  /** What a form can change of a text in place. */
  | ({ readonly kind: "entries"; readonly number: number } & Edited)
  /** Runs the examples on a text. */
  | ({ readonly kind: "test"; readonly number: number; readonly language: Language } & Edited)
  /** What changed in what a text says since the published files. */
  | ({ readonly kind: "differ"; readonly number: number } & Edited)
  /** Whose result changes in a cycle. */
  | ({
      readonly kind: "behave";
      readonly number: number;
      readonly cycle: string;
      readonly language: Language;
    } & Edited);

/** The published files with `text` in place of `file`, or beside them when none has its name. */
export interface Edited {
  readonly file: string;
  readonly text: string;
}

/** A comma, and the lines of the ledger computed last in whose explanations it is looked for. */
export interface SentencesAsked {
  readonly comma: CommaPlace;
  readonly lines: readonly string[];
}

export interface CommaPlace {
  readonly act: string;
  readonly article: string;
  readonly comma: string;
}

/** A place in the text as it is in the editor, which may be ahead of the text compiled last. */
export interface Place {
  readonly file: string;
  readonly text: string;
  readonly offset: number;
}

export type Answer =
  | { readonly number: number; readonly kind: "published" }
  | ({ readonly number: number; readonly kind: "computed" } & Computed)
  | { readonly number: number; readonly kind: "explained"; readonly step: Step | undefined }
  /** Undefined: no example can say that line. */
  | { readonly number: number; readonly kind: "kept"; readonly example: KeptExample | undefined }
  /** Undefined: the text has mistakes that forbid it. */
  | { readonly number: number; readonly kind: "formatted"; readonly text: string | undefined }
  | { readonly number: number; readonly kind: "coloured"; readonly ranges: readonly ColouredRange[] }
  | { readonly number: number; readonly kind: "hovered"; readonly hover: HoverWords | undefined }
  | { readonly number: number; readonly kind: "defined"; readonly at: { file: string; start: number } | undefined }
  | { readonly number: number; readonly kind: "completed"; readonly proposals: Proposals }
  /** Undefined where no name stands. */
  | { readonly number: number; readonly kind: "renamed"; readonly renaming: Renaming | undefined }
  | { readonly number: number; readonly kind: "sentences"; readonly found: readonly FoundSentence[] }
  | { readonly number: number; readonly kind: "authorities"; readonly authorities: readonly Authority[] }
  /** Undefined while nobody is chosen, or while the text has errors. */
  | { readonly number: number; readonly kind: "values"; readonly values: readonly LineValue[] | undefined }
  /** Undefined when the file holds no act. */
  | { readonly number: number; readonly kind: "entries"; readonly groups: readonly EntryGroup[] | undefined }
  /** Undefined, as in the next two: the text has errors, or the published files have. */
  | { readonly number: number; readonly kind: "tested"; readonly report: TestReport | undefined }
  | { readonly number: number; readonly kind: "differed"; readonly differences: readonly SaidDifference[] | undefined }
  | { readonly number: number; readonly kind: "behaved"; readonly behaviour: Behaviour | undefined }
  | { readonly number: number; readonly kind: "failed"; readonly message: string };

/** A name of the edited file, and what calling it otherwise comes to. */
export interface Renaming {
  readonly name: string;
  /** Where it stands in the edited file, in order. */
  readonly places: readonly { readonly line: number; readonly words: string }[];
  /** The other files that use the name, which nobody can change from here. */
  readonly elsewhere: readonly { readonly file: string; readonly title: string; readonly lines: readonly number[] }[];
  /** Why it cannot be. */
  readonly refused?: string;
  /** Present when a name was given, and it can be. */
  readonly edits?: Problem["fixes"][number]["edits"];
}

/** A sentence of the explanation of a line: `path` counts the children to it from the top. */
export interface FoundSentence {
  readonly line: string;
  readonly path: readonly number[];
  readonly sentence: string;
}

export interface Authority {
  readonly name: string;
  readonly label: InBothLanguages;
}

export interface Computed {
  readonly problems: readonly Problem[];
  readonly outline: readonly OutlineDivision[];
  /** Undefined while the text has errors, or while nobody is chosen. */
  readonly ledger: ShownLedger | undefined;
  /** The same reading by the published files. */
  readonly published: ShownLedger | undefined;
  /** The law of the text being tried; undefined while it has errors. */
  readonly law: Law | undefined;
  readonly milliseconds: number;
}

export interface InBothLanguages {
  readonly it: string;
  readonly en: string;
}

export interface Problem {
  readonly code: string;
  readonly severity: "error" | "warning" | "information";
  readonly file: string;
  /** Offsets in that file, half open. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly message: InBothLanguages;
  readonly help: InBothLanguages;
  /** Remedies that only touch the file being edited. */
  readonly fixes: readonly {
    readonly title: InBothLanguages;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  }[];
}

export interface OutlineDivision {
  readonly word: "article" | "section";
  readonly number: string;
  readonly heading: string;
  readonly start: number;
  readonly commi: readonly OutlineComma[];
}
export interface OutlineComma {
  readonly number: string;
  readonly start: number;
  readonly end: number;
  readonly standing: "encoded" | "not-normative" | "not-expressible" | "restates" | "undeclared";
}

export interface ColouredRange {
  readonly start: number;
  readonly end: number;
  /** Name of a style; the stylesheet has a class `rule-<style>`. */
  readonly style: string;
}

export interface HoverWords {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export interface Proposals {
  readonly from: number;
  readonly proposals: readonly Proposal[];
}

export interface Proposal {
  readonly text: string;
  readonly kind: string;
  readonly detail: string;
  /** The smaller stands first. */
  readonly rank: number;
  /** What is written in place of the text: `$1`, `${2:words}` and `$0` are places to fill. */
  readonly insert?: string;
}
