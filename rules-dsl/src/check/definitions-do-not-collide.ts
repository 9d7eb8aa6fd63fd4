/**
 * Two definitions of one rule, of the same rank, with neither amending the other and neither more special, that govern a common
 * date, would be a silent pick: an error with the first common date as witness. A later adoption settles it. Two special
 * versions (`quando`) are left to the evaluator, which reports a conflict for the person for whom both hold.
 */
import { effectOf } from "../resolve/effect-of.ts";
import type { ActSymbol, RuleDefinition } from "../resolve/symbols.ts";
import type { Checking } from "./semantic-model.ts";

export function definitionsDoNotCollide(checking: Checking): void {
  const amended = new Set(
    checking.symbols.amendments.flatMap((link) => (link.clause.amendment === "extends" ? [] : link.targets)),
  );
  for (const rule of checking.symbols.rules.values()) {
    rule.definitions.forEach((first, index) => {
      for (const second of rule.definitions.slice(index + 1)) {
        if (amended.has(first) || amended.has(second) || !sameForce(first, second)) continue;
        const witness = commonDate(first, second, checking);
        if (witness === undefined) continue;
        checking.report.add(
          "definitions-collide",
          { name: rule.name, date: italian(witness) },
          second.clause.name.span,
          {
            related: [{ span: first.clause.name.span, code: "also-here" }],
          },
        );
      }
    });
  }
}

function sameForce(a: RuleDefinition, b: RuleDefinition): boolean {
  const bothGeneral = a.clause.when === undefined && b.clause.when === undefined;
  // The more favourable of the two prevails, whichever it is.
  if (a.clause.prevailsIfMoreFavourable || b.clause.prevailsIfMoreFavourable) return false;
  return a.act.rank === b.act.rank && bothGeneral && adopted(a.act) === adopted(b.act);
}

function adopted({ declaration }: ActSymbol): string | undefined {
  return declaration.adopted?.on?.iso ?? declaration.published?.on?.iso;
}

function commonDate(a: RuleDefinition, b: RuleDefinition, checking: Checking): string | undefined {
  const [first, second] = [effectOf(a), effectOf(b)];
  if (!first || !second) return undefined;
  const from = first.from.iso > second.from.iso ? first.from.iso : second.from.iso;
  const ends = [lastDay(a, checking), lastDay(b, checking)].filter((iso) => iso !== undefined);
  return ends.every((end) => from <= end) ? from : undefined;
}

/** The end of the effect, moved by the extensions; undefined when it is open. */
function lastDay(definition: RuleDefinition, { symbols }: Checking): string | undefined {
  const to = effectOf(definition)?.to?.iso;
  const moved = (symbols.amendmentsOf.get(definition) ?? []).flatMap(({ clause }) => clause.until?.iso ?? []);
  return to && moved.reduce((latest, until) => (until > latest ? until : latest), to);
}

function italian(iso: string): string {
  return iso.split("-").reverse().join("/");
}
