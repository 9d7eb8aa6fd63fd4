/** The rule of each comma as it is laid out in its file, without the text of the law (which stands beside it) and without examples. */
import { highlight } from "@delibera/rules-dsl/language-service";
import type { Html } from "./html.ts";
import { html } from "./html.ts";

export interface CommaText {
  readonly rule: string;
  readonly examples: readonly { readonly title: string; readonly lines: string }[];
}

const clause = /^ {6}\S/;

/** `line` is the line of `comma …` in the formatted text, from 1. */
export function commaText(formatted: string, line: number): CommaText {
  const lines = formatted.split("\n");
  const end = lines.findIndex((each, place) => place >= line && /^ {4}fine$/.test(each));
  const blocks: string[][] = [];
  for (const each of lines.slice(line, end === -1 ? undefined : end)) {
    if (clause.test(each) || blocks.length === 0) blocks.push([each]);
    else blocks.at(-1)?.push(each);
  }
  const starts = (block: readonly string[], word: string) => block[0]?.trimStart().startsWith(word) ?? false;
  const isOf = (block: readonly string[], words: readonly string[]) => words.some((word) => starts(block, word));
  const rules = blocks.filter(
    (block) =>
      !isOf(block, ["testo ", "riassunto ", "esempio ", "mutante ", "non normativo", "non esprimibile", "ripete "]),
  );
  const examples = blocks.filter((block) => starts(block, "esempio "));
  return {
    rule: rules.map(outdented).join("\n"),
    examples: examples.map((block) => ({
      title: /"(.*)"/.exec(block[0] ?? "")?.[1] ?? "",
      lines: outdented(block.slice(1)),
    })),
  };
}

function outdented(lines: readonly string[]): string {
  const depth = Math.min(...lines.filter((each) => each.trim() !== "").map((each) => each.search(/\S/)));
  return lines.map((each) => each.slice(Number.isFinite(depth) ? depth : 0)).join("\n");
}

/** A rule with the colours of the language. */
export function coloured(text: string): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const { start, end, style } of highlight(text)) {
    if (start < at) continue;
    parts.push(html`${text.slice(at, start)}<span class="${style}">${text.slice(start, end)}</span>`);
    at = end;
  }
  return html`${parts}${text.slice(at)}`;
}
