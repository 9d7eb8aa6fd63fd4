/** Commi: how they are cited, what they say, which comma a citation means and which citations mean a comma. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type { Place, Symbols } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { nodesUnder } from "./tree-places.ts";
import { words } from "./words.ts";

/** `Quote dal 2020, art. 1 c. 2` */
export function sayPlace({ act, division, paragraph }: Place, language: Language): string {
  const title = act.declaration.title?.value ?? act.name;
  const { comma } = words;
  return `${title}, ${words[division.word][language]} ${division.number.value} ${comma[language]} ${paragraph.number.value}`;
}

/** The words of the law in a comma, or somebody's account of them; a long text is cut at a word. */
export function lawOf(paragraph: Ast.Paragraph): string | undefined {
  for (const clause of paragraph.clauses) {
    if (clause.kind === "text" || clause.kind === "summary") return `«${shortened(clause.text.value)}»`;
  }
  return undefined;
}

const longest = 400;

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= longest) return flat;
  const cut = flat.lastIndexOf(" ", longest);
  return `${flat.slice(0, cut > 0 ? cut : longest)} …`;
}

/** The commi that a citation means: one, all those of an article, or none when it dangles. `file` is where it is written. */
export function citedPlaces(citation: Ast.CitationReference, symbols: Symbols): readonly Place[] {
  const named = citation.act;
  const act = named
    ? symbols.acts.get(nameKey(named.text))
    : [...symbols.acts.values()].find(({ file }) => file === citation.span.file);
  return symbols.places.filter(
    ({ act: found, division, paragraph }) =>
      found === act &&
      division.word === citation.word &&
      division.number.value === citation.division.value &&
      (citation.paragraph === undefined || citation.paragraph.value === paragraph.number.value),
  );
}

/** Every citation of one comma, by whatever act. */
export function citationsOf(cited: Ast.Paragraph, { files, model }: Compilation): readonly Ast.CitationReference[] {
  const found: Ast.CitationReference[] = [];
  for (const { act } of files) {
    for (const node of act ? nodesUnder(act) : []) {
      if (node.kind !== "citation") continue;
      const citation = node as Ast.CitationReference;
      if (citation.paragraph && citedPlaces(citation, model.symbols)[0]?.paragraph === cited) found.push(citation);
    }
  }
  return found;
}

export function placeOfParagraph(paragraph: Ast.Node, { places }: Symbols): Place | undefined {
  return places.find((place) => place.paragraph === paragraph);
}
