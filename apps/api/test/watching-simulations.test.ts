/** A simulation asked of the real command, watched over HTTP, and taken up by the next process when the first one is killed. */
import { afterAll, afterEach, expect, it } from "vitest";
import type { BrowserLike } from "./browser-like.ts";
import { browserLike, signIn } from "./browser-like.ts";
import { endServers, removeFolders, startServer, temporaryFolder } from "./server-process.ts";

afterEach(endServers);
afterAll(removeFolders);

const watching = "subscription ($id: ID!) { simulationProgress(id: $id) { eventId state simulation { attempts } } }";

it("is watched over server-sent events, and by who comes back with the last id after a killed process", async () => {
  const data = temporaryFolder();
  const first = startServer({ DELIBERA_DATA: data });
  const address = await first.ready();
  const browser = browserLike();
  await signIn(browser, address, "analyst");
  const start = `mutation { startSimulation(input: { triennium: "2020-2022",
    candidates: [{ name: "120", parameters: [{ rule: "obbligo_standard", value: "120" }] }] }) {
    ... on StartSimulationPayload { simulation { simulationId } } } }`;
  const { text } = await browser.post(`${address}/graphql`, JSON.stringify({ query: start }), headers);
  const id: string = JSON.parse(text).data.startSimulation.simulation.simulationId;

  const stream = await watch(browser, address, id);
  expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const [seen] = eventsIn(await untilText(stream, /event: next/));
  expect(seen?.id).toMatch(/^\d+$/);
  expect(["WAITING", "RUNNING", "DONE"]).toContain(seen?.data.data.simulationProgress.state);
  first.kill("SIGKILL");
  await first.exit;

  const second = startServer({ DELIBERA_DATA: data });
  const again = await second.ready();
  const rest = await watch(browser, again, id, { "last-event-id": "0" });
  const whole = await untilText(rest, /event: complete/);
  const events = eventsIn(whole);
  const ids = events.map((each) => Number(each.id));
  expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => one - other));
  expect(events[0]).toMatchObject({ id: "1", data: { data: { simulationProgress: { state: "RUNNING" } } } });
  expect(events.at(-1)?.data.data.simulationProgress).toMatchObject({ state: "DONE", eventId: events.at(-1)?.id });
  const late = eventsIn(await (await watch(browser, again, id)).text());
  expect(late.map((each) => each.data.data.simulationProgress.state)).toEqual(["DONE"]);

  const other = browserLike();
  await signIn(other, again, "reviewer");
  const refused = await (await watch(other, again, id)).text();
  expect(refused).toContain("there is no such simulation of yours");
  expect((await watch(browser, again, id, { accept: "application/json" })).status).toBe(406);
  second.kill("SIGTERM");
  expect(await second.exit).toEqual({ code: 0, signal: null });
  expect(second.output().stderr).toBe("");
}, 240_000);

const headers = { "content-type": "application/json", "graphql-require-preflight": "1" };

function watch(browser: BrowserLike, address: string, id: string, more: Record<string, string> = {}) {
  return fetch(`${address}/graphql`, {
    method: "POST",
    headers: { ...headers, cookie: browser.cookies(`${address}/graphql`), accept: "text/event-stream", ...more },
    body: JSON.stringify({ query: watching, variables: { id } }),
  });
}

/** What came until the words did. */
async function untilText(response: Response, words: RegExp): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of response.body as ReadableStream<Uint8Array>) {
    text += decoder.decode(part, { stream: true });
    if (words.test(text) && text.endsWith("\n\n")) return text;
  }
  throw new Error(`the stream ended with ${text}`);
}

function eventsIn(text: string) {
  return [...text.matchAll(/^id: (.*)\nevent: next\ndata: (.*)$/gm)].map(([, id, data = ""]) => ({
    id,
    data: JSON.parse(data),
  }));
}
