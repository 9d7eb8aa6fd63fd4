/** A `motivo «…»` for what the law asks to be justified, or had better be. */
import type { ActionPlace, Proposal } from "./code-actions.ts";
import type { AnyNode } from "./tree-places.ts";

const justified: ReadonlySet<string> = new Set(["amendment", "decision", "interpretation", "gap", "acceptedMutant"]);

export function addReason({ path, source }: ActionPlace): Proposal | undefined {
  const clause = path.findLast(({ kind }) => justified.has(kind ?? ""));
  if (!clause || !lacksReason(clause)) return undefined;
  const { file, end } = clause.span;
  // The readings of a doubt stand each on a line; the motive has its own.
  const before = clause.kind === "interpretation" ? `\n${indentOf(source, clause.span.start)}  ` : " ";
  return {
    title: { it: "aggiungere il motivo", en: "add the motive" },
    kind: "rewrite",
    edits: [{ span: { file, start: end, end }, text: `${before}motivo «»` }],
  };
}

function lacksReason(clause: AnyNode): boolean {
  return "reason" in clause && clause.reason === undefined;
}

/** The blanks before the first word of the line. */
export function indentOf(source: string, offset: number): string {
  const start = source.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(source.slice(start, offset))?.[0] ?? "";
}
