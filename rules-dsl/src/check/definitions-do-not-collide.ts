/**
 * Two definitions of one rule, of the same rank, with neither amending the other and neither more special, that govern a common
 * date, would be a silent pick: an error with the first common date as witness. A later adoption settles it. Two special
 * versions (`quando`) are left to the evaluator, which reports a conflict for the person for whom both hold.
 */
import { effectOf } from "../resolve/effect-of.ts";
import { grouped } from "../resolve/grouped.ts";
import type { ActSymbol, RuleDefinition } from "../resolve/symbols.ts";
import type { Checking } from "./semantic-model.ts";

export function definitionsDoNotCollide(checking: Checking): void {
  for (const { definitions } of checking.symbols.rules.values()) {
    if (definitions.length < 2) continue;
    const unsettled = definitions.filter((definition) => isUnsettled(definition, checking));
    for (const alike of grouped(unsettled, forceOf).values()) checkAlike(alike, checking);
  }
}

/** Not amended, not special, and not left to be the more favourable. */
function isUnsettled(definition: RuleDefinition, { symbols }: Checking): boolean {
  const { clause } = definition;
  if (clause.when || clause.prevailsIfMoreFavourable) return false;
  const amendments = symbols.amendmentsOf.get(definition) ?? [];
  return amendments.every((link) => link.clause.amendment === "extends");
}

function forceOf({ act }: RuleDefinition): string {
  return `${act.rank} ${adopted(act)}`;
}

function adopted({ declaration }: ActSymbol): string | undefined {
  return declaration.adopted?.on?.iso ?? declaration.published?.on?.iso;
}

interface Span {
  readonly definition: RuleDefinition;
  /** Its place among the definitions, in the order of the files. */
  readonly place: number;
  readonly from: string;
  /** Undefined when it is open. */
  readonly to: string | undefined;
}

/** From the earliest: each is compared with the one of those before it that lasts longest. */
function checkAlike(alike: readonly RuleDefinition[], checking: Checking): void {
  const spans = alike.flatMap((definition, place) => spanOf(definition, place, checking));
  spans.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  let longest: Span | undefined;
  for (const span of spans) {
    if (longest && (longest.to === undefined || span.from <= longest.to)) {
      const [first, second] = longest.place < span.place ? [longest, span] : [span, longest];
      report(first.definition, second.definition, span.from, checking);
    }
    const lasts = longest && (longest.to === undefined || (span.to !== undefined && span.to <= longest.to));
    if (!lasts) longest = span;
  }
}

function spanOf(definition: RuleDefinition, place: number, { symbols }: Checking): readonly Span[] {
  const effect = effectOf(definition);
  if (!effect) return [];
  let to = effect.to?.iso;
  for (const { clause } of symbols.amendmentsOf.get(definition) ?? []) {
    if (to !== undefined && clause.until && clause.until.iso > to) to = clause.until.iso;
  }
  return [{ definition, place, from: effect.from.iso, to }];
}

function report(first: RuleDefinition, second: RuleDefinition, date: string, checking: Checking): void {
  const { name } = second.clause;
  checking.report.add("definitions-collide", { name: name.text, date: italian(date) }, name.span, {
    related: [{ span: first.clause.name.span, code: "also-here" }],
  });
}

function italian(iso: string): string {
  return iso.split("-").reverse().join("/");
}
