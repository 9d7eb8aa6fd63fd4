/** A file of event reports that breaks off is continued from the byte that arrived, by its sender alone, however slowly it comes. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:http";
import { tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { browserLike, signIn } from "./browser-like.ts";
import type { TestServer } from "./http-server.ts";
import { serve } from "./http-server.ts";
import { tokenOf } from "./token-of.ts";

const uploads = "/rest/v1/report-imports";
const partial = "application/partial-upload";
const megabyte = 2 ** 20;
/** Nobody imports it here: what is in it is only counted. */
const file = Buffer.from(Array.from({ length: 2.5 * megabyte }, (_, at) => 32 + ((at * 7919) % 90)));

describeOnEachDatabase("a file of event reports that is sent in pieces", (open) => {
  let server: TestServer;
  let provider: Record<string, string> = {};
  let ministry: Record<string, string> = {};

  beforeAll(async () => {
    server = await serve(open, "/none", { uploadIdleSeconds: 1, restPerMinute: 6000 });
    ministry = { authorization: `Bearer ${await tokenOf(server.url, "portale-ministero")}` };
    const browser = browserLike();
    const { text } = await browser.go(`${server.url}/auth/sign-in?return=%2F`);
    await signIn(browser, server.url, /value="(provider:[^"]+)"/.exec(text)?.[1] ?? "");
    provider = { cookie: browser.cookies(`${server.url}/rest`), "graphql-require-preflight": "1" };
  });
  afterAll(async () => {
    expect(server.log).toEqual([]);
    await server.close();
  });

  interface Asked {
    readonly headers?: Record<string, string>;
    readonly body?: Uint8Array;
    /** Who asks; who keeps the registry unless it is said. */
    readonly as?: Record<string, string>;
    /** Left as it is, or cut, once the body was written; undefined for a request that ends. */
    readonly afterwards?: "waits" | "breaks-off";
  }

  const parts = () => server.database.db.$count(tables.reportUploadParts);
  const ask = async (method: string, path: string, { headers = {}, body, as, afterwards }: Asked = {}) => {
    const told: IncomingHttpHeaders[] = [];
    const sent = request(`${server.url}${path}`, {
      method,
      headers: { ...(as ?? { authorization: `Bearer ${server.token}` }), ...headers },
      agent: false,
    });
    sent.on("information", (early) => told.push({ ...early.headers, ":status": String(early.statusCode) }));
    sent.on("error", () => undefined);
    const answered = once(sent, "response");
    const before = await parts();
    if (afterwards === undefined) sent.end(body);
    else await new Promise((resolve) => sent.write(body, resolve));
    if (afterwards === "breaks-off") {
      // A part of it is there, and the server has read what comes after it.
      while ((await parts()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 300));
      sent.destroy();
      answered.catch(() => undefined);
      return { status: 0, headers: {} as IncomingHttpHeaders, body: undefined, told };
    }
    const [response] = await answered;
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    return { status: response.statusCode, headers: response.headers, body: text && JSON.parse(text), told };
  };

  const begin = async (headers: Record<string, string> = {}, as?: Record<string, string>) => {
    const begun = await ask("POST", uploads, {
      headers: { "content-type": "application/x-ndjson", "upload-complete": "?0", ...headers },
      ...(as === undefined ? {} : { as }),
    });
    expect([begun.status, begun.headers["upload-offset"], begun.headers["upload-complete"]]).toEqual([201, "0", "?0"]);
    return String(begun.headers.location);
  };
  const patch = (path: string, from: number, more: Asked & { readonly last?: boolean } = {}) => {
    const { last = false, headers, ...others } = more;
    const said = { "content-type": partial, "upload-offset": String(from), "upload-complete": last ? "?1" : "?0" };
    return ask("PATCH", path, { ...others, headers: { ...said, ...headers } });
  };
  const head = async (path: string) => {
    const { status, headers } = await ask("HEAD", path);
    return [status, headers["upload-offset"], headers["upload-complete"]];
  };
  const stateOf = async (path: string) => (await ask("GET", path)).body;

  it("is continued from the byte that arrived, wherever the connection broke", async () => {
    const path = await begin({ "upload-length": String(file.length) });
    await patch(path, 0, { body: file.subarray(0, megabyte + 12_345), afterwards: "breaks-off" });
    expect(await head(path)).toEqual([204, String(megabyte + 12_345), "?0"]);
    const rest = await patch(path, megabyte + 12_345, { body: file.subarray(megabyte + 12_345, 2 * megabyte) });
    expect([rest.status, rest.headers["upload-offset"]]).toEqual([204, String(2 * megabyte)]);
    const end = await patch(path, 2 * megabyte, { body: file.subarray(2 * megabyte), last: true });
    expect([end.status, end.headers.location]).toEqual([202, path]);
    expect(await head(path)).toEqual([204, String(file.length), "?1"]);
    const hash = `sha256:${createHash("sha256").update(file).digest("hex")}`;
    expect(await stateOf(path)).toMatchObject({ id: path.split("/").at(-1), state: "WAITING", hash });
    const more = await patch(path, file.length, { body: Buffer.from("x"), last: true });
    expect([more.status, more.body.type]).toEqual([
      400,
      "https://iana.org/assignments/http-problem-types#completed-upload",
    ]);
  });

  it("is told in the first request where it can be continued", async () => {
    const headers = { "content-type": "text/csv", "upload-complete": "?1" };
    const whole = await ask("POST", uploads, { headers, body: file });
    expect([whole.status, whole.told[0]?.[":status"]]).toEqual([202, "104"]);
    expect(whole.told[0]?.location).toBe(whole.headers.location);
    const broken = await ask("POST", uploads, { headers, body: file.subarray(0, megabyte), afterwards: "breaks-off" });
    const path = String(broken.told[0]?.location);
    const [, offset = ""] = await head(path);
    expect(offset).toBe(String(megabyte));
    expect((await patch(path, megabyte, { body: file.subarray(megabyte), last: true })).status).toBe(202);
    expect((await stateOf(path)).hash).toBe((await stateOf(String(whole.headers.location))).hash);
  });

  it("is refused from another byte, and told from which", async () => {
    const path = await begin();
    await patch(path, 0, { body: file.subarray(0, 1000) });
    for (const from of [0, 999, 1001]) {
      const { status, headers, body } = await patch(path, from, { body: file.subarray(from, 2000) });
      expect([status, headers["content-type"]]).toEqual([409, "application/problem+json; charset=utf-8"]);
      expect(headers["upload-offset"]).toBe("1000");
      expect(body).toMatchObject({
        type: "https://iana.org/assignments/http-problem-types#mismatching-upload-offset",
        "expected-offset": 1000,
      });
    }
    expect(await head(path)).toEqual([204, "1000", "?0"]);
  });

  it("is nobody's but who sends it, nor is it known that it is there", async () => {
    const path = await begin();
    // Who may send files, and did not send this one.
    const theirs = await begin({}, provider);
    const nowhere = `${uploads}/00000000-0000-4000-8000-000000000000`;
    for (const method of ["HEAD", "PATCH", "DELETE"]) {
      const headers = { "content-type": partial, "upload-offset": "0", "upload-complete": "?1" };
      expect((await ask(method, path, { headers, as: ministry })).status).toBe(403);
      expect((await ask(method, nowhere, { headers })).status).toBe(404);
      expect((await ask(method, path, { headers, as: provider })).status).toBe(404);
      // Nor is one of a provider anybody's who keeps the registry and may read what became of it.
      expect((await ask(method, theirs, { headers })).status).toBe(404);
      expect((await ask(method, path, { headers, as: {} })).status).toBe(401);
    }
    expect(await head(path)).toEqual([204, "0", "?0"]);
  });

  it("takes the last of two that continue it, and ends the other", async () => {
    const path = await begin();
    const slow = patch(path, 0, { body: file.subarray(0, 500), afterwards: "waits" });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await head(path)).toEqual([204, "500", "?0"]);
    expect((await slow).status).toBe(409);
    const both = await Promise.all([1, 2].map(() => patch(path, 500, { body: file.subarray(500), last: true })));
    expect(both.filter(({ status }) => status === 202).length).toBeLessThan(2);
    for (const { status } of both) expect([202, 400, 409]).toContain(status);
    // What the one that was ended had sent is there.
    const [, at, complete] = await head(path);
    if (complete === "?0")
      expect((await patch(path, Number(at), { body: file.subarray(Number(at)), last: true })).status).toBe(202);
    expect((await stateOf(path)).hash).toBe(`sha256:${createHash("sha256").update(file).digest("hex")}`);
  });

  it("may take as long as something comes, and ends when nothing does", async () => {
    const path = await begin();
    const started = performance.now();
    const { status, body } = await patch(path, 0, { body: file.subarray(0, 10), afterwards: "waits" });
    expect([status, body.detail]).toEqual([
      408,
      "nothing of the body came for 1 s: send it again, or continue it from what is there",
    ]);
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(await head(path)).toEqual([204, "10", "?0"]);
  });

  it("that is too large, or not as long as was said, is refused", async () => {
    const tooLong = {
      headers: { "content-type": "text/csv", "upload-complete": "?0", "upload-length": `${5 * megabyte}` },
    };
    expect((await ask("POST", uploads, tooLong)).status).toBe(413);
    const path = await begin();
    expect((await patch(path, 0, { body: file })).status).toBe(204);
    expect((await patch(path, file.length, { body: file })).status).toBe(413);
    // Of a body whose end is not told beforehand as well; nothing of it is kept any more.
    const chunked = await patch(path, file.length, { body: file, headers: { "transfer-encoding": "chunked" } });
    expect(chunked.status).toBe(413);
    expect(await head(path)).toEqual([410, undefined, undefined]);
    const short = await begin({ "upload-length": "20" });
    for (const [size, last] of [
      [21, false],
      [19, true],
    ] as const) {
      const answer = await patch(short, 0, { body: file.subarray(0, size), last });
      expect([answer.status, answer.body.type]).toEqual([
        400,
        "https://iana.org/assignments/http-problem-types#inconsistent-upload-length",
      ]);
      const [, at] = await head(short);
      if (last) expect(at).toBe("19");
    }
    const more = await patch(short, 19, {
      body: file.subarray(19, 20),
      last: true,
      headers: { "upload-length": "30" },
    });
    expect(more.status).toBe(400);
    expect((await patch(short, 19, { body: file.subarray(19, 20), last: true })).status).toBe(202);
  });

  it("says which of its headers cannot be read", async () => {
    const path = await begin();
    for (const headers of [
      { "upload-offset": "-1" },
      { "upload-offset": "1e3" },
      { "upload-offset": "9".repeat(16) },
      { "upload-complete": "true" },
      { "upload-length": "many" },
    ]) {
      const { status, body } = await patch(path, 0, { body: file.subarray(0, 1), headers });
      expect([status, body.title]).toEqual([400, "Bad Request"]);
    }
    expect((await ask("PATCH", path, { headers: { "content-type": partial, "upload-complete": "?1" } })).status).toBe(
      400,
    );
    expect((await ask("PATCH", path, { headers: { "content-type": partial, "upload-offset": "0" } })).status).toBe(400);
    const typed = await patch(path, 0, { headers: { "content-type": "application/json" } });
    expect([typed.status, typed.headers["accept-patch"]]).toEqual([415, partial]);
    expect((await ask("PUT", path)).headers.allow).toBe("GET, HEAD, PATCH, DELETE");
    expect((await patch(path, 0, { last: true })).body.detail).toContain("the file is empty");
  });

  it("is given up by its sender, and takes no more", async () => {
    const path = await begin();
    await patch(path, 0, { body: file.subarray(0, 100) });
    expect((await ask("DELETE", path)).status).toBe(204);
    expect(await head(path)).toEqual([410, undefined, undefined]);
    expect((await patch(path, 100, { body: file.subarray(100) })).status).toBe(410);
    expect((await stateOf(path)).state).toBe("CANCELLING");
    expect(await server.database.db.$count(tables.reportUploads)).toBeGreaterThan(5);
  });
});
