/** Claims about invented cohorts: the same bits each time, the proportions of the public figures, facts that the backends agree on. */

import { factsToColumns, newResultReader, prepareColumnar } from "@delibera/rules-dsl/columnar";
import { evaluate, plainValue } from "@delibera/rules-dsl/evaluator";
import { specialise } from "@delibera/rules-dsl/specialise";
import { describe, expect, it } from "vitest";
import type { CohortSnapshot, DimensionName } from "../src/cohorts.ts";
import { bytesOf, generateCohort, generateInParts, personFacts, pseudonymOf, snapshotHash } from "../src/cohorts.ts";
import { theActs } from "./acts.ts";

const acts = theActs();

function table({ cohort }: CohortSnapshot, path: string) {
  const at = cohort.layout.tables.findIndex((each) => each.path === path);
  const found = cohort.tables[at];
  if (!found) throw new Error(`no table ${path}`);
  const column = (name: string) => {
    const place = cohort.layout.tables[at]?.columns.findIndex((each) => each.path === name) ?? -1;
    const values = found.columns[place];
    if (!values) throw new Error(`no column ${path}.${name}`);
    return values;
  };
  return { ...found, column };
}

function share(snapshot: CohortSnapshot, name: DimensionName, code: string): number {
  const { codes, values } = snapshot.people.dimensions[name];
  const place = codes.indexOf(code);
  return values.filter((value) => value === place).length / snapshot.people.count;
}

