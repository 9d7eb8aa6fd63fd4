/** `delibera counterfactual`: the least that a person must still do, by when, and the commi that say so. */
import type { Counterfactual, Goal } from "@delibera/rules-dsl/analysis";
import { counterfactual } from "@delibera/rules-dsl/analysis";
import type { PlainValue } from "@delibera/rules-dsl/evaluator";
import type { Citation, Program } from "@delibera/rules-dsl/ir";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import type { PersonOptions } from "../load/statements.ts";
import { personAsked } from "../load/statements.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";
import { words } from "../words.ts";

export interface CounterfactualOptions extends PersonOptions {
  readonly goal: readonly string[];
  readonly json?: true;
}

export async function counterfactualCommand(options: CounterfactualOptions, terminal: Terminal): Promise<ExitCode> {
  const { program, record, interpretations, today } = await personAsked(options, terminal);
  const asOf = options.asOf ?? today;
  const knownOn = options.knownOn ?? asOf;
  if (options.triennium === "all") throw new Refusal(words.notATriennium("all", "2017-2019"));
  const goals = options.goal.map((name) => goalNamed(program, name));
  const request = { cycle: options.triennium, asOf, knownOn, interpretations };
  const found = counterfactual(program, { ...record }, goals.length > 0 ? { ...request, goals } : request);
  if (options.json) terminal.print(JSON.stringify({ formatVersion: "1.0", ...request, ...found }, null, 2));
  else terminal.print(linesOf(program, found, terminal).join("\n"));
  return exitCodes.fine;
}

function goalNamed(program: Program, written: string): string {
  const goals = program.rules.filter(({ type, item, perYear }) => {
    return (type.kind === "requirement" || type.kind === "verdict") && item === undefined && !perYear;
  });
  const found = goals.find(({ name, code }) => name === written || code === written);
  if (!found) throw new Refusal(words.unknownGoal(written, goals.map(({ name }) => name).join(", ")));
  return found.name;
}

function linesOf(program: Program, found: Counterfactual, terminal: Terminal): readonly string[] {
  const { inWords, language } = terminal;
  const label = (rule: string) => program.rules.find(({ name }) => name === rule)?.label[language] ?? rule;
  const goal = ({ rule, citation, before, after }: Goal) => {
    const place = citation ? ` (${placeOf(program, citation)})` : "";
    const then = found.kind === "plan" ? ` → ${stateOf(after, terminal)}` : "";
    return `  ${label(rule)}: ${stateOf(before, terminal)}${then}${place}`;
  };
  const todo = found.todo.map(({ action, amount, unit, from, by }) => {
    const name = program.vocabulary.actions.find((each) => each.name === action)?.label[language] ?? action;
    return `  ${name}: ${number(amount, terminal)} ${unit ?? ""} (${day(from, terminal)} – ${day(by, terminal)})`;
  });
  return [
    inWords(headings[found.kind]),
    ...todo,
    ...found.missing.map((path) => `  ${path}`),
    ...found.goals.map(goal),
  ];
}

const headings: Readonly<Record<Counterfactual["kind"], Words>> = {
  plan: { it: "il minimo che resta da fare, dimostrato:", en: "the least still to be done, proved:" },
  "nothing-to-do": { it: "non resta nulla da fare", en: "nothing is left to be done" },
  impossible: {
    it: "nessuna delle azioni previste basta entro il termine:",
    en: "none of the actions foreseen is enough by the deadline:",
  },
  undetermined: { it: "non si può dire: mancano dati", en: "it cannot be said: facts are missing" },
  "not-proved": {
    it: "non si è potuto dimostrare un minimo entro il numero di prove consentito",
    en: "no least could be proved within the number of trials allowed",
  },
};

function stateOf(value: PlainValue, terminal: Terminal): string {
  const { inWords } = terminal;
  if (value.kind === "verdict") return inWords(value.accepted ? accepted : refused);
  if (value.kind !== "requirement") return inWords(notKnown);
  if (value.met) return inWords(met);
  const missing = `${number(value.missing.exact, terminal)} ${value.missing.unit ?? ""}`.trim();
  return inWords(value.bound === "atLeast" ? lacking(missing) : exceeding(missing));
}

const met: Words = { it: "soddisfatto", en: "met" };
const accepted: Words = { it: "accolta", en: "accepted" };
const refused: Words = { it: "rifiutata", en: "refused" };
const notKnown: Words = { it: "non determinato", en: "not known" };

function lacking(amount: string): Words {
  return { it: `mancano ${amount}`, en: `${amount} missing` };
}

function exceeding(amount: string): Words {
  return { it: `in eccesso ${amount}`, en: `${amount} in excess` };
}

function placeOf(program: Program, { act, article, comma }: Citation): string {
  const title = program.acts.find(({ name }) => name === act)?.title ?? act;
  return `${title}, ${article}/${comma}`;
}

function number(exact: string, { language }: Terminal): string {
  return language === "it" ? exact.replace(".", ",") : exact;
}

function day(iso: string, { language }: Terminal): string {
  return language === "it" ? iso.split("-").reverse().join("/") : iso;
}
