/** A provider sends a file of its events, watches it and reads every refusal; nobody else is told of it, and the log says who sent it. */
import type { ProfessionalFacts } from "@delibera/database";
import { auditEntries, tables } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { startJobs } from "@delibera/jobs/run";
import { eq } from "drizzle-orm";
import { execute, parse } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { receiveReport, schema, watch } from "../src/schema.ts";
import { counted } from "./change.ts";
import type { Registry } from "./registry.ts";
import { askOf, cohortFolder, openRegistry, signedIn, today } from "./registry.ts";

const professionals = 20;
const people = [...generateRegistry({ professionals }).professionals()];
const whole = `importId fileName format provider registeredOn state attempts kilobytes hash
  tally { first known refused registered } brokenAt { line reason says { en } } failure { en }
  refusals(first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { node { line event edition reason
    parameters { name value } says { en } } } }`;

describeOnEachDatabase("a file of event reports", (open) => {
  let registry: Registry;
  let jobs: ReturnType<typeof startJobs>;
  let [one, other] = [signedIn({ role: "provider" }), signedIn({ role: "provider" })];
  const log: string[] = [];

  beforeAll(async () => {
    registry = await openRegistry(open, []);
    await loadRegistry(registry.database, generateRegistry({ professionals }));
    [one, other] = [await providerNamed("PR-1"), await providerNamed("PR-2")];
    jobs = startJobs(registry.database, { cohortFolder, mostPeople: 100, log: (line) => void log.push(line) });
  });
  afterAll(async () => {
    await jobs.stop();
    expect(log).toEqual([]);
  });

  const providerNamed = async (registryId: string): Promise<Viewer> => {
    const { providers } = tables;
    const [found] = await registry.database.db.select().from(providers).where(eq(providers.publicId, registryId));
    const viewer = signedIn({ role: "provider", provider: { row: found?.id ?? 0, registryId } });
    return { ...viewer, subject: `who acts for ${registryId}` } as Viewer;
  };
  const send = (text: string, viewer = one, mostBytes = 1 << 20) =>
    receiveReport({
      ...{ database: registry.database, viewer, today, mostBytes },
      ...{ fileName: "maggio.ndjson", format: "ndjson", bytes: pieces(text) },
    });
  // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what each test states.
  const read = async (id: string, viewer = one, fields = whole): Promise<any> => {
    const source = `query ($id: ID!) { reportImport(id: $id) { ${fields} } }`;
    const { data, errors } = await askOf(registry.database, source, { id }, viewer);
    expect(errors).toBeUndefined();
    return structuredClone(data?.["reportImport"]);
  };
  const ended = async (id: string) => {
    while (!["DONE", "FAILED", "CANCELLED"].includes((await read(id, one, "state")).state))
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const follow = async (id: string, viewer = one, after: string | null = null) => {
    const source =
      "subscription ($id: ID!, $after: String) { reportImportProgress(id: $id, after: $after) { eventId state reportImport { state } } }";
    const { database } = registry;
    const operation = () => ({ database, viewer, today, purpose: "test" });
    const results = await watch({
      ...{ operation, execute, lastEventId: undefined, signal: new AbortController().signal },
      args: { schema, document: parse(source), variableValues: { id, after } },
    });
    if (!(Symbol.asyncIterator in results)) return results.errors?.map(({ message }) => message);
    const found: unknown[] = [];
    for await (const { data } of results) found.push(structuredClone(data?.["reportImportProgress"]));
    return found;
  };

  it("is imported while it is watched, and tells every refusal by line, page by page", async () => {
    const text = [...report("G-1", "PR-1", people), ...report("G-2", "PR-2", people.slice(0, 2), "13.0")].join("\n");
    const id = await send(text);
    const events = (await follow(id)) as { eventId: string; state: string }[];
    expect(events.at(-1)).toMatchObject({ state: "DONE", reportImport: { state: "DONE" } });
    expect(await follow(id, one, events.at(-1)?.eventId)).toHaveLength(1);
    const again = (await follow(id, one, "0")) as { state: string }[];
    expect([...new Set(again.map(({ state }) => state))]).toEqual(["WAITING", "RUNNING", "DONE"]);
    const found = await read(id);
    expect(found).toMatchObject({
      ...{ importId: id, fileName: "maggio.ndjson", format: "NDJSON", provider: "PR-1", registeredOn: today },
      ...{ state: "DONE", attempts: 1, kilobytes: Math.ceil(text.length / 1024), brokenAt: null, failure: null },
      tally: { first: 1, known: 0, refused: 1, registered: professionals },
    });
    expect(found.refusals).toEqual({
      totalCount: 3,
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
      edges: [
        {
          node: {
            ...{ line: professionals + 2, event: "G-2", edition: 1, reason: "provider-not-own" },
            parameters: [
              { name: "own", value: "PR-1" },
              { name: "found", value: "PR-2" },
            ],
            says: { en: "the event is of the provider PR-2: the provider PR-1 reports its own events only" },
          },
        },
      ],
    });
    const rest = `refusals(first: 5, after: "${found.refusals.pageInfo.endCursor}") { edges { node { line reason } } }`;
    expect((await read(id, one, rest)).refusals.edges.map(({ node }: { node: object }) => node)).toEqual([
      { line: professionals + 3, reason: "above-event" },
      { line: professionals + 4, reason: "above-event" },
    ]);
  });

  it("is nobody else's to know but who keeps the registry", async () => {
    const id = await send(report("G-3", "PR-1", people).join("\n"));
    await ended(id);
    expect(await read(id, other)).toBeNull();
    expect(await follow(id, other)).toEqual(["there is no such file of event reports that you may know of"]);
    const list = "{ reportImports(first: 10) { edges { node { importId } } } }";
    const { data } = await askOf(registry.database, list, {}, other);
    expect(data).toEqual({ reportImports: { edges: [] } });
    const operator = await registry.data(list);
    expect(JSON.stringify(operator)).toContain(id);
    const order = signedIn({ role: "order" });
    const { errors } = await askOf(registry.database, list, {}, order);
    expect(errors?.map(({ extensions }) => extensions["code"])).toEqual(["FORBIDDEN"]);
    await expect(send("{}", order)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    await expect(send("{}", { kind: "anonymous" })).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    const noted = await registry.database.db
      .select({ actor: auditEntries.actor, action: auditEntries.action, subjects: auditEntries.subjects })
      .from(auditEntries)
      .where(eq(auditEntries.noun, "reportImport"));
    expect(noted).toContainEqual({ actor: "who acts for PR-1", action: "change", subjects: [id] });
  });

  it("that is too large, empty or breaks off is never imported", async () => {
    const { reportUploads, reportUploadParts } = tables;
    const before = await registry.database.db.$count(reportUploads);
    await expect(send("x".repeat(2 << 20))).rejects.toMatchObject({ extensions: { code: "TOO_LARGE" } });
    await expect(send("")).rejects.toMatchObject({ extensions: { code: "EMPTY" } });
    const broken = async function* () {
      yield Buffer.from(report("G-4", "PR-1", people).join("\n"));
      throw new Error("the connection broke off");
    };
    const sent = {
      database: registry.database,
      viewer: one,
      today,
      mostBytes: 1 << 20,
      fileName: "x",
      bytes: broken(),
    };
    await expect(receiveReport({ ...sent, format: "ndjson" })).rejects.toThrow("broke off");
    expect(await registry.database.db.$count(reportUploads)).toBe(before + 3);
    expect(await registry.database.db.$count(reportUploadParts)).toBe(0);
    const { data } = await askOf(
      registry.database,
      "{ reportImports(first: 3) { edges { node { state } } } }",
      {},
      one,
    );
    expect(JSON.stringify(data).match(/CANCELLED/g)).toHaveLength(3);
  });

  it("can be cancelled while it is being sent, and whoever sends it is told so", async () => {
    const { reportUploads, reportUploadParts } = tables;
    const before = await registry.database.db.$count(reportUploads);
    const bytes = async function* () {
      yield Buffer.alloc(1 << 20, " ");
      const latest = await askOf(registry.database, "{ reportImports(first: 1) { edges { node { id } } } }", {}, one);
      const id = /"id":"([^"]+)"/.exec(JSON.stringify(latest.data))?.[1] ?? "";
      const cancel = "mutation ($id: ID!) { cancelReportImport(input: { reportImport: $id }) { __typename } }";
      const asked = await askOf(registry.database, cancel, { id }, one);
      expect(asked.data).toMatchObject({ cancelReportImport: { __typename: "CancelReportImportPayload" } });
      await ended(id);
      yield Buffer.alloc(1 << 20, " ");
    };
    const sent = { database: registry.database, viewer: one, today, mostBytes: 4 << 20, fileName: "x", bytes: bytes() };
    await expect(receiveReport({ ...sent, format: "ndjson" })).rejects.toMatchObject({
      extensions: { code: "CANCELLED" },
    });
    expect(await registry.database.db.$count(reportUploads)).toBe(before + 1);
    expect(await registry.database.db.$count(reportUploadParts)).toBe(0);
  });

  it("can be cancelled once while it waits, by its provider and not by another", async () => {
    await jobs.stop();
    const id = await send(report("G-5", "PR-1", people).join("\n"));
    const cancel = (viewer: Viewer) =>
      counted("cancelReportImport", () =>
        askOf(
          registry.database,
          `mutation ($id: ID!) { cancelReportImport(input: { reportImport: $id }) { __typename
            ... on CancelReportImportPayload { reportImport { state } } ... on InvalidInput { message }
            ... on Overtaken { message } } }`,
          { id },
          viewer,
        ),
      );
    expect((await cancel(other)).__typename).toBe("InvalidInput");
    expect(await cancel(one)).toMatchObject({ reportImport: { state: "CANCELLING" } });
    expect((await cancel(one)).__typename).toBe("Overtaken");
    jobs = startJobs(registry.database, { cohortFolder, mostPeople: 100, log: (line) => void log.push(line) });
    await ended(id);
    expect(await read(id)).toMatchObject({ state: "CANCELLED", tally: { first: 0, registered: 0 } });
  });
});

function report(event: string, provider: string, named: readonly ProfessionalFacts[], credits = "12.0"): string[] {
  const head = {
    ...{ cod_evento: event, cod_edi: 1, cod_org: provider, cod_accr: "050" },
    ...{ data_ini: "2024-05-10", data_fine: "2024-05-11", crediti: "12.0", ore: 12 },
    ...{ tipo_form: 3, tipo_eve: "E", cod_obi: 18, num_part: 50, cod_tipologia_form: 1 },
  };
  const lines = named.map(({ fiscalCode, profession, disciplines }) => ({
    ...{ cod_fisc: fiscalCode, nome: "NOME", cognome: "COGNOME", ruolo: "P", lib_dip: "D" },
    ...{ part_reclutato: "0", cred_acq: credits, data_acq: "2024-05-11" },
    professione: [{ cod_prof: profession, disciplina: disciplines }],
  }));
  return [head, ...lines].map((line) => JSON.stringify(line));
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}
