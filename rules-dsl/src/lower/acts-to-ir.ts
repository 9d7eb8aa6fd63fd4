/** Acts with their dates, rank, divisions and commi; texts are hashed. */
import { standingOf } from "../check/commas-are-declared.ts";
import type * as Ir from "../ir/program.ts";
import { findCited } from "../resolve/act-symbols.ts";
import { newReport } from "../resolve/report.ts";
import type { ActSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import type { CheckedModel } from "./lower.ts";
import { citationOf, hashOf, labelOf, placesOf, textOf } from "./places.ts";

export function lowerActs(model: CheckedModel): readonly Ir.Act[] {
  return [...model.symbols.acts.values()].map((act) => lowerAct(act, model));
}

function lowerAct(symbol: ActSymbol, model: CheckedModel): Ir.Act {
  const act = symbol.declaration;
  const adoptedOn = act.adopted?.on?.iso;
  const publishedOn = act.published?.on?.iso;
  const effect = periodOf(act.effect);
  const authority = model.symbols.authorities[symbol.rank ?? 0];
  return {
    name: symbol.name,
    kind: act.actKind.text,
    title: act.title?.value ?? symbol.name,
    authority: authority?.name ?? "",
    authorityLabel: labelOf(authority?.declaration.label, authority?.name ?? ""),
    rank: symbol.rank ?? 0,
    ...(adoptedOn === undefined ? {} : { adoptedOn }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    knownFrom: knownFrom(act),
    knownFromEffect: adoptedOn === undefined && publishedOn === undefined,
    effect,
    source: sourceOf(act.source),
    divisions: act.divisions.map((division) => lowerDivision(division, symbol, model)),
    file: symbol.file,
  };
}

/** Publication, else adoption, else the first day of effect. */
function knownFrom(act: Ast.Act): string {
  return act.published?.on?.iso ?? act.adopted?.on?.iso ?? act.effect?.from.iso ?? "0001-01-01";
}

/** Rank and dates by which versions, extensions and decisions of an act are weighed. */
export function datesOfAct({ declaration, rank }: ActSymbol): Pick<Ir.Decision, "rank" | "adoptedOn" | "knownFrom"> {
  const adoptedOn = declaration.adopted?.on?.iso ?? declaration.published?.on?.iso;
  return { rank: rank ?? 0, ...(adoptedOn === undefined ? {} : { adoptedOn }), knownFrom: knownFrom(declaration) };
}

export function periodOf(effect: Ast.Effect | undefined): Ir.Period {
  return { from: effect?.from.iso ?? "0001-01-01", ...(effect?.to ? { to: effect.to.iso } : {}) };
}

function sourceOf(source: Ast.SourceReference | undefined): Ir.Act["source"] {
  const confidence = source?.confidence;
  return { reference: source?.reference.value ?? "", ...(confidence ? { confidence } : {}) };
}

function lowerDivision(division: Ast.Division, act: ActSymbol, model: CheckedModel): Ir.Division {
  return {
    word: division.word,
    number: division.number.value,
    heading: division.heading?.value ?? "",
    paragraphs: division.paragraphs.map((paragraph) => lowerParagraph(paragraph, act, model)),
  };
}

function lowerParagraph(paragraph: Ast.Paragraph, act: ActSymbol, model: CheckedModel): Ir.Paragraph {
  const { clauses } = paragraph;
  const text = clauses.find((clause) => clause.kind === "text" || clause.kind === "summary");
  const restates = clauses.find((clause) => clause.kind === "restates");
  const cited = restates && findCited(restates.target, act, model.symbols.acts, newReport(), new Map());
  const reason = clauses.find((clause) => clause.kind === "notNormative" || clause.kind === "notExpressible")?.reason;
  return {
    number: paragraph.number.value,
    standing: standingOf(paragraph),
    ...(reason ? { reason: reason.value } : {}),
    text: textOf(paragraph),
    textKind: text === undefined ? "none" : text.kind === "text" ? "verbatim" : "summary",
    ...(text?.kind === "summary" && text.source ? { textSource: sourceOf(text.source) } : {}),
    textHash: hashOf(paragraph),
    ...(cited?.paragraph ? { restates: citationOf({ ...cited, paragraph: cited.paragraph }) } : {}),
    line: placesOf(model).lineOf(paragraph.span),
  };
}
