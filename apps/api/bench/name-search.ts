/**
 * How long a search by name takes where the registry has as many people as the country has professionals: beginnings of one word and of
 * two, from three letters on, as the operator of the registry, through the whole of GraphQL and the policies of the database.
 * `DELIBERA_BENCH_PEOPLE` sets how many people, `TEST_DATABASE_URL` names a server.
 */
import process from "node:process";
import { migrate, openDatabase } from "@delibera/database";
import { generateRegistry } from "@delibera/database/registry";
import { startEmbeddedServer } from "@delibera/database/testing/embedded-server";
import { operate, schema } from "@delibera/graphql";
import { graphql } from "graphql";
import postgres from "postgres";
import { percentile } from "./load.ts";

const people = Number.parseInt(process.env["DELIBERA_BENCH_PEOPLE"] ?? "1500000", 10);
const atATime = 100_000;
const grant = { role: "registry-operator" } as const;
const named = process.env["TEST_DATABASE_URL"];
const server = named ? { url: named, stop: async () => undefined } : await startEmbeddedServer();
const name = `delibera_names_${process.pid}`;
const administrator = postgres(server.url, { max: 1, onnotice: () => undefined });
try {
  await administrator`create database ${administrator(name)}`;
  await measure();
} finally {
  await administrator`drop database if exists ${administrator(name)} with (force)`;
  await administrator.end();
  await server.stop();
}

async function measure(): Promise<void> {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  const client = postgres(url.href, { max: 1, onnotice: () => undefined });
  try {
    await migrate(database);
    const { first, last } = namesOf();
    for (let from = 0; from < people; from += atATime) {
      // Names as frequent as in the fictional registry; one person in five has two first names, one in ten two surnames.
      await client`insert into professionals (public_id, fiscal_code, first_name, last_name, birth_date, profession, disciplines)
        select 'B-' || n, lpad(n::text, 11, '0'),
          chosen.first[1 + n % 997 % cardinality(chosen.first)]
            || case when n % 5 = 0 then ' ' || chosen.first[1 + n % 991 % cardinality(chosen.first)] else '' end,
          chosen.last[1 + n % 10007 % cardinality(chosen.last)]
            || case when n % 10 = 0 then ' ' || chosen.last[1 + n % 9973 % cardinality(chosen.last)] else '' end,
          '1980-01-01', 1, '{58}'
        from generate_series(${from}::integer, ${Math.min(from + atATime, people) - 1}::integer) n,
          (select ${first}::text[] as first, ${last}::text[] as last) chosen`;
    }
    await client`vacuum analyze professionals`;
    await client`vacuum analyze name_words`;
    const searches = [...first, ...last].flatMap((word, place) => {
      const other = last[(place * 7) % last.length] ?? "";
      return [word.slice(0, 3), word, `${word.slice(0, 4)} ${other.slice(0, 3)}`];
    });
    for (const warm of searches.slice(0, 30)) await search(warm);
    const times: { readonly milliseconds: number; readonly text: string }[] = [];
    for (const text of searches) {
      const started = performance.now();
      await search(text);
      times.push({ milliseconds: performance.now() - started, text });
    }
    times.sort((left, right) => left.milliseconds - right.milliseconds);
    const sorted = times.map(({ milliseconds }) => milliseconds);
    const slowest = times.at(-1);
    process.stdout.write(
      `${people} people, ${sorted.length} searches: p50 ${percentile(sorted, 50).toFixed(1)} ms, p99 ${percentile(sorted, 99).toFixed(1)} ms, slowest ${JSON.stringify(slowest?.text)} ${slowest?.milliseconds.toFixed(1)} ms\n`,
    );
  } finally {
    await client.end();
    await database.close();
  }

  async function search(text: string): Promise<void> {
    const viewer = { kind: "signed-in", subject: "bench", displayName: "bench", grant, grants: [grant] } as const;
    const source =
      "query ($search: String) { professionals(first: 20, search: $search) { edges { node { registryId lastName } } } }";
    const { data, errors } = await operate(
      { database, viewer, today: "2026-11-21", purpose: "bench" },
      (contextValue) => graphql({ schema, source, variableValues: { search: text }, contextValue }),
    );
    const { edges } =
      (data as { readonly professionals: { readonly edges: readonly unknown[] } } | null)?.professionals ?? {};
    if (errors !== undefined || edges === undefined) throw new Error(JSON.stringify(errors));
  }
}

function namesOf() {
  const [first, last] = [new Set<string>(), new Set<string>()];
  for (const { firstName, lastName } of generateRegistry({ professionals: 2000 }).professionals()) {
    first.add(firstName);
    last.add(lastName);
  }
  return { first: [...first], last: [...last] };
}
