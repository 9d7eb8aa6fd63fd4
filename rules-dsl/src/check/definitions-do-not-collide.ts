/**
 * Two definitions of one rule, of the same rank, with neither amending the other and neither more special, that govern a common
 * date, would be a silent pick: an error with the first common date as witness. A later adoption settles it. Two special
 * versions (`quando`) are left to the evaluator, which reports a conflict for the person for whom both hold.
 */
import type { ActSymbol, RuleDefinition } from "../resolve/symbols.ts";
import { effectOf } from "./effect-of.ts";
import type { Checking } from "./semantic-model.ts";

export function definitionsDoNotCollide(checking: Checking): void {
  const amended = new Set(checking.symbols.amendments.flatMap((link) => link.targets));
  for (const rule of checking.symbols.rules.values()) {
    rule.definitions.forEach((first, index) => {
      for (const second of rule.definitions.slice(index + 1)) {
        if (amended.has(first) || amended.has(second) || !sameForce(first, second)) continue;
        const witness = commonDate(first, second);
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
  return a.act.rank === b.act.rank && bothGeneral && adopted(a.act) === adopted(b.act);
}

function adopted({ declaration }: ActSymbol): string | undefined {
  return declaration.adopted?.on?.iso ?? declaration.published?.on?.iso;
}

function commonDate(a: RuleDefinition, b: RuleDefinition): string | undefined {
  const [first, second] = [effectOf(a), effectOf(b)];
  if (!first || !second) return undefined;
  const from = first.from.iso > second.from.iso ? first.from.iso : second.from.iso;
  const ends = [first.to?.iso, second.to?.iso].filter((iso) => iso !== undefined);
  return ends.every((end) => from <= end) ? from : undefined;
}

function italian(iso: string): string {
  return iso.split("-").reverse().join("/");
}
