/** A cohort taken by the real command is held by its thread between simulations. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import type { BrowserLike } from "./browser-like.ts";
import { browserLike, signIn } from "./browser-like.ts";
import { endServers, removeFolders, startServer, temporaryFolder } from "./server-process.ts";

afterEach(endServers);
afterAll(removeFolders);

const people = 40;
const headers = { "content-type": "application/json", "graphql-require-preflight": "1" };

// biome-ignore lint/suspicious/noExplicitAny: an answer of whatever was asked.
type Answer = any;

it("is held between simulations, whose answers are those of its definition", async () => {
  const folder = temporaryFolder();
  const environment = { DELIBERA_DATA: join(folder, "data") };
  const first = startServer(environment);
  const browser = browserLike();
  const address = await first.ready();
  await signIn(browser, address, "analyst");
  const ask = askedBy(browser, address);
  const { takeCohort } = await ask(
    '{ takeCohort(input: { cohort: { asOf: "2022-12-31" } }) { ... on TakeCohortPayload { keptCohort { id } } } }',
    "mutation",
  );
  const { id } = takeCohort.keptCohort;
  const kept = await until(ask, `keptCohort(id: "${id}")`, "state people hash takenAt", (it) => it.state === "READY");
  expect(kept.people).toBe(people);
  expect(readdirSync(join(folder, "data-cohorts"))).toEqual([kept.hash.slice("sha256:".length)]);

  const simulated = async (whom: string, value: string) => {
    const { startSimulation } = await ask(
      `{ startSimulation(input: { triennium: "2020-2022", ${whom}
        candidates: [{ name: "${value}", parameters: [{ rule: "obbligo_standard", value: "${value}" }] }] }) {
        ... on StartSimulationPayload { simulation { id } } } }`,
      "mutation",
    );
    const fields = `state cohortHash sample { people } report { people baselineStates { name people }
      candidates { edges { node { affected totalChange witness { pseudonym facts } } } } }`;
    const found = `simulation(id: "${startSimulation.simulation.id}")`;
    return await until(ask, found, fields, (it) => it.state === "DONE");
  };
  const ofKept = `keptCohort: "${id}"`;
  const opened = await simulated(ofKept, "120");
  const again = await simulated(ofKept, "130");
  expect([opened.sample === null, again.sample === null]).toEqual([false, true]);
  expect(await simulated(ofKept, "120")).toEqual({ ...opened, sample: null });
  expect(await simulated('cohort: { asOf: "2022-12-31" }', "130")).toEqual({ ...again, sample: expect.anything() });
  expect(opened.cohortHash).toBe(kept.hash);
  first.kill("SIGTERM");
  expect(await first.exit).toEqual({ code: 0, signal: null });
  expect(first.output().stderr).toBe("");
}, 240_000);

it.each([
  ["DELIBERA_COHORT_MEGABYTES", "0", "give how large all kept cohorts together may be, from 1 to 999999."],
  ["DELIBERA_COHORT_IDLE_SECONDS", "-1", "give for how long a cohort is held that nobody simulates, from 0 to 86400."],
])("%s=%s is refused at the start", async (name, value, words) => {
  const server = startServer({ DELIBERA_DATA: temporaryFolder(), [name]: value });
  expect(await server.exit).toEqual({ code: 1, signal: null });
  expect(server.output().stderr).toContain(`${name} is "${value}": ${words}`);
});

type Ask = (source: string, kind?: string) => Promise<Answer>;

function askedBy(browser: BrowserLike, address: string): Ask {
  return async (source, kind = "query") => {
    const body = JSON.stringify({ query: `${kind} ${source}` });
    const { text } = await browser.post(`${address}/graphql`, body, headers);
    const { data, errors } = JSON.parse(text) as Answer;
    if (errors !== undefined) throw new Error(text);
    return data;
  };
}

async function until(ask: Ask, found: string, fields: string, isThere: (it: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const it: Answer = Object.values(await ask(`{ ${found} { ${fields} } }`))[0];
    if (isThere(it)) return it;
    if (/REFUSED|FAILED|CANCELLED/.test(it.state)) throw new Error(JSON.stringify(it));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
