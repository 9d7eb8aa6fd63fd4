/** Acts, articles and commi where a citation is written: whole citations, with the words that each comma says. */
import type { Place } from "../resolve/symbols.ts";
import { lawOf } from "./citations.ts";
import type { AskedPlace } from "./completion.ts";
import type { Completion } from "./completion-item.ts";
import { ranks } from "./completion-item.ts";

/** After `articolo`: number, comma and act together; after `comma`: the numbers of the commi of that article. */
export function citationItems({ compilation, tree, next }: AskedPlace): readonly Completion[] {
  const { places } = compilation.model.symbols;
  const last = next.before.at(-1);
  const article = next.before.findLast(({ token }) => token === "CitedArticle" || token === "CitedSection");
  const word = article?.token === "CitedSection" ? "section" : "article";
  if (last?.token === "CitedParagraph") {
    const number = next.before[article ? next.before.indexOf(article) + 1 : -1]?.text;
    const there = places.filter(({ division }) => division.word === word && division.number.value === number);
    return there.map((place) => item(`${place.paragraph.number.value}${actOf(place, tree.name)}`, place));
  }
  return places
    .filter(({ division }) => division.word === word)
    .map((place) => item(citationOf(place, tree.name), place));
}

export function actItems({ compilation }: AskedPlace): readonly Completion[] {
  return [...compilation.model.symbols.acts.values()].map(
    ({ name, declaration }): Completion => ({
      text: name,
      kind: "act",
      detail: declaration.title?.value ?? "",
      rank: ranks.clause,
    }),
  );
}

/** `1 comma 2 di quote_2020`; of its own act a file does not write the name. */
function citationOf(place: Place, file: string): string {
  return `${place.division.number.value} comma ${place.paragraph.number.value}${actOf(place, file)}`;
}

function actOf({ act }: Place, file: string): string {
  return act.file === file ? "" : ` di ${act.name}`;
}

function item(text: string, { paragraph }: Place): Completion {
  const law = lawOf(paragraph) ?? "";
  return {
    text,
    kind: "citation",
    detail: law.slice(0, 80),
    rank: ranks.clause,
    ...(law ? { documentation: law } : {}),
  };
}
