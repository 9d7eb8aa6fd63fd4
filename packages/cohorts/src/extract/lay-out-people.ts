/** People as they come, in batches of facts, laid out as one snapshot. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { factsToColumns, measuredLayout, packCohort } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import { CohortError } from "../files/cohort-error.ts";
import { joinUp } from "../snapshot/join-cohorts.ts";
import { openPeople } from "../snapshot/open-people.ts";
import type { CohortSnapshot, DimensionName } from "../snapshot/snapshot.ts";
import { enumerationsOf } from "../snapshot/snapshot.ts";

export interface PersonToLayOut {
  /** A UUID. */
  readonly pseudonym: string;
  readonly dimensions: Readonly<Record<DimensionName, string>>;
  /** What the tracing evaluator takes. */
  readonly facts: unknown;
}

export interface LayingOut {
  /** @throws CohortError for facts that the vocabulary does not take, with the pseudonym of whose they are. */
  add(people: readonly PersonToLayOut[]): void;
  /** @throws CohortError when nobody was added. */
  close(): CohortSnapshot;
}

/** @param asOf the day on which an option must exist where a fact has no day of its own. */
export function layOutPeople(program: Program, asOf: string, shared = false): LayingOut {
  // Of a batch nothing is kept but its columns, packed: an object for each person would fill the memory before they do.
  const parts: Cohort[] = [];
  const known = openPeople();
  let count = 0;
  return {
    add(people) {
      parts.push(packCohort(columnsOf(program, asOf, people)));
      for (const { pseudonym, dimensions } of people) known.add(bytesOfPseudonym(pseudonym), dimensions);
      count += people.length;
    },
    close() {
      if (count === 0) throw foundNobody();
      const cohort = joinUp(parts, shared);
      return { cohort, people: known.close(), enumerations: enumerationsOf(program) };
    },
  };
}

/** A batch by itself, laid out as narrowly as its own facts allow. @throws CohortError as `add` does. */
export function layOutBatch(program: Program, asOf: string, people: readonly PersonToLayOut[]): CohortSnapshot {
  const cohort = packCohort(columnsOf(program, asOf, people));
  const known = openPeople(people.length);
  for (const { pseudonym, dimensions } of people) known.add(bytesOfPseudonym(pseudonym), dimensions);
  return { cohort, people: known.close(), enumerations: enumerationsOf(program) };
}

export function foundNobody(): CohortError {
  return new CohortError({
    it: "la definizione non trova nessuno; allargarne i filtri",
    en: "the definition finds nobody; widen its filters",
  });
}

function bytesOfPseudonym(pseudonym: string): Uint8Array {
  return Buffer.from(pseudonym.replaceAll("-", ""), "hex");
}

function columnsOf(program: Program, asOf: string, people: readonly PersonToLayOut[]): Cohort {
  const facts = people.map((person) => person.facts);
  const { cohort, problems } = factsToColumns(program, measuredLayout(program, facts), facts, { asOf });
  if (cohort) return cohort;
  const [{ subject, path, because, found } = { subject: 0, path: "", because: "", found: "" }] = problems;
  const whose = people[subject]?.pseudonym ?? "";
  throw new CohortError({
    it: `persona ${whose}, ${path}: ${found} non è un fatto che gli atti prendano (${because}); correggerlo nel registro`,
    en: `person ${whose}, ${path}: ${found} is no fact that the acts take (${because}); correct it in the registry`,
  });
}
