/**
 * Times workload W in PostgreSQL: the statement emitted from its rules against the one a person would write for the same tables, and the
 * emitted one on two clusters with half the people each against one with all. Runs alternate, and every row of the answers is compared.
 */

import { readFileSync } from "node:fs";
import type { Database, Session } from "@delibera/database";
import { openDatabase } from "@delibera/database";
import { startEmbeddedServer } from "@delibera/database/testing/embedded-server";
import { keepFigure } from "@delibera/deliberations/bench/figures";
import { workloadProgram } from "@delibera/deliberations/bench/workload";
import { workloadCohort, workloadLayout } from "@delibera/deliberations/bench/workload-cohort";
import { specialise } from "@delibera/rules-dsl/specialise";
import type { Statement } from "@delibera/rules-dsl/sql";
import { emitSql, plainCatalog } from "@delibera/rules-dsl/sql";
import { sql } from "drizzle-orm";
import { writeCohort } from "../src/simulation.ts";
import { workloadInSql } from "./workload-in-sql.ts";

const people = 50_000;
const turns = 7;

const workload = workloadProgram();
const layout = workloadLayout(workload);
const cohort = workloadCohort(layout, people);
const dates = { asOf: "2028-12-31", knownOn: "2028-12-31" };
const { program } = specialise(workload, { cycle: "2017-2019", ...dates }, layout);
if (!program) throw new Error("no backend of cohorts takes the workload");
const catalog = plainCatalog(layout, "w");
const emitted = emitSql(program, catalog);
const codes = ["requirement", "counted", "radiationMet", "doctorMet", "compliant", "insured"];
/** The column of each figure, and how many parts of a credit it counts. */
const figures = codes.map((code) => {
  const found = emitted.columns.find(({ output, part }) => program.outputs[output]?.code === code && part === "value");
  const output = found && program.outputs[found.output];
  const type = program.nodes[program.columns[output?.parts.value ?? -1]?.node ?? -1]?.type;
  if (!found) throw new Error(`there is no ${code}`);
  return { name: found.name, hundredths: type?.kind === "amount" ? 100 / type.denominator : undefined };
});

const byRules = answered(
  emitted.statement.text,
  figures.map(({ name, hundredths }) => (hundredths === undefined ? name : `${name} * ${hundredths}`)),
);
const byHand = answered(
  workloadInSql(catalog),
  codes.map((code) => code.toLowerCase()),
);

const servers = [await startEmbeddedServer(), await startEmbeddedServer()];
const databases: Database[] = [];
try {
  for (const { url } of servers) databases.push(await openDatabase({ url }));
  const [one, two] = databases as [Database, Database];
  await one.inSession((whole) =>
    one.inSession((first) =>
      two.inSession(async (second) => {
        const isFirst = (subject: number) => subject < people / 2;
        for (const session of [whole, first, second]) {
          await session.db.execute(sql`set max_parallel_workers_per_gather = 0`);
          // Compiling an expression takes longer than most of these statements do.
          await session.db.execute(sql`set jit = off`);
        }
        await writeCohort(whole, cohort, "w");
        await writeCohort(first, cohort, "w", { holds: isFirst });
        await writeCohort(second, cohort, "w", { holds: (subject) => !isFirst(subject) });
        await measure({ whole, first, second });
      }),
    ),
  );
} finally {
  for (const database of databases) await database.close();
  for (const server of servers) await server.stop();
}

