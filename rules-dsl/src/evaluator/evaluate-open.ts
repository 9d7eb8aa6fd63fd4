/**
 * Evaluates rules on facts to which items are added whose amounts are open: each is given as an amount that carries how it moves. What
 * rests neither on an open amount nor on a list that grows is evaluated once for all the questions that are asked.
 */
import type { Program } from "../ir/program.ts";
import type { Rational } from "../values/rational.ts";
import { readGrowingFacts } from "./facts.ts";
import type { OutputValue } from "./outcome.ts";
import { preparedProgram } from "./prepare-program.ts";
import type { EvaluationRequest } from "./read-request.ts";
import { readRequest } from "./read-request.ts";
import { climb, startSession } from "./start-session.ts";
import type { Item, Value } from "./value.ts";
import { emptyList, quantity } from "./value.ts";

/** One item more, and its open amount. */
export interface AddedItem {
  /** Items with one key are the same, but for the amount. */
  readonly key: string;
  readonly json: () => unknown;
  /** Names of a list of the subject, and of the field that holds the amount. */
  readonly list: string;
  readonly field: string;
  readonly amount: Rational;
}

export type OpenValue = Pick<OutputValue, "rule" | "value" | "citation">;

export interface OpenEvaluation {
  /** The value of a rule about the subject in the cycle asked for, with those items added and no others, until it is asked with others. */
  readonly adding: (added: readonly AddedItem[]) => (rule: string) => OpenValue | undefined;
}

/** `lists` are names of the lists of the subject to which items may be added. Undefined when the request makes no sense. */
export function evaluateOpen(
  program: Program,
  facts: Readonly<Record<string, unknown>>,
  request: EvaluationRequest,
  lists: readonly string[],
): OpenEvaluation | undefined {
  const prepared = preparedProgram(program, { trace: false });
  const { vocabulary } = prepared;
  const read = readRequest(prepared, request);
  if ("length" in read) return undefined;
  const { facts: given, itemAt } = readGrowingFacts(vocabulary, facts, read);
  const fields = [...given.subject.fields];
  // One object for all questions: results that are kept hold it, as they hold the items.
  const subject: Item = { ...given.subject, fields };
  const { places } = vocabulary.subject;
  const growing = new Map(lists.flatMap((name) => places.get(name) ?? []).map((place) => [place, fields[place]]));
  const opened = new Map<Item, number>();
  const known = new Map<string, Value | undefined>();
  let keys = "";
  const session = startSession({
    prepared,
    facts: { ...given, subject },
    read,
    request,
    touching(holder, place) {
      if (holder === subject) return growing.has(place) ? members : 0;
      return opened.get(holder) === place ? amounts : 0;
    },
  });

  /** The lists with those items at their ends. */
  function grow(added: readonly AddedItem[]): void {
    for (const [place, value] of growing) fields[place] = value;
    const own = new Map<number, number>();
    for (const { list, field, json, key, amount } of added) {
      const place = places.get(list) ?? -1;
      const declared = vocabulary.subject.fields[place];
      if (!growing.has(place) || declared?.type.kind !== "list" || declared.type.of.kind !== "entity") continue;
      const before = own.get(place) ?? 0;
      own.set(place, before + 1);
      const held = fields[place] ?? emptyList;
      // A list of which a member cannot be read stays unknown.
      if (held.kind !== "list") continue;
      const name = `${key} ${before}`;
      const path = `${declared.code}[${lengthOf(facts[declared.code]) + before}]`;
      if (!known.has(name)) known.set(name, itemAt(json(), declared.type.of.name, path, held.values.length + 1));
      const item = known.get(name);
      if (item?.kind === "item") open(item, field, amount);
      if (item) fields[place] = item.kind === "undetermined" ? item : { kind: "list", values: [...held.values, item] };
    }
  }

  function open(item: Item, field: string, amount: Rational): void {
    const place = vocabulary.entities.get(item.entity)?.places.get(field) ?? -1;
    const written = item.fields[place];
    if (written?.kind !== "quantity") return;
    (item.fields as (Value | undefined)[])[place] = quantity(amount, written.unit);
    opened.set(item, place);
  }

  return {
    adding(added) {
      const asked = added.map(({ key }) => key).join(" ");
      grow(added);
      session.forgetTouched(asked === keys ? amounts : amounts | members);
      keys = asked;
      climb(session, read.cycle, session.facts);
      const cycle = session.cycleAt(read.cycle);
      return (name) => {
        const rule = prepared.ruleNamed.get(name);
        if (!rule) return undefined;
        const { value, selection } = session.resultOf({ rule, cycle, item: undefined, year: undefined });
        return { rule: name, value, citation: selection?.version?.version.citation };
      };
    },
  };
}

/** Kinds of changing facts: the open amounts, and the members of the lists that grow. */
const amounts = 1;
const members = 2;

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
