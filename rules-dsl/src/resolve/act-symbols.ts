/** Declares acts, their authority and rank, and finds a comma by its citation. */
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Report } from "./report.ts";
import type { ActSymbol } from "./symbols.ts";
import { reportUnknown, uniqueByName } from "./vocabulary-symbols.ts";

export function declareActs(
  files: readonly Ast.File[],
  authorities: readonly Ast.AuthorityDeclaration[],
  report: Report,
): ReadonlyMap<string, ActSymbol> {
  const written = files.flatMap((file) => (file.act ? [{ act: file.act, file: file.name }] : []));
  const unique = uniqueByName(written, (found) => found.act.name, report);
  const acts = new Map<string, ActSymbol>();
  for (const [key, { act, file }] of unique) {
    acts.set(key, { kind: "act", name: act.name.text, declaration: act, file, rank: rankOf(act, authorities, report) });
  }
  return acts;
}

function rankOf(act: Ast.Act, authorities: readonly Ast.AuthorityDeclaration[], report: Report): number | undefined {
  if (!act.authority) {
    report.add("act-without-clause", { act: act.name.text, clause: "autorità" }, act.name.span);
    return undefined;
  }
  const key = nameKey(act.authority.text);
  const rank = authorities.findIndex((found) => nameKey(found.name.text) === key);
  if (rank >= 0) return rank;
  reportUnknown(
    act.authority,
    authorities.map((found) => found.name.text),
    report,
  );
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
): FoundParagraph | undefined {
  const act = citation.act ? acts.get(nameKey(citation.act.text)) : home;
  if (!act) {
    if (citation.act)
      reportUnknown(
        citation.act,
        [...acts.values()].map((found) => found.name),
        report,
      );
    return undefined;
  }
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
