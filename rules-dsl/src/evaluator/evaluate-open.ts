/** Evaluates rules on facts of which some amounts are open: each is given as an amount that carries how it moves. */
import type { Program } from "../ir/program.ts";
import type { Rational } from "../values/rational.ts";
import type { Facts } from "./facts.ts";
import { readFacts } from "./facts.ts";
import type { OutputValue } from "./outcome.ts";
import { preparedProgram } from "./prepare-program.ts";
import type { EvaluationRequest } from "./read-request.ts";
import { readRequest } from "./read-request.ts";
import { startSession } from "./start-session.ts";
import type { Item, Value } from "./value.ts";
import { quantity } from "./value.ts";

/** An open amount: where it stands in the facts, by the path of its item and the name of its field. */
export interface OpenAmount {
  readonly path: string;
  readonly field: string;
  readonly amount: Rational;
}

export type OpenValue = Pick<OutputValue, "rule" | "value" | "citation">;

/** Values of rules about the subject in the cycle asked for; undefined when the request makes no sense. */
export function evaluateOpen(
  program: Program,
  facts: unknown,
  request: EvaluationRequest,
  { open, rules }: { readonly open: readonly OpenAmount[]; readonly rules: readonly string[] },
): readonly OpenValue[] | undefined {
  const prepared = preparedProgram(program, { trace: false });
  const read = readRequest(prepared, request);
  if ("length" in read) return undefined;
  const decoded = opened(readFacts(prepared.vocabulary, facts, read), open, program);
  const session = startSession({ prepared, facts: decoded, read, request });
  const cycle = session.cycleAt(read.cycle);
  return rules.flatMap((name): readonly OpenValue[] => {
    const rule = prepared.ruleNamed.get(name);
    if (!rule) return [];
    const { value, selection } = session.resultOf({ rule, cycle, item: undefined, year: undefined });
    return [{ rule: name, value, citation: selection?.version?.version.citation }];
  });
}

/** The facts with open amounts in place of written ones. Items are shared by the lists that hold them: each is made anew once. */
function opened(facts: Facts, open: readonly OpenAmount[], { vocabulary }: Program): Facts {
  const fresh = new Map<Item, Item>();
  for (const item of [...facts.items.values()].flat()) {
    const own = open.filter(({ path }) => path === item.path);
    if (own.length === 0) continue;
    const fields = vocabulary.entities.find(({ name }) => name === item.entity)?.fields ?? [];
    const values = item.fields.map((value, place) => {
      const found = own.find(({ field }) => field === fields[place]?.name);
      return found && value?.kind === "quantity" ? quantity(found.amount, value.unit) : value;
    });
    fresh.set(item, { ...item, fields: values });
  }
  const renewed = (value: Value | undefined): Value | undefined => {
    if (value?.kind === "item") return fresh.get(value) ?? value;
    return value?.kind === "list" ? { ...value, values: value.values.map((each) => renewed(each) ?? each) } : value;
  };
  return {
    ...facts,
    subject: { ...facts.subject, fields: facts.subject.fields.map(renewed) },
    items: new Map([...facts.items].map(([name, items]) => [name, items.map((each) => fresh.get(each) ?? each)])),
  };
}
