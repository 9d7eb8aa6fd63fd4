/** People as they come, in batches of facts, laid out as one snapshot. */
import type { Cohort, FactRows } from "@delibera/rules-dsl/columnar";
import { factsToColumns, measuredLayout, packCohort, rowsToColumns } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import { CohortError } from "../files/cohort-error.ts";
import { joinUp } from "../snapshot/join-cohorts.ts";
import type { OpenPeople } from "../snapshot/open-people.ts";
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

/** The same as they come out of the registry: a row for each. */
export interface PeopleInRows {
  readonly pseudonyms: readonly string[];
  readonly dimensions: readonly PersonToLayOut["dimensions"][];
  /** As the record has them: an event for all disciplines says `all` in the place of their list. */
  readonly facts: FactRows;
  /** What the tracing evaluator takes of one of them, by place. */
  readonly factsOf: (person: number) => unknown;
}

export interface LayingOut {
  /** @throws CohortError for facts that the vocabulary does not take, with the pseudonym of whose they are. */
  add(people: readonly PersonToLayOut[]): void;
  /** @throws CohortError as `add` does. */
  addRows(people: PeopleInRows): void;
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
    addRows(people) {
      parts.push(packCohort(columnsOfRows(program, asOf, people)));
      addPeople(known, people);
      count += people.pseudonyms.length;
    },
    close() {
      if (count === 0) throw foundNobody();
      const cohort = joinUp(parts, shared);
      return { cohort, people: known.close(), enumerations: enumerationsOf(program) };
    },
  };
}

/** A batch by itself, laid out as narrowly as its own facts allow. @throws CohortError as `add` does. */
export function layOutBatch(program: Program, asOf: string, people: PeopleInRows): CohortSnapshot {
  const cohort = packCohort(columnsOfRows(program, asOf, people));
  const known = openPeople(people.pseudonyms.length);
  addPeople(known, people);
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

function addPeople(known: OpenPeople, { pseudonyms, dimensions }: PeopleInRows): void {
  const bytes = bytesOfPseudonym(pseudonyms.join(""));
  for (const [person, own] of dimensions.entries()) known.add(bytes.subarray(person * 16, person * 16 + 16), own);
}

/** Person by person only where something is wrong, to name whose it is and where. */
function columnsOfRows(
  program: Program,
  asOf: string,
  { pseudonyms, dimensions, facts, factsOf }: PeopleInRows,
): Cohort {
  const inColumns = rowsToColumns(program, factsOfRows(facts), { asOf });
  if (inColumns) return inColumns;
  const people = dimensions.map(
    (own, person): PersonToLayOut => ({
      pseudonym: pseudonyms[person] ?? "",
      dimensions: own,
      facts: factsOf(person),
    }),
  );
  return columnsOf(program, asOf, people);
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

/** As `factsOf` of the ledger does of one record: an event for `all` disciplines has no list of them, but says so. */
function factsOfRows(people: FactRows): FactRows {
  const participations = people.lists.get("participations");
  const disciplines = participations?.columns.get("disciplines") ?? [];
  if (!participations || !disciplines.includes("all")) return people;
  const columns = new Map(participations.columns)
    .set(
      "disciplines",
      disciplines.map((each) => (each === "all" ? [] : each)),
    )
    .set(
      "allDisciplines",
      disciplines.map((each) => (each === "all" ? true : undefined)),
    );
  return { ...people, lists: new Map(people.lists).set("participations", { ...participations, columns }) };
}
