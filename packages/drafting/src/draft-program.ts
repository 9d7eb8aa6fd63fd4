/** The program in force with one text in it instead of the act of that name, or beside the others; and what it is without the text. */
import type { CompiledSet, PublishedProgram } from "@delibera/acts";
import { compileSet, hashOfText } from "@delibera/acts";
import type { Diagnostic } from "@delibera/rules-dsl/diagnostics";
import type { SourceFile } from "@delibera/rules-dsl/source";
import { lineIndex } from "@delibera/rules-dsl/source";

export type DraftProgram =
  | { readonly kind: "compiled"; readonly file: SourceFile; readonly set: CompiledSet }
  /** In the order found; those of other files too, where the text breaks what they rely on. */
  | { readonly kind: "refused"; readonly file: SourceFile; readonly problems: readonly DraftProblem[] };

export interface DraftProblem {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly diagnostic: Diagnostic | undefined;
}

interface Text {
  /** The identifier of the act. */
  readonly act: string;
  readonly text: string;
}

// The text of a review is asked about by everybody who looks at it.
const kept = new Map<string, Promise<DraftProgram>>();
const mostKept = 8;

/** @param compiler the fingerprint under which it would be published. */
export function draftProgram(published: PublishedProgram, draft: Text, compiler = ""): Promise<DraftProgram> {
  const key = [published.hash, compiler, draft.act, hashOfText(draft.text)].join(" ");
  const found = kept.get(key) ?? compiled(published, draft, compiler);
  kept.delete(key);
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return found;
}

/** The file that holds the act, or would. */
export function fileNameOf({ program }: PublishedProgram, act: string): string {
  return program.acts.find(({ name }) => name === act)?.file ?? `${act.replaceAll("_", "-")}.delibera`;
}

async function compiled(published: PublishedProgram, { act, text }: Text, compiler: string): Promise<DraftProgram> {
  const file = { name: fileNameOf(published, act), text };
  const others: readonly SourceFile[] = published.files.filter(({ name }) => name !== file.name);
  const set = await compileSet([...others, file], compiler);
  if ("kind" in set) {
    const errors = set.diagnostics.filter(({ severity }) => severity === "error");
    return { kind: "refused", file, problems: errors.map((found) => problemOf(found, [...others, file])) };
  }
  const own = set.program.acts.find((each) => each.file === file.name);
  if (own?.name === act) return { kind: "compiled", file, set };
  // The text is of another act than the draft, or of none.
  const misnamed = { file: file.name, line: 1, column: 1, code: "act-of-another-name", diagnostic: undefined };
  return { kind: "refused", file, problems: [misnamed] };
}

function problemOf(found: Diagnostic, files: readonly SourceFile[]): DraftProblem {
  const text = files.find(({ name }) => name === found.span.file)?.text ?? "";
  const { line, column } = lineIndex(text).positionAt(found.span.start);
  return { file: found.span.file, line, column, code: found.code, diagnostic: found };
}
