/** Answers the questions of the page: keeps the published program and the last invented people, and runs one simulation at a time. */
import { contentHasher } from "@delibera/cohorts/content-hash";
import { generateCohort } from "@delibera/cohorts/synthetic";
import { professionList } from "@delibera/database/invention";
import { compile, newCompilationMemory } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { ChangedPerson, Dimension, Scenario, SimulationQuestion } from "@delibera/simulation";
import { changedPeople, compareSubject } from "@delibera/simulation/people";
import type { KnownValues } from "@delibera/simulation/simulate";
import { newKnownValues, simulate } from "@delibera/simulation/simulate";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Language } from "../messages/language.tsx";
import { candidatesOf, choicesOf } from "./candidates.ts";
import type { Answer, Asked, DimensionName, PeopleAsked, PersonAsked, Question } from "./protocol.ts";
import { peopleOnPage } from "./protocol.ts";
import { regionNames } from "./region-names.ts";

export type Desk = (question: Question) => Promise<void>;
type Snapshot = ReturnType<typeof generateCohort>;

interface Invented {
  readonly key: string;
  readonly snapshot: Snapshot;
  /** What was found of these people: the next edit is evaluated from there on. */
  readonly known: KnownValues;
}

/** Bounds of the groups of age, in completed years. */
const ages = ["34", "44", "54", "64"];

export function openDesk(tell: (answer: Answer) => void): Desk {
  const memory = newCompilationMemory();
  let law: { readonly program: Program; readonly sources: readonly SourceFile[] } | undefined;
  let invented: Invented | undefined;
  let running: AbortController | undefined;
  let done: Done | undefined;

  const peopleOf = (program: Program, { people, seed, cycle }: Asked): Invented => {
    const key = `${people} ${seed} ${cycle}`;
    if (invented?.key !== key) {
      const snapshot = generateCohort(program, { people, seed, start: Number(cycle.slice(0, 4)) });
      invented = { key, snapshot, known: newKnownValues(snapshot.cohort) };
    }
    return invented;
  };

  const run = async (number: number, asked: Asked, language: Language, signal: AbortSignal): Promise<void> => {
    if (!law) return tell({ kind: "failed", number, message: "unreachable: no law was published to the worker" });
    const { program, sources } = law;
    const baseline: Scenario = { name: "", program, asOf: asked.asOf, knownOn: asked.knownOn };
    const candidates = candidatesOf(baseline, sources, asked.change, language, memory);
    if (candidates.kind === "broken") return tell({ kind: "broken", number, errors: candidates.errors });
    const { snapshot, known } = peopleOf(program, asked);
    const question: SimulationQuestion = {
      cycle: asked.cycle,
      baseline,
      candidates: candidates.scenarios,
      measure: "obligation.individual",
      state: "certifiable",
      also: ["balance"],
      // Who owes less is better off.
      favourable: "smaller",
      bands: asked.bands,
      dimensions: [dimensionOf(asked.by, snapshot)],
    };
    const simulated = await simulate(question, snapshot.cohort, {
      onProgress: ({ done, milliseconds }) => tell({ kind: "progress", number, done, milliseconds }),
      onSample: (report) => tell({ kind: "sample", number, report }),
      signal,
      language,
      known,
    });
    if (simulated.kind === "done") {
      done = { number, question, snapshot, changed: new Map() };
      const cohort = asked.change.kind === "draft" ? hashOf(snapshot) : undefined;
      tell({ kind: "done", number, report: simulated.report, cohort });
    } else if (simulated.kind === "refused") tell({ kind: "refused", number, problems: simulated.problems });
    else tell({ kind: "cancelled", number });
  };

  return async (question) => {
    if (question.kind === "publish") {
      const { program } = compile(question.sources, memory);
      if (!program) return tell({ kind: "failed", number: 0, message: "the published acts do not compile" });
      law = { program, sources: question.sources };
      return tell({ kind: "choices", choices: choicesOf(program) });
    }
    if (question.kind === "people" || question.kind === "person") {
      const { number } = question;
      // Of a run that another has overtaken nobody waits for people.
      if (done?.number !== number) return;
      return tell(
        question.kind === "people"
          ? { ...peoplePage(done, question), number }
          : { ...personOf(done, question), number },
      );
    }
    running?.abort();
    if (question.kind === "cancel") return;
    running = new AbortController();
    const { number, asked, language } = question;
    try {
      await run(number, asked, language, running.signal);
    } catch (error) {
      tell({ kind: "failed", number, message: error instanceof Error ? error.message : String(error) });
    }
  };
}

/** The last run that came to its end, and whom its candidates were found to change. */
interface Done {
  readonly number: number;
  readonly question: SimulationQuestion;
  readonly snapshot: Snapshot;
  readonly changed: Map<number, readonly ChangedPerson[]>;
}

function peoplePage({ question, snapshot, changed }: Done, { candidate, outcome, group, from }: PeopleAsked) {
  let people = changed.get(candidate);
  if (people === undefined) {
    const found = changedPeople(question, snapshot.cohort, candidate);
    people = found.kind === "found" ? found.people : [];
    changed.set(candidate, people);
  }
  const wanted = people.filter(
    (each) => (outcome === undefined || each.outcome === outcome) && (group === undefined || each.groups[0] === group),
  );
  const asked = { candidate, outcome, group, from };
  return { kind: "people" as const, asked, all: wanted.length, people: wanted.slice(from, from + peopleOnPage) };
}

function personOf(
  { question, snapshot: { cohort } }: Done,
  { candidate, subject, language }: PersonAsked & { readonly language: Language },
) {
  const [alone] = question.candidates.slice(candidate);
  const alike = { ...question, candidates: alone ? [alone] : [] };
  const { facts, compared } = compareSubject(alike, cohort, subject, language);
  const results = compared.kind === "compared" ? (compared.candidates[0]?.results ?? []) : [];
  return { kind: "person" as const, asked: { candidate, subject }, facts, results };
}

function dimensionOf(by: DimensionName, { people }: Snapshot): Dimension {
  if (by === "age") return { name: by, fact: "birthDate", bands: ages };
  const { codes, values } = people.dimensions[by];
  return { name: by, codes: values, labels: codes.map((code) => labelOf(by, code)) };
}

function labelOf(by: DimensionName, code: string): string {
  if (by === "profession") return professionList.find((each) => `${each.code}` === code)?.name ?? code;
  return by === "region" ? (regionNames[code] ?? code) : code;
}

/** As the command line gives it for the same people. */
function hashOf(snapshot: Snapshot): string {
  const hasher = contentHasher(() => {
    const hash = sha256.create();
    return { update: (bytes) => hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
  });
  hasher.add(snapshot);
  return hasher.close();
}
