/** On a real Citus, when `CITUS_URL` gives the address of a coordinator; it is no package of Debian nor of npm, and says so when it is not there. */
import { openDatabase } from "@delibera/database";
import { newResultReader, prepareColumnar } from "@delibera/rules-dsl/columnar";
import { emitSql } from "@delibera/rules-dsl/sql";
import { describe, expect, it } from "vitest";
import { distributeOnCitus, runInDatabase } from "../src/simulation.ts";
import { acts as program } from "./acts.ts";
import { askedCohort } from "./asked-cohort.ts";

const url = process.env["CITUS_URL"] ?? "";
if (url === "")
  process.stderr.write("\nNO CITUS: its suite is SKIPPED. Set CITUS_URL to the address of a coordinator.\n\n");

describe.skipIf(url === "")("on Citus", () => {
  it("a statement goes whole to every node and gives what the columns give", { timeout: 600_000 }, async () => {
    const { cohort, relational } = askedCohort("2017-2019", 500);
    const database = await openDatabase({ url });
    try {
      await database.inSession(async (session) => {
        const relations = await distributeOnCitus(session, cohort, `delibera_${process.pid}_`, { shards: 8 });
        try {
          const inMemory = prepareColumnar(relational, cohort);
          inMemory.run(0, cohort.tables[0]?.rows ?? 0);
          const found = await runInDatabase(session, relational, cohort, relations.catalog);
          const [memory, nodes] = [inMemory.result, found].map((each) =>
            newResultReader(each, cohort, program.vocabulary),
          );
          for (const output of relational.outputs) {
            for (let row = 0; row < (cohort.tables[output.table]?.rows ?? 0); row++) {
              expect(nodes?.has(output, row), output.rule).toBe(memory?.has(output, row));
              if (memory?.has(output, row)) expect(nodes?.value(output, row)).toEqual(memory.value(output, row));
            }
          }
          const { statement } = emitSql(relational, relations.catalog);
          const plan = await session.run({ ...statement, text: `explain ${statement.text}` });
          const lines = plan.map((line) => String(line["QUERY PLAN"]));
          expect(lines[0]).toContain("Citus Adaptive");
          expect(lines.filter((line) => line.includes("Subplan"))).toEqual([]);
        } finally {
          await relations.drop();
        }
      });
    } finally {
      await database.close();
    }
  });
});
