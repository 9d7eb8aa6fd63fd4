/**
 * What is asked of Citus, without Citus: functions of its names and parameters note their calls in a plain PostgreSQL and refuse what Citus
 * refuses. That nodes then answer is shown by `citus.test.ts` alone, on a real cluster.
 */
import { describeOnEachDatabase } from "@delibera/database/testing";
import { expect, it } from "vitest";
import { distributeOnCitus } from "../src/simulation.ts";
import { askedCohort } from "./asked-cohort.ts";

/** As Citus 13 declares it; a table with rows, a column that is not there and a table to stand with that is not distributed are refused. */
const namesOfCitus = [
  "create schema citus",
  "create type citus.distribution_type as enum ('hash', 'range', 'append')",
  "create table distributed (place serial, name text, by_column text, beside text, shards int)",
  `create function create_distributed_table(table_name regclass, distribution_column text,
    distribution_type citus.distribution_type default 'hash', colocate_with text default 'default', shard_count int default null)
  returns void language plpgsql as $body$
  declare there bigint;
  begin
    execute format('select count(*) from %s', table_name) into there;
    if there > 0 then raise exception 'table % has rows', table_name; end if;
    if not exists (select from pg_attribute where attrelid = table_name and attname = distribution_column and not attisdropped)
      then raise exception 'column % does not exist', distribution_column; end if;
    if colocate_with not in ('none', 'default') and not exists (select from distributed d where d.name = colocate_with)
      then raise exception 'relation % is not distributed', colocate_with; end if;
    if colocate_with not in ('none', 'default') and shard_count is not null
      then raise exception 'shard_count cannot be given with colocate_with'; end if;
    insert into distributed (name, by_column, beside, shards)
      values (table_name::text, distribution_column, colocate_with, shard_count);
  end $body$`,
];

describeOnEachDatabase("a cohort for Citus", (open) => {
  it("has every table distributed by the subject while empty, beside the first, with keys that hold the subject", async () => {
    const { cohort } = askedCohort("2017-2019", 30);
    const database = await open({ empty: true });
    await database.inSession(async (session) => {
      for (const text of namesOfCitus) await session.run({ text, parameters: [] });
      const { catalog } = await distributeOnCitus(session, cohort, "c", { shards: 8 });
      const all = { parameters: [] };
      const calls = await session.run({ ...all, text: "select * from distributed order by place" });
      expect(calls.map(({ name, by_column, beside, shards }) => [name, by_column, beside, shards])).toEqual(
        catalog.relations.map(({ name, subject }, place) => [
          name,
          subject,
          place === 0 ? "none" : "c0",
          place === 0 ? 8 : null,
        ]),
      );
      const counts = await Promise.all(
        catalog.relations.map(async ({ name }) => {
          const [row] = await session.run({ ...all, text: `select count(*)::int as n from ${name}` });
          return row?.["n"];
        }),
      );
      expect(counts).toEqual(cohort.tables.map(({ rows }) => rows));
      // Citus refuses a unique index that does not hold the column a table is distributed by.
      const keys = await session.run({
        ...all,
        text: "select indexdef from pg_indexes where tablename in (select name from distributed) and indexdef like '%UNIQUE%'",
      });
      expect(keys).toHaveLength(catalog.relations.length);
      for (const { indexdef } of keys) expect(indexdef).toMatch(/\(subject[,)]/);
      await expect(distributeOnCitus(session, cohort, "d", { shards: 0 })).rejects.toThrow(
        "into 1 part or more, not 0",
      );
    });
  });
});
