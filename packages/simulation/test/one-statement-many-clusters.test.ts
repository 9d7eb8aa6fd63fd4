import { randomUUID } from "node:crypto";
import type { Database, Session } from "@delibera/database";
import { openDatabase } from "@delibera/database";
import type { EmbeddedServer } from "@delibera/database/testing/embedded-server";
import { startEmbeddedServer } from "@delibera/database/testing/embedded-server";
import { newResultReader } from "@delibera/rules-dsl/columnar";
import { plainCatalog } from "@delibera/rules-dsl/sql";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { CohortRelations } from "../src/simulation.ts";
import { definitionOf, runInDatabase, runOnShards, writeCohort } from "../src/simulation.ts";
import { acts as program } from "./acts.ts";
import type { AskedCohort } from "./asked-cohort.ts";
import { askedCohort, triennia } from "./asked-cohort.ts";

/** All trienni, and more people, in `npm run conformance`: a statement of two megabytes takes a second to be planned. */
const more = process.env["DELIBERA_CONFORMANCE"] === "full";
const people = more ? 2_000 : 120;
const asked = more ? triennia : ["2017-2019", "2026-2028"];
const half = people / 2;
const holdsFirst = (subject: number) => subject < half;
const holdsSecond = (subject: number) => subject >= half;

/** Without a server that can be started here, the setup of the tests has said so aloud. */
describe.skipIf(inject("testDatabases").postgres === undefined)("one statement on two clusters of PostgreSQL", () => {
  const servers: EmbeddedServer[] = [];
  let databases: readonly [whole: Database, first: Database, second: Database, coordinator: Database];
  let addresses: readonly [first: string, second: string];

  beforeAll(async () => {
    servers.push(await startEmbeddedServer(), await startEmbeddedServer());
    const [one, two] = servers as [EmbeddedServer, EmbeddedServer];
    addresses = [await newDatabase(one.url), await newDatabase(two.url)];
    const others = [await newDatabase(one.url), await newDatabase(one.url)] as const;
    databases = [
      await openDatabase({ url: others[0] }),
      await openDatabase({ url: addresses[0] }),
      await openDatabase({ url: addresses[1] }),
      await openDatabase({ url: others[1] }),
    ];
  }, 120_000);

  afterAll(async () => {
    for (const database of databases ?? []) await database.close();
    for (const server of servers) await server.stop();
  }, 60_000);

  const inAll = async <T>(
    task: (sessions: readonly [Session, Session, Session, Session]) => Promise<T>,
  ): Promise<T> => {
    const [whole, first, second, coordinator] = databases;
    return whole.inSession((a) =>
      first.inSession((b) => second.inSession((c) => coordinator.inSession((d) => task([a, b, c, d])))),
    );
  };

  it.each(asked)(
    "gives to people of %s, each on the cluster that holds them, what one cluster gives",
    async (cycle) => {
      const question = askedCohort(cycle, people);
      const { cohort, relational } = question;
      await inAll(async ([whole, first, second]) => {
        const written = [
          await writeCohort(whole, cohort, "all_"),
          await writeCohort(first, cohort, "all_", { holds: holdsFirst }),
          await writeCohort(second, cohort, "all_", { holds: holdsSecond }),
        ] as const;
        const [{ catalog }] = written;
        const onOne = await runInDatabase(whole, relational, cohort, catalog);
        const onTwo = await runOnShards([first, second], relational, cohort, catalog);
        expect(answers(question, onTwo)).toEqual(answers(question, onOne));
        for (const each of written) await each.drop();
      });
    },
    300_000,
  );

  it("is one entry point too: asked of partitions that stand on the two clusters, it gives the same", async () => {
    const question = askedCohort("2017-2019", people, [
      "anni_obbligati",
      "crediti_acquisiti",
      "premio_triennio_precedente",
    ]);
    const { cohort, relational } = question;
    await inAll(async ([whole, first, second, coordinator]) => {
      const { catalog } = await writeCohort(whole, cohort, "part_");
      const shards: CohortRelations[] = [
        await writeCohort(first, cohort, "part_", { holds: holdsFirst, stays: true }),
        await writeCohort(second, cohort, "part_", { holds: holdsSecond, stays: true }),
      ];
      await partition(coordinator, question, addresses);
      const onOne = await runInDatabase(whole, relational, cohort, catalog);
      const overWrappers = await runInDatabase(coordinator, relational, cohort, catalog);
      expect(answers(question, overWrappers)).toEqual(answers(question, onOne));
      const onHalf = await runOnShards([first], relational, cohort, catalog);
      expect(answers(question, onHalf)).not.toEqual(answers(question, onOne));
      for (const each of shards) await each.drop();
    });
  }, 300_000);
});

/** Every value of every row, as a reader of the result sees it. */
function answers({ cohort, relational }: AskedCohort, result: Awaited<ReturnType<typeof runInDatabase>>) {
  const reader = newResultReader(result, cohort, program.vocabulary);
  return relational.outputs.map((output) => {
    const { rows } = cohort.tables[output.table] ?? { rows: 0 };
    const read = (row: number) => (reader.has(output, row) ? JSON.stringify(reader.value(output, row)) : "no row");
    return [output.rule, ...Array.from({ length: rows }, (_, row) => read(row))];
  });
}

/** Tables partitioned by person, whose parts are foreign: the relations of the catalog on the two databases. */
async function partition(
  coordinator: Session,
  { cohort }: AskedCohort,
  places: readonly [string, string],
): Promise<void> {
  const run = (text: string) => coordinator.run({ text, parameters: [] });
  await run("create extension postgres_fdw");
  for (const [place, address] of places.entries()) {
    const { hostname, port, pathname, username, password } = new URL(address);
    const at = `host '${hostname}', port '${port}', dbname '${pathname.slice(1)}'`;
    await run(`create server shard_${place} foreign data wrapper postgres_fdw options (${at})`);
    await run(
      `create user mapping for current_user server shard_${place} options (user '${username}', password '${password}')`,
    );
  }
  for (const [table, relation] of plainCatalog(cohort.layout, "part_").relations.entries()) {
    const { name } = relation;
    await coordinator.db.execute(
      sql`create table ${definitionOf(cohort, table, relation)} partition by range (subject)`,
    );
    for (const [place, bounds] of [`(minvalue) to (${half})`, `(${half}) to (maxvalue)`].entries()) {
      await run(
        `create foreign table ${name}_of_${place} partition of ${name} for values from ${bounds} server shard_${place} options (table_name '${name}')`,
      );
    }
  }
}

async function newDatabase(serverUrl: string): Promise<string> {
  const name = `shard_${randomUUID().replaceAll("-", "")}`;
  const server = await openDatabase({ url: serverUrl });
  await server.db.execute(sql`create database ${sql.identifier(name)} encoding 'UTF8' template template0`);
  await server.close();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
