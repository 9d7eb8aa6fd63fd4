/** Declares acts, their authority and rank, and finds a comma by its citation. */
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Report } from "./report.ts";
import type { ActSymbol, AuthoritySymbol, Bindings, Place } from "./symbols.ts";
import { reportUnknown, uniqueByName } from "./unknown-names.ts";

export function declareActs(
  files: readonly Ast.File[],
  authorities: readonly AuthoritySymbol[],
  report: Report,
  bindings: Bindings,
): ReadonlyMap<string, ActSymbol> {
  const written = files.flatMap((file) => (file.act ? [{ act: file.act, file: file.name }] : []));
  const unique = uniqueByName(written, (found) => found.act.name, report);
  const acts = new Map<string, ActSymbol>();
  for (const [key, { act, file }] of unique) {
    const rank = rankOf(act, authorities, report, bindings);
    const symbol: ActSymbol = { kind: "act", name: act.name.text, declaration: act, file, rank };
    bindings.set(act.name, symbol);
    acts.set(key, symbol);
  }
  return acts;
}

export function placesOfActs(acts: ReadonlyMap<string, ActSymbol>): readonly Place[] {
  const places: Place[] = [];
  for (const act of acts.values()) {
    for (const division of act.declaration.divisions) {
      for (const paragraph of division.paragraphs) places.push({ act, division, paragraph });
    }
  }
  return places;
}

function rankOf(
  act: Ast.Act,
  authorities: readonly AuthoritySymbol[],
  report: Report,
  bindings: Bindings,
): number | undefined {
  if (!act.authority) {
    report.add("act-without-clause", { act: act.name.text, clause: "autorità" }, act.name.span);
    return undefined;
  }
  const key = nameKey(act.authority.text);
  const rank = authorities.findIndex((found) => nameKey(found.name) === key);
  const authority = authorities[rank];
  if (authority) {
    bindings.set(act.authority, authority);
    return rank;
  }
  const known = authorities.map((found) => found.name);
  reportUnknown(act.authority, known, report);
  return undefined;
}

export interface FoundParagraph {
  readonly act: ActSymbol;
  readonly division: Ast.Division;
  /** Undefined when the citation names the whole division. */
  readonly paragraph: Ast.Paragraph | undefined;
}

/** The comma a citation names, seen from `home`; reports a citation that leads nowhere. */
export function findCited(
  citation: Ast.CitationReference,
  home: ActSymbol,
  acts: ReadonlyMap<string, ActSymbol>,
  report: Report,
  bindings: Bindings,
): FoundParagraph | undefined {
  const act = citation.act ? acts.get(nameKey(citation.act.text)) : home;
  if (!act) {
    const known = [...acts.values()].map((found) => found.name);
    if (citation.act) reportUnknown(citation.act, known, report);
    return undefined;
  }
  if (citation.act) bindings.set(citation.act, act);
  const division = act.declaration.divisions.find(
    (found) => found.word === citation.word && found.number.value === citation.division.value,
  );
  const paragraph = division?.paragraphs.find((found) => found.number.value === citation.paragraph?.value);
  if (!division || (citation.paragraph && !paragraph)) {
    const word = citation.word === "article" ? "articolo" : "paragrafo";
    const comma = citation.paragraph ? ` comma ${citation.paragraph.value}` : "";
    const written = `${word} ${citation.division.value}${comma}`;
    report.add("dangling-citation", { citation: written, act: act.name }, citation.span);
    return undefined;
  }
  return { act, division, paragraph };
}
