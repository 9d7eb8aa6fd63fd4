/** Tries the properties of a program on generated people; a failure is shown on the smallest person found. */
import fc from "fast-check";
import type { EvaluationRequest, PlainValue, Value } from "../evaluator/evaluate.ts";
import { evaluate, plainValue } from "../evaluator/evaluate.ts";
import type { Program, Property, PropertyStatement, Rule } from "../ir/program.ts";
import { add, compare, multiply, parseRational, printRational, rational } from "../values/rational.ts";
import { unitStep } from "./change-expression.ts";
import { filled } from "./fill-facts.ts";
import type { Facts } from "./generate-facts.ts";
import { factsOf, itemOf, wholeFactsOf } from "./generate-facts.ts";

export interface PropertyResult {
  readonly property: Property;
  readonly statement: PropertyStatement;
  /** People of whom it is known whether it holds, up to the first failure: fewer than asked when too many others were drawn. */
  readonly runs: number;
  /** People drawn besides, of whom it is not known, even with the facts that were missing: they prove nothing. */
  readonly undecided: number;
  readonly counterexample: Counterexample | undefined;
}

export interface Counterexample {
  readonly facts: Facts;
  /** Of a monotone property: the facts after the change, and the two values. */
  readonly changed?: Facts;
  readonly before: PlainValue;
  readonly after?: PlainValue;
}

export interface Trials {
  readonly seed: number;
  readonly runs: number;
}

/** One result for each statement, in the order of the program. The same seed gives the same people. */
export function testProperties(program: Program, trials: Trials): readonly PropertyResult[] {
  return program.properties.flatMap((property) =>
    property.statements.map((statement) => tryStatement(program, property, statement, trials)),
  );
}

const lastDay = "9999-12-31";

function tryStatement(
  program: Program,
  property: Property,
  statement: PropertyStatement,
  { seed, runs }: Trials,
): PropertyResult {
  const { cycle, asOf = lastDay, knownOn = lastDay } = property;
  const request = { cycle, asOf, knownOn };
  const holds = (found: Counterexample | undefined | "undecided"): boolean => {
    fc.pre(found !== "undecided");
    return typeof found !== "object";
  };
  const trials = { seed, numRuns: runs, maxSkipsPerRun };
  const person = { facts: factsOf(program, cycle), spare: wholeFactsOf(program, cycle) };
  if (statement.kind === "invariant") {
    const judged = withCondition(program, statement);
    const judge = (drawn: Invented) => invariantOn(judged, drawn, request);
    const out = fc.check(
      fc.property(fc.record(person), (drawn) => holds(judge(drawn))),
      trials,
    );
    const [drawn] = out.counterexample ?? [];
    const { numRuns, numSkips } = out;
    return { property, statement, runs: numRuns, undecided: numSkips, counterexample: drawn && found(judge(drawn)) };
  }
  const people = fc.record({
    ...person,
    place: fc.nat(9),
    steps: fc.integer({ min: 1, max: 300 }),
    item: itemOf(program, cycle, statement.changing.entity),
  });
  const judge = (drawn: Drawn) => monotoneOn(program, statement, drawn, request);
  const out = fc.check(
    fc.property(people, (drawn) => holds(judge(drawn))),
    trials,
  );
  const [drawn] = out.counterexample ?? [];
  const { numRuns, numSkips } = out;
  return { property, statement, runs: numRuns, undecided: numSkips, counterexample: drawn && found(judge(drawn)) };
}

/** How many people may be drawn in vain for each one of whom it is known. */
const maxSkipsPerRun = 4;

/** A person, and another from whom what is missing is taken. */
interface Invented {
  readonly facts: Facts;
  readonly spare: Facts;
}

/** How often facts are filled before a person is given up: what was missing may show that something else is. */
const mostFillings = 12;

/** The person with whatever the value lacks, and the value. */
function determined(
  program: Program,
  { facts, spare }: Invented,
  valueOn: (facts: Facts) => Value,
): { readonly facts: Facts; readonly value: Value } {
  let last = { facts, value: valueOn(facts) };
  for (let round = 0; round < mostFillings; round++) {
    const { value } = last;
    const plain = value.kind === "undetermined" ? plainValue(value) : undefined;
    const more = plain?.kind === "undetermined" ? filled(program, last.facts, plain.missing, spare) : undefined;
    if (more === undefined) break;
    last = { facts: more, value: valueOn(more) };
  }
  return last;
}

interface Drawn extends Invented {
  readonly place: number;
  readonly steps: number;
  readonly item: Facts;
}

