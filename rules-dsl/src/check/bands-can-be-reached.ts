/** A band lies where values can be: one that what is measured never enters, or between two steps of its unit, is a clause nobody reaches, a warning. */
import type { RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Rational } from "../values/rational.ts";
import { parseRational, printRational } from "../values/rational.ts";
import type { Edge, Range } from "./possible-values.ts";
import { anything, both, isEmpty } from "./possible-values.ts";
import type { Reasoning } from "./reasoning.ts";
import { nothingKnown, reasoningAbout } from "./reasoning.ts";
import { removeLines } from "./repairs.ts";
import { inWords } from "./say-what-is-known.ts";
import type { Checking } from "./semantic-model.ts";
import { possibleValue, rangesOfRules } from "./values-of-expressions.ts";

export function bandsCanBeReached(checking: Checking): void {
  const ranges = rangesOfRules(checking);
  for (const rule of checking.symbols.rules.values()) {
    for (const definition of rule.definitions) {
      const { body } = definition.clause;
      if (body?.kind === "bands" && body.on.kind !== "number") checkBands(body, definition, rule, { checking, ranges });
    }
  }
}

function checkBands(
  body: Ast.BandsBody,
  definition: RuleDefinition,
  rule: RuleSymbol,
  { checking, ranges }: Pick<Reasoning, "checking" | "ranges">,
): void {
  const found = possibleValue(body.on, nothingKnown, reasoningAbout(definition, rule, checking, ranges));
  const measured = found?.kind === "range" ? found : anything;
  const step = stepOf(body.on, checking);
  for (const band of body.bands) {
    const range: Range = { kind: "range", low: edgeOf(band.from), high: edgeOf(band.to) };
    // A band that ends before it begins is refused elsewhere.
    if (isEmpty(range) && !range.low?.open && !range.high?.open) continue;
    const within = both(range, measured);
    if (!isEmpty(within, step)) continue;
    const known = isEmpty(within) && !isEmpty(range) ? inWords(body.on, measured, checking) : steps(step);
    const said = [measured.low, measured.high].find((edge) => edge?.said)?.said;
    const related = [{ span: said ?? body.on.span, code: "also-here" as const }];
    const title = { it: "togliere lo scaglione", en: "remove the band" };
    // Without any other the bands would not cover every value.
    const fixes = isEmpty(range, step) ? [removeLines(band.span, checking, title)] : [];
    checking.report.add("band-never-reached", { known }, band.span, { related, fixes });
  }
}

function steps(step: Rational | undefined): string {
  return `passo ${step ? printRational(step).replace(".", ",") : "0"}`;
}

function edgeOf(bound: Ast.BandBound | undefined): Edge | undefined {
  const value = bound?.value.kind === "number" ? parseRational(bound.value.value) : undefined;
  return value && bound && { value, open: !bound.inclusive, said: undefined };
}

/** Only what has a unit moves in its steps. */
function stepOf(on: Ast.Expression, { types, symbols }: Checking): Rational | undefined {
  const type = types.get(on);
  const unit = type?.kind === "quantity" && type.unit ? symbols.units.get(nameKey(type.unit)) : undefined;
  const written = unit?.declaration?.step?.value;
  return written ? parseRational(written) : undefined;
}
