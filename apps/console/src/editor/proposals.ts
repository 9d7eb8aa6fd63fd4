/** Completion from the compiler's names: where names may stand, never inside a quotation of the law or a comment. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { autocompletion, completionKeymap, snippetCompletion } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { isQuoted } from "./highlighting.ts";
import type { EditorService } from "./open-editor.ts";
import type { Proposal } from "./protocol.ts";

/** How many letters must be written before names are proposed unasked. */
const unasked = 3;

export function proposing(service: Pick<EditorService, "complete">): Extension {
  return [
    // While a list of proposals is open its keys come before those of the text.
    Prec.high(keymap.of(completionKeymap)),
    autocompletion({ override: [proposalsFrom(service)], icons: false, defaultKeymap: false }),
  ];
}

export function proposalsFrom(service: Pick<EditorService, "complete">) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\p{L}\p{N}_]+/u);
    if (!context.explicit && (word === null || word.to - word.from < unasked)) return null;
    if (isQuoted(context.state, context.pos)) return null;
    const found = await service.complete(context.state.doc.toString(), context.pos);
    if (found === undefined || found.proposals.length === 0) return null;
    return {
      from: found.from,
      options: found.proposals.map(optionOf),
      validFor: /^[\p{L}\p{N}_]*$/u,
    };
  };
}

function optionOf({ text, detail, rank, insert }: Proposal): Completion {
  const option = { label: text, detail, boost: 0 - rank };
  return insert === undefined ? option : snippetCompletion(templateOf(insert), option);
}

/** Places to fill as CodeMirror marks them: it has no short form. */
export function templateOf(insert: string): string {
  return insert.replace(/\$\d/g, () => "$".concat("{}"));
}