function found(result: Counterexample | undefined | "undecided"): Counterexample | undefined {
  return typeof result === "object" ? result : undefined;
}

/** The name cannot be written in a rule file, so it meets no other. */
const conditionName = " condition";

function withCondition(
  program: Program,
  { condition }: Extract<PropertyStatement, { readonly kind: "invariant" }>,
): Program {
  const rule: Rule = {
    name: conditionName,
    label: { it: "", en: "" },
    perYear: false,
    type: { kind: "boolean" },
    derogations: [],
    versions: [
      {
        id: conditionName,
        citation: { act: "", article: "", comma: "", textHash: "" },
        rank: 0,
        knownFrom: "0001-01-01",
        effect: { from: "0001-01-01" },
        extensions: [],
        replaces: [],
        repeals: false,
        saves: [],
        locals: [],
        body: { kind: "expression", expression: condition },
        place: { file: "", line: 0, endLine: 0 },
      },
    ],
  };
  return { ...program, rules: [...program.rules, rule] };
}

function invariantOn(
  program: Program,
  drawn: Invented,
  request: EvaluationRequest,
): Counterexample | undefined | "undecided" {
  const { facts, value } = determined(program, drawn, (each) =>
    evaluate(program, each, request).valueOf(conditionName),
  );
  if (value.kind === "undetermined") return "undecided";
  const holds = value.kind === "boolean" && value.value;
  return holds ? undefined : { facts, before: plainValue(value) };
}

function monotoneOn(
  program: Program,
  statement: Extract<PropertyStatement, { readonly kind: "monotone" }>,
  drawn: Drawn,
  request: EvaluationRequest,
): Counterexample | undefined | "undecided" {
  const valueOn = (each: Facts) => evaluate(program, each, request).valueOf(statement.rule);
  const { facts, value: before } = determined(program, drawn, valueOn);
  const changed = grown(program, statement, { ...drawn, facts });
  if (!changed) return "undecided";
  const after = valueOn(changed);
  const moved = difference(before, after);
  if (moved === undefined) return "undecided";
  const wrong = statement.direction === "notDecreasing" ? moved < 0 : moved > 0;
  return wrong ? { facts, changed, before: plainValue(before), after: plainValue(after) } : undefined;
}

/** Negative when the second is less; a requirement met and a request accepted are more. */
function difference(before: Value, after: Value): number | undefined {
  if (before.kind === "quantity" && after.kind === "quantity") return compare(after.amount, before.amount);
  const [a, b] = [levelOf(before), levelOf(after)];
  return a === undefined || b === undefined ? undefined : b - a;
}

function levelOf(value: Value): number | undefined {
  if (value.kind === "requirement") return value.met ? 1 : 0;
  if (value.kind === "verdict") return value.accepted ? 1 : 0;
  return value.kind === "boolean" ? (value.value ? 1 : 0) : undefined;
}

/** The facts with one more item, or with one field grown by some steps; undefined when nobody has such a field. */
function grown(
  { vocabulary }: Program,
  { changing }: Extract<PropertyStatement, { readonly kind: "monotone" }>,
  { facts, place, steps, item }: Drawn,
): Facts | undefined {
  const entity = vocabulary.entities.find(({ name }) => name === changing.entity);
  const field = entity?.fields.find(({ name }) => name === changing.field);
  const grow = (object: Facts): Facts | undefined => {
    const amount = field && parseRational(String(object[field.code]));
    if (!field || !amount || object[field.code] === undefined) return undefined;
    const unit = field.type.kind === "quantity" ? field.type.unit : undefined;
    const more = multiply(rational(BigInt(steps)), unitStep(unit, vocabulary));
    return { ...object, [field.code]: printRational(add(amount, more)) };
  };
  if (changing.entity === vocabulary.subject) return grow(facts);
  const subject = vocabulary.entities.find(({ name }) => name === vocabulary.subject);
  const list = subject?.fields.find(
    ({ type }) => type.kind === "list" && type.of.kind === "entity" && type.of.name === changing.entity,
  );
  if (!list) return undefined;
  const items = (facts[list.code] ?? []) as readonly Facts[];
  if (!changing.field) {
    const key = entity?.fields.find(({ name }) => name === entity.identifiedBy);
    const added = key ? { ...item, [key.code]: key.type.kind === "text" ? "NEW" : "1000000" } : item;
    return { ...facts, [list.code]: [...items, added] };
  }
  const at = items.length === 0 ? 0 : place % items.length;
  const changed = items[at] && grow(items[at]);
  return changed && { ...facts, [list.code]: items.map((each, index) => (index === at ? changed : each)) };
}
