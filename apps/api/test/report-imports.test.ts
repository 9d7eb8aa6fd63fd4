/** A file of event reports sent to the real command over HTTP: imported by the next process when the first is killed, and watched by events. */
import { createHash } from "node:crypto";
import { request } from "node:http";
import { generateRegistry } from "@delibera/database/registry";
import Ajv from "ajv";
import { afterAll, afterEach, expect, it } from "vitest";
import openapi from "../src/rest/openapi.json" with { type: "json" };
import type { BrowserLike } from "./browser-like.ts";
import { browserLike, signIn } from "./browser-like.ts";
import { endServers, removeFolders, startServer, temporaryFolder } from "./server-process.ts";
import { tokenOf } from "./token-of.ts";

afterEach(endServers);
afterAll(removeFolders);

const professionals = 40;
const people = [...generateRegistry({ professionals }).professionals()];
const preflight = { "graphql-require-preflight": "1" };
const events = 200;

it("is imported whole, whatever happens to the process, and told of to its provider alone", {
  timeout: 280_000,
}, async () => {
  const data = temporaryFolder();
  const first = startServer({ DELIBERA_DATA: data, DELIBERA_UPLOAD_MEGABYTES: "16" });
  const address = await first.ready();
  const provider = browserLike();
  const { text: page } = await provider.go(`${address}/auth/sign-in?return=%2F`);
  await signIn(provider, address, /value="(provider:[^"]+)"/.exec(page)?.[1] ?? "");
  const own = await providerOf(provider, address);
  const text = xml(own);

  for (const [expected, headers, body] of [
    [415, { "content-type": "application/pdf" }, "x"],
    [415, { "content-type": "application/xml", "content-encoding": "gzip" }, "x"],
    [413, { "content-type": "text/csv" }, "x".repeat(17 << 20)],
    [400, { "content-type": "application/x-ndjson" }, ""],
  ] as const) {
    const answer = await send(provider, address, body, headers).catch(() => undefined);
    // Of a body that is too large the connection may end before the answer is read.
    if (answer === undefined && expected === 413) continue;
    expect([answer?.status, answer?.headers.get("content-type")]).toEqual([
      expected,
      "application/problem+json; charset=utf-8",
    ]);
  }
  expect((await send(browserLike(), address, text)).status).toBe(401);
  const analyst = browserLike();
  await signIn(analyst, address, "analyst");
  expect((await send(analyst, address, text)).status).toBe(403);
  expect((await fetch(`${address}/rest/v1/report-imports`)).status).toBe(405);

  const sent = await send(provider, address, text, {
    "content-type": "application/xml",
    "content-disposition": 'attachment; filename="C:\\reports\\RSSMRA80A01H501U.xml"',
  });
  expect(sent.status).toBe(202);
  const { id } = (await sent.json()) as { id: string };
  expect(sent.headers.get("location")).toBe(`/rest/v1/report-imports/${id}`);
  first.kill("SIGKILL");
  await first.exit;

  const second = startServer({ DELIBERA_DATA: data });
  const again = await second.ready();
  const watching =
    "subscription ($id: ID!) { reportImportProgress(id: $id) { eventId state reportImport { attempts } } }";
  const stream = await fetch(`${again}/graphql`, {
    method: "POST",
    headers: { ...headersOf(provider, again), accept: "text/event-stream", "last-event-id": "0" },
    body: JSON.stringify({ query: watching, variables: { id } }),
  });
  const told = [...(await stream.text()).matchAll(/^data: (.+)$/gm)].map(([, line = ""]) => JSON.parse(line));
  const states = told.map((each) => each.data.reportImportProgress.state);
  expect([...new Set(states)]).toEqual(["WAITING", "RUNNING", "DONE"]);

  const read = await fetch(`${again}${sent.headers.get("location")}`, { headers: headersOf(provider, again) });
  const body = await read.json();
  expect(body).toMatchObject({
    ...{ id, state: "DONE", format: "XML", provider: own, reasons: 2, brokenAt: null, failure: null },
    tally: { first: events, known: 0, refused: 1, registered: events * professionals },
    refusals: [
      { event: "H-other", reason: "provider-not-own" },
      { event: "H-other", reason: "provider-unknown" },
    ],
  });
  expect(JSON.stringify(body)).not.toContain("RSSMRA80A01H501U");
  const check = new Ajv({ strict: false, validateFormats: false })
    .addSchema({ ...openapi, $id: "openapi" })
    .compile({ $ref: "openapi#/components/schemas/ReportImport" });
  expect(check(body), JSON.stringify(check.errors)).toBe(true);
  const others = await fetch(`${again}${sent.headers.get("location")}`, { headers: headersOf(analyst, again) });
  expect(others.status).toBe(403);
  second.kill("SIGTERM");
  expect(await second.exit).toEqual({ code: 0, signal: null });
  expect([first.output().stderr, second.output().stderr]).toEqual(["", ""]);
});

