/** One person of a simulation: what the law in force says of them, what each law compared says, and where the two part. */
import { personNamed } from "@delibera/cohorts";
import { factsOfSubject } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import { comparePerson } from "@delibera/simulation";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { printPerson } from "../print/person-side-by-side.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import type { Asked } from "./asked.ts";
import type { SimulatedPeople } from "./people.ts";
import { peopleOf } from "./people.ts";
import { lawsOf, questionOf, refusedQuestion } from "./run-simulation.ts";
import { simulateWords } from "./simulate-words.ts";

export interface ShownPerson {
  readonly asked: Asked;
  /** Of the acts. */
  readonly folder: string;
  readonly json: true | undefined;
}

/** @throws Refusal when nobody has the pseudonym. */
export async function showPerson(
  pseudonym: string,
  { asked, folder, json }: ShownPerson,
  terminal: Terminal,
): Promise<ExitCode> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(pseudonym))
    throw new Refusal(simulateWords.notAPseudonym(pseudonym));
  const { program, ...laws } = lawsOf(asked, folder, terminal);
  if (laws.candidates.length === 0) throw new Refusal(simulateWords.nothingToCompare);
  const facts = await factsOf(pseudonym, peopleOf(asked, program), program);
  const compared = comparePerson(questionOf(asked, laws), facts, asked.language);
  if (compared.kind === "refused") throw refusedQuestion(compared.problems);
  const { candidates } = compared;
  if (json) {
    const { triennium: cycle, asOf, knownOn } = asked;
    terminal.print(
      JSON.stringify({ formatVersion: "1.0", pseudonym, cycle, asOf, knownOn, facts, candidates }, null, 2),
    );
  } else terminal.print(printPerson(pseudonym, candidates, terminal));
  return exitCodes.fine;
}

async function factsOf(
  pseudonym: string,
  { parts }: SimulatedPeople,
  { vocabulary }: Program,
): Promise<Readonly<Record<string, unknown>>> {
  for await (const { cohort, people } of parts()) {
    const number = personNamed(people, pseudonym);
    if (number !== undefined) return factsOfSubject(vocabulary, cohort, number);
  }
  throw new Refusal(simulateWords.nobody(pseudonym));
}
