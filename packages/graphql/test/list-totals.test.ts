import { registerProfessionals, tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { asc, eq, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry, signedIn } from "./registry.ts";

const { participations } = tables;
const people = [
  person(1, "Uno", {
    participations: [participation("PA-1", "5.0"), participation("PA-2", "4.0", { role: "teacher" })],
  }),
  person(2, "Due", { participations: [participation("PA-1", "3.0")] }),
  person(3, "Tre", { profession: 14, disciplines: [85] }),
];
const namesakes = [
  person(4, "De Adamis"),
  person(5, "D’Adda Adamo"),
  person(6, "Adalberti", { firstName: "Zoë Ada Adele" }),
  person(7, "Adamo", { firstName: "Ugo", profession: 14, disciplines: [85] }),
];

describeOnEachDatabase("the total of a list of everybody", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
  });

  it("says how many people there are, of all professions or of one, and counts nothing", async () => {
    expect(await peopleOf("")).toBe(3);
    expect(registry.statements.filter((statement) => statement.includes("count("))).toEqual([]);
    expect(await peopleOf("(profession: 14)")).toBe(1);
    expect(await peopleOf("(profession: 30)")).toBe(0);
  });

  it("says how many people are called so, each once whatever they have of words that begin so, and counts nothing", async () => {
    const called = () => Promise.all(["ad", "ada", "adam", "adamo", "adamos", "d", "z", "ze", "une"].map(namedSo));
    expect(await called()).toEqual([3, 3, 0, 0, 0, 1, 0, 0, 0]);
    await registerProfessionals(registry.database.db, namesakes);
    const all = await called();
    expect(all).toEqual([7, 7, 3, 2, 0, 3, 1, 0, 0]);
    expect(registry.statements.filter((statement) => statement.includes("count("))).toEqual([]);
    const { db } = registry.database;
    for (const again of [sql`select fold_list_totals()`, sql`select count_lists_anew()`]) {
      await db.execute(again);
      expect(await called()).toEqual(all);
    }
    // What is counted row by row, as two words and a profession are, says the same.
    expect(await namedSo("ada ada")).toBe(7);
    expect(await namedSo("adamo ada")).toBe(2);
    expect(await peopleOf('(search: "adam", profession: 14)')).toBe(1);
  });

  it("says how many participations there are today: corrected ones once, withdrawn ones not at all", async () => {
    const expectTotals = async (all: number, learners: number, teachers: number) => {
      const found = await Promise.all(["", "(role: LEARNER)", "(role: TEACHER)"].map(taken));
      expect(found).toEqual([all, learners, teachers]);
    };
    await expectTotals(3, 2, 1);
    expect(registry.statements.filter((statement) => statement.includes("count("))).toEqual([]);
    const { db } = registry.database;
    const [first, second] = await db
      .select()
      .from(participations)
      .where(eq(participations.publicId, "PA-1"))
      .orderBy(asc(participations.id));
    if (first === undefined || second === undefined) throw new Error("two people have a PA-1");
    const { id: corrected, ...asTeacher } = { ...first, role: "teacher" as const };
    const [teacher] = await db
      .insert(participations)
      .values({ ...asTeacher, supersedes: corrected })
      .returning();
    await expectTotals(3, 1, 2);
    const { id: withdrawn, ...gone } = { ...second, retracted: true };
    await db.insert(participations).values({ ...gone, supersedes: withdrawn });
    await expectTotals(2, 0, 2);
    if (teacher === undefined) throw new Error("a correction was written");
    const { id: again, ...asLearner } = { ...teacher, role: "learner" as const };
    await db.insert(participations).values({ ...asLearner, supersedes: again });
    await expectTotals(2, 1, 1);
    await db.execute(sql`select fold_list_totals()`);
    await expectTotals(2, 1, 1);
    await db.execute(sql`select count_lists_anew()`);
    await expectTotals(2, 1, 1);
  });

  it("is undone with what was not written", async () => {
    const { db } = registry.database;
    const before = await taken("");
    const failing = db.transaction(async (inside) => {
      const [any] = await inside.select().from(participations).limit(1);
      if (any === undefined) throw new Error("there are participations");
      const { id: _, ...other } = { ...any, publicId: "PA-99", supersedes: null };
      await inside.insert(participations).values(other);
      throw new Error("not this time");
    });
    await expect(failing).rejects.toThrow("not this time");
    expect(await taken("")).toBe(before);
  });

  it("is the same under pseudonyms, and nothing to who may not list everybody", async () => {
    const { data } = await registry.ask("{ professionals { totalCount } }", {}, signedIn({ role: "analyst" }));
    expect(data).toEqual({ professionals: { totalCount: 7 } });
    const ministry = await registry.ask("{ professionals { totalCount } }", {}, signedIn({ role: "ministry" }));
    expect(ministry.data).toEqual({ professionals: { totalCount: 0 } });
  });

  function namedSo(search: string): Promise<number> {
    return peopleOf(`(search: "${search}")`);
  }

  async function peopleOf(filter: string): Promise<number> {
    return ((await registry.data(`{ professionals${filter} { totalCount } }`)) as Answer).professionals.totalCount;
  }

  async function taken(filter: string): Promise<number> {
    return ((await registry.data(`{ participations${filter} { totalCount } }`)) as Answer).participations.totalCount;
  }
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
