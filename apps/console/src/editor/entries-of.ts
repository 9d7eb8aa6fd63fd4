/** What of an act a form can change in place: amounts of parameters, bounds and values of bands, dates. Each is a stretch of the text. */
import type { Compilation } from "@delibera/rules-dsl/compile";
import type { Entry, EntryGroup } from "./study-protocol.ts";

type Act = NonNullable<Compilation["files"][number]["act"]>;
type Paragraph = Act["divisions"][number]["paragraphs"][number];
type RuleClause = Extract<Paragraph["clauses"][number], { kind: "rule" }>;
type Effect = NonNullable<Act["effect"]>;
type DateLiteral = Effect["from"];
type Bands = Extract<NonNullable<RuleClause["body"]>, { kind: "bands" }>;
type Expression = Bands["on"];

/** Read from the tree, so also while the text has errors elsewhere. Undefined when the file holds no act. */
export function entriesOf({ files }: Pick<Compilation, "files">, file: string): readonly EntryGroup[] | undefined {
  const found = files.find(({ name }) => name === file);
  if (found?.act === undefined) return undefined;
  const { act, source } = found;
  const ofAct = [
    ...dateEntry("adopted", act.adopted?.on, source),
    ...dateEntry("published", act.published?.on, source),
    ...effectEntries(act.effect, source),
  ];
  const rules = act.divisions.flatMap(({ number, paragraphs }) =>
    paragraphs.flatMap((paragraph) => groupsOf(paragraph, number.value, source)),
  );
  return [{ name: "", article: "", comma: "", start: act.span.start, entries: ofAct }, ...rules].filter(
    ({ entries }) => entries.length > 0,
  );
}

function groupsOf({ number, clauses }: Paragraph, article: string, source: string): EntryGroup[] {
  const at = { article, comma: number.value };
  return clauses.flatMap((clause): EntryGroup[] => {
    if (clause.kind === "effectClause") {
      return [{ ...at, name: "", start: clause.span.start, entries: effectEntries(clause.effect, source) }];
    }
    if (clause.kind !== "rule") return [];
    return [{ ...at, name: clause.name.text, start: clause.span.start, entries: ruleEntries(clause, source) }];
  });
}

function ruleEntries({ effect, body }: RuleClause, source: string): Entry[] {
  const dates = effectEntries(effect, source);
  if (body?.kind === "expressionBody") return [...dates, ...valueEntry("value", undefined, body.expression, source)];
  if (body?.kind !== "bands") return dates;
  const bands = body.bands.flatMap(({ from, to, value }, at) => [
    ...(from ? valueEntry("bandFrom", at + 1, from.value, source) : []),
    ...(to ? valueEntry("bandTo", at + 1, to.value, source) : []),
    ...valueEntry("bandValue", at + 1, value, source),
  ]);
  return [...dates, ...bands];
}

/** Only what is written out: an expression is not a number to fill in. */
function valueEntry(part: Entry["part"], band: number | undefined, value: Expression, source: string): Entry[] {
  if (value.kind === "date") return dateEntry(part, value, source, band);
  if (value.kind !== "number") return [];
  const { start, end } = value.span;
  const whole = source.slice(start, value.unit?.span.start ?? end);
  const written = whole.trimEnd();
  const unit = value.unit?.text;
  return [{ kind: "number", part, band, start, end: start + written.length, written, ...(unit ? { unit } : {}) }];
}

function effectEntries(effect: Effect | undefined, source: string): Entry[] {
  return [...dateEntry("effectFrom", effect?.from, source), ...dateEntry("effectTo", effect?.to, source)];
}

function dateEntry(part: Entry["part"], date: DateLiteral | undefined, source: string, band?: number): Entry[] {
  if (date === undefined) return [];
  const { start, end } = date.span;
  return [{ kind: "date", part, band, start, end, written: source.slice(start, end) }];
}
