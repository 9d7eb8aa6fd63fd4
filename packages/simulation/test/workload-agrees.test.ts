/** Workload W, whose taught events are groups of rows: asked of the database and of the columns, and seen to be asked in one pass. */
import { describeOnEachDatabase } from "@delibera/database/testing";
import { workloadProgram } from "@delibera/deliberations/bench/workload";
import { workloadCohort, workloadLayout } from "@delibera/deliberations/bench/workload-cohort";
import { newResultReader, prepareColumnar } from "@delibera/rules-dsl/columnar";
import { specialise } from "@delibera/rules-dsl/specialise";
import { coLocationFaults, emitQuery, emitSql, plainCatalog } from "@delibera/rules-dsl/sql";
import { describe, expect, it } from "vitest";
import { runInDatabase, writeCohort } from "../src/simulation.ts";

const people = 2_000;
const workload = workloadProgram();
const layout = workloadLayout(workload);
const cohort = workloadCohort(layout, people);
const { program } = specialise(workload, { cycle: "2017-2019", asOf: "2028-12-31", knownOn: "2028-12-31" }, layout);
if (!program) throw new Error("no backend of cohorts takes the workload");

describeOnEachDatabase("the statement of workload W", (open) => {
  it("gives to each person what the columns give", { timeout: 120_000 }, async () => {
    const database = await open({ empty: true });
    await database.inSession(async (session) => {
      const { catalog } = await writeCohort(session, cohort, "w");
      const inMemory = prepareColumnar(program, cohort);
      inMemory.run(0, people);
      const inDatabase = await runInDatabase(session, program, cohort, catalog);
      const [memory, found] = [inMemory.result, inDatabase].map((each) =>
        newResultReader(each, cohort, workload.vocabulary),
      );
      const read = (reader: typeof memory) =>
        program.outputs.map((output) => [
          output.code,
          ...Array.from({ length: people }, (_, row) => JSON.stringify(reader?.value(output, row))),
        ]);
      expect(read(found)).toEqual(read(memory));
      expect(new Set(read(found)[1]).size).toBeGreaterThan(100);
    });
  });
});

describe("the text of workload W", () => {
  const catalog = plainCatalog(layout, "w");

  it("asks nothing row by row: groups of rows are one query, grouped by person and event", () => {
    const { text } = emitSql(program, catalog).statement;
    expect(text).not.toContain("lateral");
    expect(text).toMatch(/group by (q\d+)\.subject, \1\.key/);
    expect(text.match(/from w2 as/g)).toHaveLength(2);
    expect(text.match(/from w1 as/g)).toHaveLength(1);
  });

  it("asks once, of the rows, what every sum asks of them", () => {
    const { text } = emitSql(program, catalog).statement;
    expect(text.match(/17167 <= q\d+\.c0/g)).toHaveLength(2);
  });

  it("stays on the shard of each person", () => {
    expect(coLocationFaults(emitQuery(program, catalog, 0).tree)).toEqual([]);
  });
});
