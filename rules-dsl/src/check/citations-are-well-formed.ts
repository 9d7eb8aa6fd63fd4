/**
 * A source that begins as a URN:NIR is one: authority, type, a day of the calendar, number, article. Checked offline, so that it leads to the
 * act once asked of Normattiva, which knows no part of an article.
 */
import { nearestName } from "../resolve/nearest-name.ts";
import type * as Ast from "../syntax/ast.ts";
import { parseDate } from "../values/civil-date.ts";
import { replaceWith } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";

const shape =
  /^urn:nir:(?<authority>[a-z.]+(?:;[a-z.]+)?):(?<type>[a-z.]+):(?<date>\d{4}(?:-\d{2}-\d{2})?)(?:;(?<number>[0-9a-z.-]+))?(?::\d+)?(?:@originale)?(?:~art\d+(?<suffix>[a-z]*)(?<part>(?:[-;](?:com|let|num)[0-9a-z]+)*))?(?:!vig=(?<inForce>\d{4}-\d{2}-\d{2})?)?$/;

/** Acts of the state as Normattiva names them. */
const typesOfTheState = [
  ...["costituzione", "legge", "legge.costituzionale", "decreto.legge", "decreto.legislativo"],
  ...["decreto.del.presidente.della.repubblica", "decreto.del.presidente.del.consiglio.dei.ministri"],
  ...["decreto.ministeriale", "decreto", "regio.decreto", "regio.decreto.legge", "regio.decreto.legislativo"],
  ...["decreto.luogotenenziale", "decreto.legislativo.luogotenenziale", "decreto.del.capo.provvisorio.dello.stato"],
  ...["decreto.legislativo.del.capo.provvisorio.dello.stato", "testo.unico", "ordinanza", "deliberazione"],
];

const suffixes = new Set(
  ["", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "nonies", "decies"].flatMap(
    (unit) => ["", "un", "duo", "ter", "quater", "quin", "sex", "sept", "octo", "novem"].map((ten) => ten + unit),
  ),
);

export function citationsAreWellFormed(checking: Checking): void {
  for (const { declaration } of checking.symbols.acts.values()) {
    if (declaration.source) checkSource(declaration.source, checking);
  }
  for (const { paragraph } of checking.symbols.places) {
    for (const clause of paragraph.clauses) {
      if (clause.kind === "summary" && clause.source) checkSource(clause.source, checking);
    }
  }
}

function checkSource({ reference }: Ast.SourceReference, checking: Checking): void {
  const { value: urn } = reference;
  if (!/^\s*urn:/i.test(urn)) return;
  const parts = shape.exec(urn)?.groups;
  if (!parts || !suffixes.has(parts.suffix ?? "")) {
    const mended = mend(urn);
    const fixes = mended === undefined ? [] : [inGuillemets(reference, mended)];
    checking.report.add("malformed-urn", { urn }, reference.span, { fixes });
    return;
  }
  checkDates(parts, reference, checking);
  if (parts.authority === "stato") checkActOfTheState(parts, reference, checking);
  if (parts.part) {
    const fixes = [inGuillemets(reference, urn.replace(parts.part, ""))];
    checking.report.add("urn-inside-article", { part: parts.part.slice(1) }, reference.span, { fixes });
  }
}

type Parts = Readonly<Record<string, string | undefined>>;

function checkDates({ date, inForce }: Parts, { span }: Ast.Text, { report }: Checking): void {
  for (const iso of [date, inForce]) {
    if (iso === undefined || iso.length === 4 || parseDate(iso) !== undefined) continue;
    report.add("impossible-date", { date: iso.split("-").reverse().join("/") }, span);
  }
}

function checkActOfTheState({ type = "", number }: Parts, reference: Ast.Text, { report }: Checking): void {
  if (!typesOfTheState.includes(type)) {
    const nearest = nearestName(type, typesOfTheState);
    const fixes = nearest ? [inGuillemets(reference, reference.value.replace(`:${type}:`, `:${nearest}:`))] : [];
    report.add("urn-of-unknown-type", { type }, reference.span, { fixes });
  } else if (number === undefined && type !== "costituzione") {
    report.add("urn-without-number", { urn: reference.value }, reference.span);
  }
}

/** The same with the slips that a hand makes put right: day first, capitals, spaces, a hyphen before `bis`. */
function mend(urn: string): string | undefined {
  const mended = urn
    .trim()
    .toLowerCase()
    .replace(/\b(\d{2})[-/](\d{2})[-/](\d{4})\b/, "$3-$2-$1")
    .replace(/~art\.?(\d+)[-.]([a-z]+)/, (whole, number: string, suffix: string) =>
      suffixes.has(suffix) ? `~art${number}${suffix}` : whole,
    )
    .replace(/[ _]+/g, ".");
  const parts = shape.exec(mended)?.groups;
  return parts && suffixes.has(parts.suffix ?? "") ? mended : undefined;
}

function inGuillemets({ span }: Ast.Text, urn: string) {
  return replaceWith(span, `«${urn}»`);
}
