import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consoleFiles, noncePlaceholder } from "../src/console-files.ts";
import type { HttpServer } from "../src/http-server.ts";
import { listen } from "../src/http-server.ts";

let folder: string;
let server: HttpServer;
const script = `export const answer = "${"42 ".repeat(1000)}";`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "delibera-console-"));
  mkdirSync(join(folder, "assets"));
  mkdirSync(join(folder, ".vite"));
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><meta property="csp-nonce" nonce="${noncePlaceholder}"><title>Delibera</title>`,
  );
  writeFileSync(join(folder, "assets/main-abc.js"), script);
  writeFileSync(join(folder, "icon.svg"), "<svg/>");
  writeFileSync(join(folder, ".inputs"), "secret");
  writeFileSync(join(folder, ".vite/manifest.json"), "{}");
  writeFileSync(join(folder, "assets/data.exe"), "MZ");
  server = await listen(0, "127.0.0.1", () => undefined);
  const files = consoleFiles(folder);
  server.serve((request, response) => files(request, response, new URL(request.url ?? "", "http://x").pathname));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url.replace("localhost", "127.0.0.1")}${path}`, { headers });

describe("the console", () => {
  it.each(["/", "/index.html", "/professionals", "/professionals/P-0001?triennium=2017-2019", "/explorer"])(
    "is the page at %s, never kept by a cache",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.text()).toContain("<title>Delibera</title>");
    },
  );

  it("has a nonce of its own in every answer, the same in the page and in the policy", async () => {
    const nonces = new Set<string>();
    for (let asked = 0; asked < 3; asked++) {
      const response = await get("/");
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? "";
      expect(response.headers.get("content-security-policy")).toContain(`style-src 'self' 'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it("may load nothing from another place, and be framed by nobody", async () => {
    const policy = (await get("/")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  });

  it("has files that are named by their content and kept for ever", async () => {
    const response = await get("/assets/main-abc.js");
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toBe(script);
  });

  it("has other files that are asked for again, and not sent twice", async () => {
    const first = await get("/icon.svg");
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const second = await get("/icon.svg", { "if-none-match": first.headers.get("etag") ?? "" });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe("");
  });

  it("is sent compressed to who can read it", async () => {
    const address = new URL(server.url.replace("localhost", "127.0.0.1"));
    const { request } = await import("node:http");
    const body = await new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve) => {
      request(
        {
          host: address.hostname,
          port: address.port,
          path: "/assets/main-abc.js",
          headers: { "accept-encoding": "gzip" },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({ encoding: response.headers["content-encoding"], bytes: Buffer.concat(chunks) }),
          );
        },
      ).end();
    });
    expect(body.encoding).toBe("gzip");
    expect(body.bytes.length).toBeLessThan(script.length / 10);
    expect(gunzipSync(body.bytes).toString()).toBe(script);
  });

  it.each([
    "/assets/none.js",
    "/.inputs",
    "/.vite/manifest.json",
    "/assets/data.exe",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/secret.txt",
  ])("has no file %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it("takes nothing", async () => {
    const response = await fetch(`${server.url.replace("localhost", "127.0.0.1")}/`, { method: "POST" });
    expect(response.status).toBe(405);
  });
});

describe("a console that is not built", () => {
  it("says so", async () => {
    const other = await listen(0, "127.0.0.1", () => undefined);
    const files = consoleFiles("/none");
    other.serve((request, response) => files(request, response, "/"));
    const response = await fetch(other.url.replace("localhost", "127.0.0.1"));
    expect([response.status, await response.text()]).toEqual([
      503,
      "The console is not built: start with npm start.\n",
    ]);
    await other.close();
  });
});

describe("a console without the explorer", () => {
  it("is a page that says not to offer it, and has no such address", async () => {
    const place = mkdtempSync(join(tmpdir(), "delibera-console-"));
    const built = readFileSync(new URL("../../console/index.html", import.meta.url), "utf8");
    writeFileSync(join(place, "index.html"), built);
    const pages = await Promise.all(
      [true, false].map(async (explorer) => {
        const other = await listen(0, "127.0.0.1", () => undefined);
        const files = consoleFiles(place, { explorer });
        other.serve((request, response) => files(request, response, request.url ?? "/"));
        const address = other.url.replace("localhost", "127.0.0.1");
        const page = await (await fetch(address)).text();
        const { status } = await fetch(`${address}/explorer`);
        await other.close();
        return [/<meta name="delibera-explorer" content="(\w+)">/.exec(page)?.[1], status];
      }),
    );
    rmSync(place, { recursive: true, force: true });
    expect(pages).toEqual([
      ["on", 200],
      ["off", 404],
    ]);
  });
});