describe("a generated cohort", () => {
  const small = generateCohort(acts, { seed: 7, people: 1000, start: 2023 });

  it("has the same facts for the same seed, to the bit", () => {
    expect(
      small.cohort.layout.tables.map(({ path }, at) => `${path} ${small.cohort.tables[at]?.rows}`),
    ).toMatchInlineSnapshot(`
      [
        " 1000",
        "disciplines 1000",
        "registrations 1022",
        "exemptions 164",
        "competentDoctor 2",
        "radiology 49",
        "retirement.incomes 8",
        "emergencies 17",
        "dossiers 148",
        "dossiers.areas 444",
        "participations 6236",
        "participations.disciplines 4024",
        "individualTraining 131",
        "positions 2757",
        "events 2",
        "enrolments 99",
        "teachingSessions 18",
      ]
    `);
    expect(snapshotHash(small)).toMatchInlineSnapshot(
      `"e13f9b3edb7073aed848c093cbb7f05d7c9147d2d4803445031c05abc92b6851"`,
    );
    expect(snapshotHash(generateCohort(acts, { seed: 7, people: 1000, start: 2023 }))).toBe(snapshotHash(small));
    expect(snapshotHash(generateCohort(acts, { seed: 8, people: 1000, start: 2023 }))).not.toBe(snapshotHash(small));
  });

  it("is the same in memory that threads share", () => {
    const shared = generateCohort(acts, { seed: 7, people: 1000, start: 2023, shared: true });
    expect(snapshotHash(shared)).toBe(snapshotHash(small));
    expect(table(shared, "participations").column("credits").values.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it("has the same people when it is made in parts", () => {
    const whole = generateCohort(acts, { seed: 3, people: 10_000, start: 2020 });
    const parts = [...generateInParts(acts, { seed: 3, people: 10_000, start: 2020, peopleOfPart: 4096 })];
    expect(parts.map(({ people }) => people.count)).toEqual([4096, 4096, 1808]);
    expect(personFacts(acts, parts[2] as CohortSnapshot, 1000)).toEqual(personFacts(acts, whole, 9192));
    expect(pseudonymOf((parts[1] as CohortSnapshot).people, 5)).toBe(pseudonymOf(whole.people, 4101));
  });

  it("holds facts that lay out again as the same columns", () => {
    const facts = Array.from({ length: 1000 }, (_, person) => personFacts(acts, small, person));
    const { cohort, problems } = factsToColumns(acts, small.cohort.layout, facts, { asOf: "2026-11-21" });
    expect(problems).toEqual([]);
    if (cohort) expect(snapshotHash({ ...small, cohort })).toBe(snapshotHash(small));
  });

  it("gets from columns what the tracing evaluator says of each person", () => {
    const question = { cycle: "2023-2025", asOf: "2025-12-31", knownOn: "2026-11-21" };
    const { program } = specialise(acts, { ...question, outputs: ["certificabile", "saldo"] }, small.cohort.layout);
    if (!program) throw new Error("the question is refused");
    const { result, run } = prepareColumnar(program, small.cohort);
    run(0, small.people.count);
    const reader = newResultReader(result, small.cohort, acts.vocabulary);
    const told = new Set<string>();
    for (let person = 0; person < 300; person++) {
      const outcome = evaluate(acts, personFacts(acts, small, person), question);
      expect(outcome.refusedFacts).toEqual([]);
      for (const output of program.outputs) {
        const value = reader.value(output, person);
        const said = plainValue(outcome.valueOf(output.rule));
        const expected = value ?? { kind: "undetermined" };
        expect(said, `${output.rule} of ${person}`).toMatchObject(expected);
        told.add(JSON.stringify(value));
      }
    }
    expect(told.size).toBeGreaterThan(100);
  });

  it("keeps pseudonyms apart", () => {
    expect(new Set(Array.from({ length: 1000 }, (_, person) => pseudonymOf(small.people, person))).size).toBe(1000);
    expect(pseudonymOf(small.people, 0)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("refuses what cannot be", () => {
    const asked = { seed: 1, people: 10, start: 2023 };
    expect(() => generateCohort(acts, { ...asked, people: 0 })).toThrow("a cohort has from 1 to 5000000 people, not 0");
    expect(() => generateCohort(acts, { ...asked, seed: 1.5 })).toThrow("a seed is a whole number from 0, not 1.5");
    expect(() => generateCohort(acts, { ...asked, start: 2024 })).toThrow("no triennium begins in 2024");
  });
});

describe("the proportions of a larger cohort", () => {
  const people = 60_000;
  const larger = generateCohort(acts, { seed: 20_261_121, people, start: 2023 });
  const participations = table(larger, "participations");
  const active = countHolders(participations.offsets ?? new Int32Array());

  it("are those of the professions", () => {
    // 461,313 nurses with the paediatric ones, about 410,000 doctors, of about 1.47 million.
    expect(share(larger, "profession", "14") + share(larger, "profession", "15")).toBeCloseTo(461 / 1469, 2);
    expect(share(larger, "profession", "1")).toBeCloseTo(410 / 1469, 2);
    expect(share(larger, "region", "03")).toBeCloseTo(10_020 / 59_000, 2);
  });

  it("are those of participations, credits and accrediting bodies", () => {
    expect(active / people).toBeCloseTo(1_409_204 / 1_500_000, 2);
    expect(Math.abs(participations.rows / active / 3 - 2.1)).toBeLessThan(0.15);
    const credits = Array.from(participations.column("credits").values);
    const national = participations.column("provider").values;
    const all = credits.reduce((sum, value) => sum + value, 0);
    const ofNational = credits.reduce((sum, value, row) => sum + (national[row] === 0 ? value : 0), 0);
    expect(Math.abs(all / 10 / participations.rows - 10.1)).toBeLessThan(0.3);
    expect(ofNational / all).toBeCloseTo(0.6654, 2);
  });

  it("are those of events and of nurses who learn at a distance", () => {
    const events = new Set(participations.column("event").values).size;
    expect(Math.abs(participations.rows / events - 45)).toBeLessThan(5);
    const { codes, values } = larger.people.dimensions.profession;
    const nurse = codes.indexOf("14");
    const format = participations.column("format").values;
    const { offsets = new Int32Array() } = participations;
    let [rows, distant] = [0, 0];
    for (let person = 0; person < people; person++) {
      if (values[person] !== nurse) continue;
      for (let row = offsets[person] ?? 0; row < (offsets[person + 1] ?? 0); row++) {
        rows++;
        if (larger.enumerations["formato"]?.[format[row] ?? -1] === "FAD") distant++;
      }
    }
    expect(distant / rows).toBeCloseTo(0.85, 1);
  });

  it("leave few bytes to a participation", () => {
    const own = { ...larger.cohort, tables: larger.cohort.tables.filter((_, at) => isOf(at, "participations")) };
    expect(bytesOf(own) / participations.rows).toBeLessThan(45);
  });

  function isOf(at: number, path: string): boolean {
    return larger.cohort.layout.tables[at]?.path.startsWith(path) ?? false;
  }
});

function countHolders(offsets: Int32Array): number {
  return offsets.reduce((count, offset, at) => count + (at > 0 && offset > (offsets[at - 1] ?? 0) ? 1 : 0), 0);
}