async function measure({
  whole,
  first,
  second,
}: Readonly<Record<"whole" | "first" | "second", Session>>): Promise<void> {
  const [differing] = await whole.run(
    plain(`select count(*) as n from (${byRules.rows}) r full join (${byHand.rows}) h on h.subject = r.subject
      where (r.f0, r.f1, r.f2, r.f3, r.f4, r.f5) is distinct from (h.f0, h.f1, h.f2, h.f3, h.f4, h.f5)`),
  );
  if (String(differing?.["n"]) !== "0") throw new Error(`${String(differing?.["n"])} people differ`);
  const processes = { whole: await processOf(whole), first: await processOf(first), second: await processOf(second) };
  const used = { one: 0, first: 0, second: 0 };
  const times = await taking([
    () => whole.run(plain(byHand.totals)),
    async () => {
      const before = ticksOf(processes.whole);
      await whole.run(plain(byRules.totals));
      used.one += ticksOf(processes.whole) - before;
    },
    async () => {
      const before = [ticksOf(processes.first), ticksOf(processes.second)] as const;
      await Promise.all([first.run(plain(byRules.totals)), second.run(plain(byRules.totals))]);
      used.first += ticksOf(processes.first) - before[0];
      used.second += ticksOf(processes.second) - before[1];
    },
  ]);
  const [hand, rules, shards] = times.map(([least]) => least ?? 0n);
  if (hand === undefined || rules === undefined || shards === undefined) throw new Error("nothing was measured");
  const rows = cohort.tables[2]?.rows ?? 0;
  console.log(
    `W in PostgreSQL, ${people} people, ${rows} participations, no parallel workers; least of ${turns} alternating runs`,
  );
  const kept = new URL("../../../deliberations/bench/figures.json", import.meta.url);
  keepFigure(kept, "sql-to-hand", ratio(rules, hand));
  keepFigure(kept, "shards", ratio(rules, shards));
  console.log(`W by hand: ${hand} µs`);
  console.log(`W from its rules: ${rules} µs; from rules / by hand ${ratio(rules, hand)}; row by row equal`);
  console.log(
    `W from its rules on two clusters with half the people each: ${shards} µs; one / two ${ratio(rules, shards)}`,
  );
  const slower = Math.max(used.first, used.second);
  if (slower > 0) {
    const byProcessor = ratio(BigInt(used.one), BigInt(slower));
    keepFigure(kept, "shards-processor", byProcessor);
    console.log(
      `processor time of the servers, in hundredths of a second: one ${used.one}, two ${used.first} and ${used.second}; one / the slower ${byProcessor}`,
    );
  }
}

/** The process of the server that answers a session. */
async function processOf(session: Session): Promise<string> {
  const [row] = await session.run({ text: "select pg_backend_pid() as pid", parameters: [] });
  return String(row?.["pid"]);
}

/** Hundredths of a second of a processor that a process has used, whatever else ran beside it; 0 where the system has no /proc. */
function ticksOf(process: string): number {
  try {
    // After the name, which may hold anything: the state, and eleven fields further those of user and system.
    const fields = readFileSync(`/proc/${process}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    return Number.parseInt(fields[11] ?? "0", 10) + Number.parseInt(fields[12] ?? "0", 10);
  } catch {
    return 0;
  }
}

/** The rows with their figures as `f0`, `f1`, …, and what all of them come to: every figure is computed, and one row is sent. */
function answered(statement: string, names: readonly string[]): { readonly rows: string; readonly totals: string } {
  const rows = `select subject, ${names.map((name, place) => `${name} as f${place}`).join(", ")} from (${statement}) as w`;
  const sums = names.map((_, place) => (place < 2 ? `sum(f${place})` : `count(*) filter (where f${place})`));
  return { rows, totals: `select ${sums.map((sum, place) => `${sum} as s${place}`).join(", ")} from (${rows}) as t` };
}

function plain(text: string): Statement {
  return { text, parameters: emitted.statement.parameters };
}

/** Microseconds of each, shortest first, over runs that take turns; the first two turns warm up. */
async function taking(calls: readonly (() => Promise<unknown>)[]): Promise<readonly (readonly bigint[])[]> {
  const times = calls.map((): bigint[] => []);
  for (let turn = -2; turn < turns; turn++) {
    for (const [place, call] of calls.entries()) {
      const start = process.hrtime.bigint();
      await call();
      if (turn >= 0) times[place]?.push((process.hrtime.bigint() - start) / 1000n);
    }
  }
  return times.map((all) => all.toSorted((a, b) => (a < b ? -1 : 1)));
}

function ratio(a: bigint, b: bigint): string {
  const hundredths = b === 0n ? 0n : (a * 100n) / b;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}
