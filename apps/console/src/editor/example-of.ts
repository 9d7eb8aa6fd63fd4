/** A line of the ledger computed last as an example: the person, with what the line does not stand on left out, and what came out. */

import { factsOf } from "@delibera/ledger/statement";
import { exampleLines, printAssertion } from "@delibera/rules-dsl/analysis";
import { evaluate as outcomeOf, plainValue } from "@delibera/rules-dsl/evaluator";
import type { Evaluated } from "./evaluation.ts";
import { outputOf } from "./evaluation.ts";
import type { KeptExample } from "./study-protocol.ts";

type Facts = Readonly<Record<string, unknown>>;

/** Undefined: the ledger has no such line, or an example cannot say it (one of an item, whose label nobody else would know). */
export function exampleOf(evaluated: Evaluated & { readonly record: string }, line: string): KeptExample | undefined {
  const { program, ledger, record } = evaluated;
  const target = outputOf(evaluated, line);
  if (target === undefined || target.item !== undefined) return undefined;
  const { rule, year } = target;
  const said = printAssertion(plainValue(target.value));
  if (said === undefined) return undefined;
  const { triennium: cycle, asOf, knownOn } = ledger;
  const gives = (facts: Facts) => {
    const { outputs } = outcomeOf(program, facts, { cycle, asOf, knownOn });
    const found = outputs.find((each) => each.rule === rule && each.item === undefined && each.year === year);
    return found && printAssertion(plainValue(found.value));
  };
  const lines = exampleLines(
    program,
    fewest(factsOf(JSON.parse(record)), (facts) => gives(facts) === said),
  );
  return {
    rule,
    cycle,
    asOf,
    knownOn,
    lines: [...lines, `allora ${rule}${year === undefined ? "" : ` nell'anno ${year}`} ${said}`],
    isWhole: lines.every((each) => !each.startsWith("-- ")),
  };
}

/** Without whatever changes nothing by its absence: an act is read by everybody, and a person should not be found in it. */
function fewest(facts: Facts, isEnough: (facts: Facts) => boolean): Facts {
  let kept = facts;
  for (const [key, value] of Object.entries(facts)) {
    const { [key]: _, ...without } = kept;
    if (isEnough(without)) kept = without;
    else if (!Array.isArray(value)) continue;
    else kept = { ...kept, [key]: fewestOf(value, (fewer) => isEnough({ ...kept, [key]: fewer })) };
  }
  return kept;
}

function fewestOf(members: readonly unknown[], isEnough: (fewer: readonly unknown[]) => boolean): readonly unknown[] {
  let kept = members;
  for (const member of members) {
    const fewer = kept.filter((each) => each !== member);
    if (isEnough(fewer)) kept = fewer;
  }
  return kept;
}
