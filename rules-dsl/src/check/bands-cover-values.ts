/**
 * Bands are in order, do not overlap, and every value between and above them is either in a band or a declared gap. Values move in
 * the steps of their unit; the witness is the smallest value that falls through.
 */
import type { Fix } from "../diagnostics/diagnostic.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Rational } from "../values/rational.ts";
import { add, compare, parseRational, printRational } from "../values/rational.ts";
import { addLineAfter, replaceWith, swapped, writtenAt } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";

interface Interval {
  readonly from: Edge | undefined;
  readonly to: Edge | undefined;
  readonly node: Ast.Band;
}
interface Edge {
  readonly value: Rational;
  readonly inclusive: boolean;
}

export function bandsCoverValues(checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) {
    for (const { clause } of rule.definitions) {
      if (clause.body?.kind === "bands") checkBands(clause.body, checking);
    }
  }
}

/** Bands from the lowest to the highest; the checker and the lowering agree on this order. */
export function inOrder(bands: readonly Ast.Band[]): readonly Interval[] {
  const intervals = bands.map((node) => ({ from: edge(node.from), to: edge(node.to), node }));
  return intervals.sort((a, b) => (!a.from ? -1 : !b.from ? 1 : compare(a.from.value, b.from.value)));
}

function edge(bound: Ast.BandBound | undefined): Edge | undefined {
  if (bound?.value.kind !== "number") return undefined;
  const value = parseRational(bound.value.value);
  return value && { value, inclusive: bound.inclusive };
}

function checkBands(body: Ast.BandsBody, checking: Checking): void {
  const ordered = inOrder(body.bands);
  const reversed = ordered.filter(({ from, to }) => from && to && compare(from.value, to.value) > 0);
  for (const { node } of reversed) {
    const fixes = node.from && node.to ? [swapped(node.from, node.to, checking)] : [];
    checking.report.add("band-reversed", {}, node.span, { fixes });
  }
  if (reversed.length > 0) return;
  ordered.forEach((lower, index) => {
    const upper = ordered[index + 1];
    if (upper) checkPair(lower, upper, body, checking);
  });
  checkEnds(ordered, body, checking);
}

function checkPair(lower: Interval, upper: Interval, body: Ast.BandsBody, checking: Checking): void {
  const touching = lower.to && upper.from ? compare(lower.to.value, upper.from.value) : 1;
  const shared = touching === 0 && lower.to?.inclusive === true && upper.from?.inclusive === true;
  if (touching > 0 || shared) {
    const witness = printBound(upper.from ?? lower.to);
    checking.report.add("bands-overlap", { witness }, upper.node.span, {
      related: [{ span: lower.node.span, code: "also-here" }],
      fixes: shared ? [startingAbove(upper.node, checking)] : [],
    });
    return;
  }
  const joined = touching === 0 && (lower.to?.inclusive === true || upper.from?.inclusive === true);
  if (joined || !lower.to || !upper.from || declaredGap(lower.to.value, upper.from.value, body)) return;
  const witness = add(lower.to.value, lower.to.inclusive ? stepOf(body, checking) : { n: 0n, d: 1n });
  const reachable = compare(witness, upper.from.value) < 0 || (touching === 0 && !joined);
  if (!reachable) return;
  const after = printBound(lower.to);
  const before = printBound(upper.from);
  checking.report.add("band-gap", { after, before, witness: comma(printRational(witness)) }, upper.node.span, {
    related: [{ span: lower.node.span, code: "also-here" }],
    fixes: [
      addLineAfter(last(body).span, declaring(`lacuna tra ${after} e ${before} interpretata`, "inferiore"), checking),
    ],
  });
}

/** The motive is the author's. */
function declaring(gap: string, band: "inferiore" | "superiore"): string {
  return `${gap} come scaglione ${band} motivo «»`;
}

function last({ bands, gaps, on }: Ast.BandsBody): Ast.Node {
  return [...bands, ...gaps].sort((a, b) => a.span.end - b.span.end).at(-1) ?? on;
}

/** `da 10 a 20` becomes `oltre 10 fino a 20`. */
function startingAbove({ from, to, value, span }: Ast.Band, checking: Checking): Fix {
  const text = `oltre ${from ? writtenAt(from.span, checking) : ""}${to ? ` fino a ${writtenAt(to.span, checking)}` : ""}`;
  const end = (to ?? from ?? value).span.end;
  return replaceWith({ ...span, end }, text);
}

function checkEnds(ordered: readonly Interval[], body: Ast.BandsBody, checking: Checking): void {
  const first = ordered[0];
  const top = ordered.at(-1);
  if (first?.from && compare(first.from.value, { n: 0n, d: 1n }) > 0) {
    checking.report.add("band-open-below", { bound: printBound(first.from) }, first.node.span);
  }
  const openEnd = body.gaps.some((gap) => gap.before === undefined);
  if (!top?.to || openEnd) return;
  const bound = printBound(top.to);
  const line = declaring(`oltre ${bound} interpretato`, "superiore");
  const fixes = [addLineAfter(last(body).span, line, checking)];
  checking.report.add("band-open-above", { bound }, top.node.span, { fixes });
}

function declaredGap(after: Rational, before: Rational, body: Ast.BandsBody): boolean {
  const equal = (expression: Ast.Expression | undefined, value: Rational) => {
    const bound = expression?.kind === "number" ? parseRational(expression.value) : undefined;
    return bound !== undefined && compare(bound, value) === 0;
  };
  return body.gaps.some((gap) => equal(gap.after, after) && equal(gap.before, before));
}

function stepOf(body: Ast.BandsBody, { types, symbols }: Checking): Rational {
  const type = types.get(body.on);
  const unit = type?.kind === "quantity" && type.unit ? symbols.units.get(nameKey(type.unit)) : undefined;
  const declared = unit?.declaration?.step?.value;
  return (declared && parseRational(declared)) || { n: 1n, d: 1n };
}

function printBound(bound: Edge | undefined): string {
  return bound ? comma(printRational(bound.value)) : "";
}

function comma(printed: string): string {
  return printed.replace(".", ",");
}
