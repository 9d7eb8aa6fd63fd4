/** Completion from the compiler's names: where names may stand, never inside a quotation of the law or a comment. */
import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { highlight } from "@delibera/rules-dsl/language-service";
import type { EditorService } from "./open-editor.ts";

/** How many letters must be written before names are proposed unasked. */
const unasked = 3;

export function proposalsFrom(service: Pick<EditorService, "complete">) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\p{L}\p{N}_]+/u);
    if (!context.explicit && (word === null || word.to - word.from < unasked)) return null;
    const text = context.state.doc.toString();
    if (isQuoted(text, context.pos)) return null;
    const found = await service.complete(text, context.pos);
    if (found === undefined || found.proposals.length === 0) return null;
    return {
      from: found.from,
      options: found.proposals.map((proposal) => ({ label: proposal.text, detail: proposal.detail })),
      validFor: /^[\p{L}\p{N}_]*$/u,
    };
  };
}

function isQuoted(text: string, offset: number): boolean {
  return highlight(text).some(
    ({ start, end, style }) =>
      start < offset && offset <= end && (style === "text" || style === "string" || style === "comment"),
  );
}
