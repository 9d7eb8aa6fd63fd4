/** Claims about invented cohorts: the same bits each time, the proportions of the public figures, facts that the backends agree on. */

import {
  factsToColumns,
  newResultReader,
  plainColumn,
  plainOffsets,
  prepareColumnar,
} from "@delibera/rules-dsl/columnar";
import { evaluate, plainValue } from "@delibera/rules-dsl/evaluator";
import { specialise } from "@delibera/rules-dsl/specialise";
import { printDate } from "@delibera/rules-dsl/values";
import { describe, expect, it } from "vitest";
import type { CohortSnapshot } from "../src/cohorts.ts";
import {
  bytesOf,
  generateCohort,
  generateInParts,
  memoryOf,
  personFacts,
  pseudonymOf,
  snapshotHash,
} from "../src/cohorts.ts";
import { theActs } from "./acts.ts";

const acts = theActs();

function table({ cohort }: CohortSnapshot, path: string) {
  const at = cohort.layout.tables.findIndex((each) => each.path === path);
  const found = cohort.tables[at];
  if (!found) throw new Error(`no table ${path}`);
  const column = (name: string) => {
    const place = cohort.layout.tables[at]?.columns.findIndex((each) => each.path === name) ?? -1;
    const stored = found.columns[place];
    if (!stored) throw new Error(`no column ${path}.${name}`);
    return { ...plainColumn(stored, found.rows), stored };
  };
  return { ...found, offsets: plainOffsets(found.offsets ?? new Int32Array(1)), column };
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
      `"2d9d1c1b9c89dddc2100b2118fa9b8efd144a738cecac68bcaeea088e82f6f51"`,
    );
    expect(snapshotHash(generateCohort(acts, { seed: 7, people: 1000, start: 2023 }))).toBe(snapshotHash(small));
    expect(snapshotHash(generateCohort(acts, { seed: 8, people: 1000, start: 2023 }))).not.toBe(snapshotHash(small));
  });

  it("is the same in memory that threads share", () => {
    const shared = generateCohort(acts, { seed: 7, people: 1000, start: 2023, shared: true });
    expect(snapshotHash(shared)).toBe(snapshotHash(small));
    expect(memoryOf(shared.cohort).filter(({ buffer }) => !(buffer instanceof SharedArrayBuffer))).toEqual([]);
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
  const active = countHolders(participations.offsets);

  const { profession, region } = larger.people.dimensions;
  const inProfession = (...codes: readonly string[]) => {
    const places = codes.map((code) => profession.codes.indexOf(code));
    return Array.from(profession.values.keys()).filter((person) => places.includes(profession.values[person] ?? -1));
  };
  const inRegion = (code: string) => region.values.filter((each) => each === region.codes.indexOf(code)).length;
  const { offsets } = participations;
  const rowsOf = (people: readonly number[], list: Int32Array) =>
    people.flatMap((person) =>
      Array.from({ length: (list[person + 1] ?? 0) - (list[person] ?? 0) }, (_, at) => (list[person] ?? 0) + at),
    );
  const tenths = Array.from(participations.column("credits").values);
  const creditsOf = (rows: readonly number[]) => rows.reduce((sum, row) => sum + (tenths[row] ?? 0), 0);
  const national = participations.column("provider").values;
  const all = Array.from(tenths.keys());
  const nurses = inProfession("14", "15");
  const positions = table(larger, "positions");
  const certified = positions.column("certified").values;
  const began = positions.column("triennium.from").values;
  const certifiedIn2014 = (...codes: readonly string[]): Counted => {
    const rows = rowsOf(inProfession(...codes), positions.offsets).filter(
      (row) => printDate(began[row] ?? 0) === "2014-01-01",
    );
    return [rows.filter((row) => certified[row] === 1).length, rows.length];
  };
  const formats = participations.column("format").values;
  const distant = rowsOf(nurses, offsets).filter(
    (row) => larger.enumerations["formato"]?.[formats[row] ?? -1] === "FAD",
  );
  const ages = nurses.map((person) => 2025 - Number(birthYearOf(person)));

  function birthYearOf(person: number): string {
    const { codes, values } = larger.people.dimensions.birthYear;
    return codes[values[person] ?? 0] ?? "";
  }

  type Counted = readonly [part: number, whole: number];

  // Counted in the cohort, to the last one; the public figure; how far from it the quotient may be.
  const figures: readonly (readonly [name: string, counted: Counted, figure: number, tolerance: number])[] = [
    ["nurses, of 1.5 million (FNOPI, 2025)", [nurses.length, people], 461_313 / 1_500_000, 0.01],
    ["paediatric nurses, of nurses", [inProfession("15").length, nurses.length], 8_901 / 461_313, 0.01],
    ["doctors", [inProfession("1").length, people], 410_000 / 1_500_000, 0.01],
    ["pharmacists", [inProfession("3").length, people], 100_000 / 1_500_000, 0.01],
    ["mean age of nurses", [ages.reduce((a, b) => a + b, 0), ages.length], 46.5, 1.5],
    ["people in Lombardia, as residents", [inRegion("03"), people], 10_020 / 58_990, 0.01],
    ["people who take part (Agenas, 2014 and 2015)", [active, people], 1_409_204 / 1_500_000, 0.01],
    ["participations of each, over three years", [participations.rows, active], 3 * 2.1, 0.45],
    ["tenths of credit of a participation", [creditsOf(all), participations.rows], 101, 3],
    [
      "credits from national providers",
      [creditsOf(all.filter((row) => national[row] === 0)), creditsOf(all)],
      0.6654,
      0.01,
    ],
    ["participants of an event", [participations.rows, new Set(participations.column("event").values).size], 45, 5],
    ["credits at a distance, of nurses", [creditsOf(distant), creditsOf(rowsOf(nurses, offsets))], 0.8, 0.06],
    ["doctors certified in 2014-2016", certifiedIn2014("1"), 0.54, 0.06],
    ["dentists certified in 2014-2016", certifiedIn2014("2"), 0.51, 0.06],
    ["pharmacists certified in 2014-2016", certifiedIn2014("3"), 0.49, 0.06],
    ["veterinarians certified in 2014-2016", certifiedIn2014("4"), 0.32, 0.06],
    ["nurses certified in 2014-2016", certifiedIn2014("14", "15"), 0.32, 0.06],
  ];

  it("are those counted here, the same on every machine", () => {
    expect(
      Object.fromEntries(figures.map(([name, [part, whole]]) => [name, `${part} / ${whole}`])),
    ).toMatchInlineSnapshot(`
      {
        "credits at a distance, of nurses": "8437874 / 9907331",
        "credits from national providers": "25212955 / 37948384",
        "dentists certified in 2014-2016": "1097 / 2284",
        "doctors": "16650 / 60000",
        "doctors certified in 2014-2016": "6958 / 14068",
        "mean age of nurses": "868840 / 18871",
        "nurses certified in 2014-2016": "5005 / 16222",
        "nurses, of 1.5 million (FNOPI, 2025)": "18871 / 60000",
        "paediatric nurses, of nurses": "360 / 18871",
        "participants of an event": "375025 / 7893",
        "participations of each, over three years": "375025 / 56378",
        "people in Lombardia, as residents": "10214 / 60000",
        "people who take part (Agenas, 2014 and 2015)": "56378 / 60000",
        "pharmacists": "4033 / 60000",
        "pharmacists certified in 2014-2016": "1595 / 3465",
        "tenths of credit of a participation": "37948384 / 375025",
        "veterinarians certified in 2014-2016": "354 / 1197",
      }
    `);
  });

  it.each(figures)("%s: near the public figure", (_, [part, whole], figure, tolerance) => {
    expect(Math.abs(part / whole - figure)).toBeLessThan(tolerance);
  });

  it("leave few bytes to a participation, all that is known of people counted", () => {
    expect(bytesOf(larger.cohort) / participations.rows).toBeLessThan(24);
  });
});

function countHolders(offsets: Int32Array): number {
  return offsets.reduce((count, offset, at) => count + (at > 0 && offset > (offsets[at - 1] ?? 0) ? 1 : 0), 0);
}
