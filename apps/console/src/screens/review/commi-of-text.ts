/**
 * The commi of a text that need not compile: for each, the words of the law and the rules. It reads line by line what an article, a comma
 * and a quotation begin with, and leaves the rest as it is; the compiler alone says whether the text is right.
 */
export interface WrittenComma {
  readonly article: string;
  readonly heading: string;
  readonly comma: string;
  /** One-based line where it begins. */
  readonly line: number;
  /** Between the quotation marks of its text or summary; empty when it has none. */
  readonly law: string;
  /** Everything else of it, without the indentation they share. */
  readonly rules: string;
}

const articleStart = /^\s*(?:articolo|paragrafo|allegato)\s+([\w-]+)(?:\s+"([^"]*)")?/;
const commaStart = /^\s*comma\s+([\w-]+)/;

export function commiOfText(text: string): readonly WrittenComma[] {
  const found: WrittenComma[] = [];
  let [article, heading] = ["", ""];
  let open: { comma: string; line: number; lines: string[] } | undefined;
  const close = () => {
    if (open === undefined) return;
    const { law, rules } = divided(open.lines);
    found.push({ article, heading, comma: open.comma, line: open.line, law, rules });
    open = undefined;
  };
  for (const [place, line] of text.split("\n").entries()) {
    const newArticle = articleStart.exec(line);
    const newComma = commaStart.exec(line);
    if (newArticle) {
      close();
      [article, heading] = [newArticle[1] ?? "", newArticle[2] ?? ""];
    } else if (newComma && !isQuoting(open?.lines ?? [])) {
      close();
      open = { comma: newComma[1] ?? "", line: place + 1, lines: [] };
    } else open?.lines.push(line);
  }
  close();
  return found;
}

/** A quotation may have lines of its own that begin like a comma. */
function isQuoting(lines: readonly string[]): boolean {
  const text = lines.join("\n");
  return text.split("«").length > text.split("»").length;
}

const quotation = /^\s*(?:testo|riassunto)\s+«([^»]*)»(.*)$/ms;

function divided(lines: readonly string[]): { readonly law: string; readonly rules: string } {
  const body = lines.join("\n");
  const [whole, law = ""] = quotation.exec(body) ?? [];
  const start = body.search(/^\s*(?:testo|riassunto)\s+«/m);
  const end = whole === undefined ? 0 : start + body.slice(start).indexOf("»") + 1;
  const rest = whole === undefined ? body : `${body.slice(0, start)}${body.slice(end)}`;
  return { law: law.replace(/\s+/g, " ").trim(), rules: withoutIndentation(withoutEnds(rest)) };
}

/** The last `fine` of a comma closes it, those after it what it stands in. */
function withoutEnds(text: string): string {
  return text.replace(/(?:\s*\bfine\b\s*)+$/, "").replace(/^\s*\n/, "");
}

function withoutIndentation(text: string): string {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const used = lines.filter((line) => line !== "");
  const least = Math.min(...used.map((line) => line.length - line.trimStart().length));
  return lines
    .map((line) => line.slice(Number.isFinite(least) ? least : 0))
    .join("\n")
    .trim();
}
