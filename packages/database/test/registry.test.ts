/** The fictional registry repeats itself, keeps the public proportions, and names nobody who could exist. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { ParticipationFact, ProfessionalFacts } from "../src/facts/professional-facts.ts";
import { isFiscalCode } from "../src/fiscal-code/fiscal-code.ts";
import { generateRegistry, generatorVersion, isFictional, registrySize } from "../src/registry/registry.ts";

const registry = generateRegistry();
const events = [...registry.events()];
const people = [...registry.professionals()];
const participations = people.flatMap((person) => person.participations ?? []);

test("the demonstration has the size it says", () => {
  expect({
    seed: registry.seed,
    professionals: people.length,
    participations: participations.length,
    events: events.length,
  }).toEqual(registrySize);
});

test("version 2 of the generator gives these facts and no others", () => {
  const hash = createHash("sha256");
  for (const event of events) hash.update(JSON.stringify(event));
  for (const person of people) hash.update(JSON.stringify(person));
  expect([generatorVersion, hash.digest("hex")]).toMatchInlineSnapshot(`
    [
      2,
      "d2adff620f48c33f6a0de0a2c63a6300d3003d539a52fbbb1e513e9658e4dab7",
    ]
  `);
});

test("the same seed gives the same people and facts", () => {
  const options = { seed: 7, professionals: 40 };
  const one = [...generateRegistry(options).professionals()];
  expect([...generateRegistry(options).professionals()]).toEqual(one);
  expect([...generateRegistry({ ...options, seed: 8 }).professionals()]).not.toEqual(one);
});

test("a known person is the same on every machine", () => {
  const { participations: _, ...mario } = people[0] as ProfessionalFacts;
  expect(mario).toMatchInlineSnapshot(`
    {
      "birthDate": "1995-09-02",
      "disciplines": [
        27,
      ],
      "dossiers": [
        {
          "areas": [
            {
              "area": "technical",
              "planned": "60",
            },
            {
              "area": "process",
              "planned": "15",
            },
            {
              "area": "system",
              "planned": "25",
            },
          ],
          "builtOn": "2026-09-06",
          "kind": "individual",
          "registeredOn": "2026-09-06",
          "triennium": "2026-2028",
        },
      ],
      "emergencies": [],
      "exemptions": [],
      "firstName": "Matteo",
      "fiscalCode": "FLRMTT95P02X000G",
      "id": "P-0001",
      "individualTraining": [
        {
          "acquiredOn": "2024-03-09",
          "hours": 13,
          "id": "IT-0001-1",
          "kind": "self-study",
          "radioprotection": false,
          "registeredOn": "2024-03-14",
        },
      ],
      "lastName": "Floris",
      "positions": [],
      "profession": 1,
      "registrations": [
        {
          "appliedOn": "2022-03-05",
          "kind": "first",
          "registeredOn": "2022-05-03",
          "resolvedOn": "2022-04-17",
        },
      ],
    }
  `);
});

test("ids and fiscal codes are unique, and every code is well formed and impossible", () => {
  expect(people[0]?.id).toBe("P-0001");
  expect(people[1999]?.id).toBe("P-2000");
  const codes = people.map((person) => person.fiscalCode);
  expect(new Set(codes).size).toBe(2000);
  expect(codes.filter((code) => !isFiscalCode(code) || !isFictional(code))).toEqual([]);
  const ids = participations.map((it) => it.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("nurses are the most, then doctors, and every profession is there", () => {
  const counts = countBy(people, (person) => person.profession);
  const order = [...counts.entries()].sort((one, other) => other[1] - one[1]).map(([profession]) => profession);
  expect(order.slice(0, 3)).toEqual([14, 1, 3]);
  expect(counts.size).toBe(31);
  expect(share(people, (person) => person.profession === 14)).toBeWithin(0.28, 0.34);
});

test("credits per participation, participants per event and the national share are the public ones", () => {
  const credits = sum(participations.map(tenthsOf));
  expect(credits / 10 / participations.length).toBeWithin(9.6, 10.6);
  expect(participations.length / events.length).toBeWithin(43, 48);
  const national = sum(participations.filter((it) => it.provider === "national").map(tenthsOf));
  expect(national / credits).toBeWithin(0.6504, 0.6804);
});

test("four in five credits of nurses come from distance learning", () => {
  const nurses = people.filter((person) => person.profession === 14).flatMap((person) => person.participations ?? []);
  const recent = nurses.filter((it) => it.acquiredOn >= "2023-01-01");
  const distance = sum(recent.filter((it) => it.format === "FAD").map(tenthsOf));
  expect(distance / sum(recent.map(tenthsOf))).toBeWithin(0.74, 0.86);
});

test("in a larger registry, half of the doctors and a third of the nurses earn what is asked in 2017-2019", () => {
  const larger = [...generateRegistry({ professionals: 6000 }).professionals()];
  const inOrder = (profession: number) =>
    share(
      larger.filter((it) => it.profession === profession && (it.registrations?.[0]?.resolvedOn ?? "") < "2014-01-01"),
      (person) => earned(person, "2017-01-01", "2019-12-31") >= 1250,
    );
  expect(inOrder(1)).toBeWithin(0.49, 0.59);
  expect(inOrder(14)).toBeWithin(0.28, 0.38);
});

test("every participation is of an enrolled person, inside its edition, and known by the end of October 2026", () => {
  const editions = new Map(
    events.flatMap((it) => it.editions.map((held) => [`${it.id} ${held.number}`, held] as const)),
  );
  for (const person of people) {
    const enrolledOn = person.registrations?.[0]?.resolvedOn ?? "";
    for (const it of person.participations ?? []) {
      const held = editions.get(`${it.event} ${it.edition}`);
      expect(it.acquiredOn >= enrolledOn, `${it.id} before enrolment`).toBe(true);
      expect(it.acquiredOn >= (held?.startsOn ?? "9"), `${it.id} before its edition`).toBe(true);
      expect(it.acquiredOn <= (held?.endsOn ?? "0"), `${it.id} after its edition`).toBe(true);
      expect((it.registeredOn ?? "9") <= "2026-10-31", `${it.id} is not known yet`).toBe(true);
    }
  }
});

test("nobody is twice in an event, except as learner and on the teaching side", () => {
  const twice: string[] = [];
  let bothSides = 0;
  for (const person of people) {
    for (const [event, held] of groupBy(person.participations ?? [], (it) => it.event)) {
      if (held.length === 1) continue;
      const roles = held.map((it) => (it.role === "learner" ? "learner" : "teaching side")).sort();
      if (roles.join() === "learner,teaching side") bothSides += 1;
      else twice.push(`${person.id} in ${event}`);
    }
  }
  expect(twice).toEqual([]);
  expect(bothSides).toBeGreaterThan(20);
});

test("events end in the triennium in which they begin, within 12 months, or 24 if they are research", () => {
  const wrong = events.flatMap((event) =>
    event.editions
      .filter(({ startsOn = "", endsOn = "" }) => {
        const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1;
        return triennium(startsOn) !== triennium(endsOn) || days > (event.research ? 731 : 366);
      })
      .map((edition) => `${event.id} ${edition.number}`),
  );
  expect(wrong).toEqual([]);
  expect(events.some((event) => event.research)).toBe(true);
});

test("past positions stand on the edges of the bands and beside them", () => {
  const acquired = new Set(people.flatMap((person) => person.positions ?? []).map((it) => it.acquired));
  for (const edge of ["79.9", "80.0", "80.1", "120.0", "120.1", "120.9", "121.0", "149.9", "150.0", "150.1", "151.0"]) {
    expect(acquired).toContain(edge);
  }
});

test("a person with a past position holds no participation of that triennium", () => {
  const wrong = people.filter(
    (person) => person.positions?.length === 1 && person.participations?.some((it) => it.acquiredOn < "2017-01-01"),
  );
  expect(wrong.map((person) => person.id)).toEqual([]);
});

test("every kind of fact, role, format and reason occurs", () => {
  const kinds = (list: readonly (string | undefined)[]) => [...new Set(list)].sort();
  expect(kinds(participations.map((it) => it.role))).toEqual(["learner", "speaker", "teacher", "tutor"]);
  expect(kinds(participations.map((it) => it.format))).toEqual(["BLENDED", "FAD", "FSC", "RES"]);
  const alone = people.flatMap((person) => person.individualTraining ?? []);
  expect(kinds(alone.map((it) => it.kind))).toEqual(["abroad", "publication", "self-study", "trial", "tutoring"]);
  const exemptions = people.flatMap((person) => person.exemptions ?? []);
  expect(kinds(exemptions.map((it) => it.kind))).toEqual(["esenzione", "esonero"]);
  expect(new Set(exemptions.map((it) => it.reason)).size).toBeGreaterThanOrEqual(12);
  const registrations = people.flatMap((person) => person.registrations ?? []);
  expect(kinds(registrations.map((it) => it.kind))).toEqual(["cancellation", "first", "reenrolment"]);
  expect(participations.some((it) => it.recruited)).toBe(true);
  expect(participations.some((it) => it.moved?.to === "2014-2016")).toBe(true);
  expect(participations.some((it) => it.moved?.to === "2020-2022")).toBe(true);
  for (const kind of ["retirement", "radiology", "competentDoctor"] as const) {
    expect(
      people.some((person) => person[kind] !== undefined),
      kind,
    ).toBe(true);
  }
  expect(people.some((person) => (person.emergencies?.length ?? 0) > 0)).toBe(true);
  expect(people.some((person) => (person.dossiers?.length ?? 0) > 0)).toBe(true);
});

test("people enrol for the first time before and inside 2017-2019", () => {
  const years = countBy(people, (person) => person.registrations?.[0]?.resolvedOn.slice(0, 4) ?? "");
  for (const year of ["1990", "2005", "2016", "2017", "2018", "2019", "2023"]) {
    expect(years.get(year) ?? 0, year).toBeGreaterThan(10);
  }
});

test("an impossible size is refused in words", () => {
  for (const professionals of [0, 1.5, 4_000_000]) {
    expect(() => generateRegistry({ professionals })).toThrow(
      `a fictional registry has from 1 to 3752000 professionals, not ${professionals}`,
    );
  }
});

function earned(person: ProfessionalFacts, from: string, to: string): number {
  const inside = (on = "") => on >= from && on <= to;
  const alone = (person.individualTraining ?? []).filter((it) => it.kind === "self-study" && inside(it.acquiredOn));
  return (
    sum((person.participations ?? []).filter((it) => inside(it.acquiredOn)).map(tenthsOf)) +
    Math.min(250, sum(alone.map((it) => (it.hours ?? 0) * 10)))
  );
}

function tenthsOf(participation: ParticipationFact): number {
  return Number(participation.credits.replace(".", ""));
}

function triennium(date: string): number {
  return Math.trunc((Number(date.slice(0, 4)) - 2014) / 3);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function share<T>(list: readonly T[], test: (item: T) => boolean): number {
  return list.filter(test).length / list.length;
}

function countBy<T, K>(list: readonly T[], key: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of list) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

function groupBy<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

expect.extend({
  toBeWithin(actual: number, least: number, most: number) {
    return { pass: actual >= least && actual <= most, message: () => `${actual} is not within ${least} and ${most}` };
  },
});

declare module "vitest" {
  interface Matchers<T> {
    toBeWithin(least: number, most: number): T;
  }
}