it("is continued after the server that took it was killed, from what is there", { timeout: 280_000 }, async () => {
  const data = temporaryFolder();
  const first = startServer({ DELIBERA_DATA: data });
  const address = await first.ready();
  const operator = async (at: string) => ({ authorization: `Bearer ${await tokenOf(at, "portale-registro")}` });
  const file = Buffer.from(xml("PR-1"));
  const begun = await fetch(`${address}/rest/v1/report-imports`, {
    method: "POST",
    headers: { ...(await operator(address)), "content-type": "application/xml", "upload-complete": "?0" },
  });
  const path = begun.headers.get("location");
  const headers = (from: number) => ({
    ...{ "content-type": "application/partial-upload", "upload-complete": "?1", "upload-offset": String(from) },
  });
  const half = Math.floor(file.length * 0.75);
  const sent = request(`${address}${path}`, {
    method: "PATCH",
    headers: { ...(await operator(address)), ...headers(0) },
  });
  sent.on("error", () => undefined);
  sent.write(file.subarray(0, half));
  const offset = async (at: string) => {
    const { status, headers: told } = await fetch(`${at}${path}`, { method: "HEAD", headers: await operator(at) });
    return [status, told.get("upload-offset"), told.get("upload-complete")];
  };
  // The first part of it is written meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  first.kill("SIGKILL");
  await first.exit;

  // At the same address, which is part of who the local issuer says somebody is.
  const second = startServer({ DELIBERA_DATA: data, PORT: new URL(address).port });
  const again = await second.ready();
  const [status, at, complete] = await offset(again);
  expect([begun.status, status]).toEqual([201, 204]);
  // Of what was being written the last part is lost, and nothing else.
  expect([Number(at) % 2 ** 20, Number(at) > 0, complete]).toEqual([0, true, "?0"]);
  const rest = await fetch(`${again}${path}`, {
    method: "PATCH",
    headers: { ...(await operator(again)), ...headers(Number(at)) },
    body: file.subarray(Number(at)),
  });
  expect(rest.status).toBe(202);
  const state = async () => (await fetch(`${again}${path}`, { headers: await operator(again) })).json();
  let found = await state();
  for (; !["DONE", "FAILED"].includes(found.state); found = await state())
    await new Promise((resolve) => setTimeout(resolve, 200));
  expect(found).toMatchObject({
    state: "DONE",
    hash: `sha256:${createHash("sha256").update(file).digest("hex")}`,
    tally: { first: events, refused: 1, registered: events * professionals },
  });
  expect([first.output().stderr, second.output().stderr]).toEqual(["", ""]);
});

function headersOf(browser: BrowserLike, address: string): Record<string, string> {
  return { ...preflight, "content-type": "application/json", cookie: browser.cookies(`${address}/graphql`) };
}

function send(
  browser: BrowserLike,
  address: string,
  body: string,
  headers: Record<string, string> = { "content-type": "application/xml" },
): Promise<Response> {
  const signed = { ...headersOf(browser, address), ...headers };
  return fetch(`${address}/rest/v1/report-imports`, { method: "POST", headers: signed, body });
}

async function providerOf(browser: BrowserLike, address: string): Promise<string> {
  const query = "{ viewer { actsFor } }";
  const { text } = await browser.post(`${address}/graphql`, JSON.stringify({ query }), headersOf(browser, address));
  return JSON.parse(text).data.viewer.actsFor;
}

/** Events of the provider, and one of another. */
function xml(own: string): string {
  const rows = people.map(
    ({ fiscalCode, profession, disciplines }) =>
      `<partecipante cod_fisc="${fiscalCode}" nome="NOME" cognome="COGNOME" ruolo="P" lib_dip="D" part_reclutato="0" cred_acq="12.0" data_acq="2024-05-11"><professione cod_prof="${profession}">${disciplines.map((code) => `<disciplina>${code}</disciplina>`).join("")}</professione></partecipante>`,
  );
  const names = [...Array.from({ length: events }, (_, index) => [`H-${index}`, own]), ["H-other", "PR-nobody"]];
  const reports = names.map(([event, provider]) =>
    [
      `<evento cod_evento="${event}" cod_edi="1" cod_org="${provider}" cod_accr="050" data_ini="2024-05-10" data_fine="2024-05-11" crediti="12.0" ore="12" tipo_form="3" tipo_eve="E" cod_obi="18" num_part="50" cod_tipologia_form="1">`,
      ...rows,
      "</evento>",
    ].join("\n"),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rapporti>\n${reports.join("\n")}\n</rapporti>\n`;
}
