import type { PublishedProgram } from "@delibera/acts";
import { hashOfText } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Attaching, SimulationFigures } from "../src/drafting.ts";
import {
  attachedSimulations,
  attachSimulation,
  beginDraft,
  checklistOf,
  currentDraft,
  draftProgram,
  saveDraft,
} from "../src/drafting.ts";
import { act, ada, inForce, premium } from "./small-rulebook.ts";

describeOnEachDatabase("a simulation of a draft", (open) => {
  let database: Database;
  let published: PublishedProgram;
  let id: string;
  let figures: SimulationFigures;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    published = await inForce(database);
    const written = { text: premium(), program: published.hash, by: ada };
    id = (await database.db.transaction((db) => beginDraft(db, act, written))).id;
    const made = await draftProgram(published, { act, text: premium() });
    if (made.kind === "refused") throw new Error("the premium does not compile");
    const measure = made.set.program.rules[0]?.name ?? "";
    figures = {
      ...{ measure, cycle: "2026-2028", asOf: "2028-12-31", knownOn: "2028-12-31", people: 1000, seed: 7 },
      ...{ cohort: "0f".repeat(32), baseline: published.hash, candidate: made.set.hash, effect: "some" as const },
      ...{ affected: 12, gain: null, lose: 0, totalChange: "-1.5", largestRise: null, largestFall: "-1/3" },
    };
  });
  afterAll(() => database.close());

  const attach = (changed: Partial<SimulationFigures> = {}, text = premium()): Promise<Attaching> =>
    database.db.transaction((db) =>
      attachSimulation(db, published, id, { hash: hashOfText(text), figures: { ...figures, ...changed }, by: ada }),
    );
  const draft = async () => {
    const found = await currentDraft(database.db, id);
    if (found === undefined) throw new Error(`no draft ${id}`);
    return found;
  };
  const state = async () => (await checklistOf(database.db, published, await draft(), ["simulation"]))[0]?.state;

  it("is kept with its figures and hashes, once, and satisfies the checklist for that text only", async () => {
    expect(await state()).toBe("failed");
    expect(await attach()).toMatchObject({ kind: "attached" });
    expect(await attach()).toMatchObject({ kind: "attached" });
    const [kept, ...others] = await attachedSimulations(database.db, (await draft()).row);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ ...figures, textHash: hashOfText(premium()), by: "Ada Autrice" });
    expect(kept?.unitLabel).toEqual({ it: "crediti", en: "credits" });
    expect(await state()).toBe("passed");
    const next = { text: premium({ credits: 4 }), base: 1, program: published.hash, by: ada };
    await database.db.transaction((db) => saveDraft(db, id, next));
    expect(await state()).toBe("failed");
    expect(await attachedSimulations(database.db, (await draft()).row)).toHaveLength(1);
    expect(await attach()).toMatchObject({ kind: "changed" });
  });

  it("of another text, or from other acts than those in force, is not attached", async () => {
    expect(await attach({ candidate: published.hash })).toEqual({ kind: "other-text" });
    expect(await attach({ baseline: figures.candidate })).toEqual({ kind: "other-law" });
    expect(await attach({}, premium({ credits: 9 }))).toMatchObject({ kind: "changed" });
    expect(await state()).toBe("failed");
  });

  it.each([
    ["tells four people", { gain: 4 }, "gain"],
    ["tells more people than there are", { affected: 1001 }, "affected"],
    ["affects somebody without an effect", { effect: "none" as const }, "affected"],
    ["has an amount that is none", { totalChange: "1e9" }, "totalChange"],
    ["has people without a hash", { cohort: "x" }, "cohort"],
    ["is of no triennium", { cycle: "2026" }, "cycle"],
    ["measures what no rule gives", { measure: "nulla" }, "measure"],
    ["is of nobody", { people: 0, affected: 0 }, "people"],
    ["has a negative seed", { seed: -1 }, "seed"],
  ])("that %s is not attached", async (_what, changed, field) => {
    expect(await attach(changed)).toMatchObject({ kind: "fault", field });
  });
});
