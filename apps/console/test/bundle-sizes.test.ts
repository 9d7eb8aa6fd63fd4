import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Rolldown } from "vite";
import { build } from "vite";
import { beforeAll, describe, expect, it, vi } from "vitest";

type Built = Rolldown.RolldownOutput["output"];

let files: Built;

beforeAll(async () => {
  // React keeps its checks for developers in any other environment.
  vi.stubEnv("NODE_ENV", "production");
  const root = join(import.meta.dirname, "..");
  const built = await build({ root, logLevel: "error", build: { write: false } });
  files = (built as Rolldown.RolldownOutput).output;
  vi.unstubAllEnvs();
}, 60_000);

describe("what a browser downloads, compressed", () => {
  it("is at most 150 kB of script before the first screen", () => {
    const [entry] = chunks().filter(({ isEntry }) => isEntry);
    expect(sum(closure([entry?.fileName ?? ""]))).toBeLessThanOrEqual(150);
  });

  it("is at most 380 kB for the page of an act: script, styles and the compiler in its worker", () => {
    const entry = chunks().find(({ isEntry }) => isEntry)?.fileName ?? "";
    const screen = named("deliberation-screen");
    // What evaluates a person and what helps while writing are fetched after the text is on the screen.
    const [worker] = files.filter(({ fileName }) => /compiler\.worker-.*\.js$/.test(fileName));
    const compiler = worker === undefined ? [] : withStaticImports(worker);
    expect(compiler.length).toBeGreaterThan(0);
    const loaded = closure([entry, screen]);
    const styles = stylesOf(loaded);
    expect(styles.length).toBeGreaterThan(1);
    const total = sum([...loaded, ...compiler, ...styles]);
    expect(total).toBeLessThanOrEqual(380);
  });

  it("is at most 300 kB for the simulations, and as much again at most for the worker that counts", () => {
    const entry = chunks().find(({ isEntry }) => isEntry)?.fileName ?? "";
    expect(sum(closure([entry, named("simulations-screen")]))).toBeLessThanOrEqual(300);
    const worker = files.filter(({ fileName }) => /simulation\.worker-.*\.js$/.test(fileName));
    expect(worker).toHaveLength(1);
    expect(sum(worker)).toBeLessThanOrEqual(300);
  });

  it("is at most 380 kB of script for the API explorer", () => {
    const entry = chunks().find(({ isEntry }) => isEntry)?.fileName ?? "";
    expect(sum(closure([entry, named("explorer-screen")]))).toBeLessThanOrEqual(380);
  });

  it("is at most 200 kB of script for the page of a professional, and what draws charts comes after it", () => {
    const entry = chunks().find(({ isEntry }) => isEntry)?.fileName ?? "";
    const page = closure([entry, named("professional-screen")]);
    expect(sum(page)).toBeLessThanOrEqual(200);
    const drawing = chunks().filter(({ moduleIds }) => moduleIds.some((id) => id.includes("@observablehq/plot")));
    expect(drawing.length).toBeGreaterThan(0);
    expect(sum(closure(drawing.map(({ fileName }) => fileName)))).toBeLessThanOrEqual(250);
    const shown = [
      ...page,
      ...closure([named("trienni-view"), named("explorer-screen"), named("deliberation-screen")]),
    ];
    expect(shown.filter((file) => drawing.some(({ fileName }) => fileName === file.fileName))).toEqual([]);
  });

  it("names no address but its own", () => {
    const addresses = chunks().flatMap(({ code }) => [
      ...code.matchAll(/(?:src|href|import\()\s*[=:]?\s*["'`](https?:[^"'`]+)/g),
    ]);
    expect(addresses.map(([, address]) => address)).toEqual([]);
  });
});

function chunks(): Rolldown.OutputChunk[] {
  return files.filter((file) => file.type === "chunk");
}

function named(screen: string): string {
  return chunks().find(({ fileName }) => fileName.includes(`${screen}-`))?.fileName ?? "";
}

/** These files and all they import before they can run. */
function closure(names: readonly string[]): Built[number][] {
  const seen = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(chunks().find(({ fileName }) => fileName === name)?.imports ?? []));
  }
  return files.filter(({ fileName }) => seen.has(fileName));
}

/** A file of a worker, which Vite gives as text, and all that it imports before it can run. */
function withStaticImports(first: Built[number], seen = new Set<string>()): Built[number][] {
  if (seen.has(first.fileName)) return [];
  seen.add(first.fileName);
  const imported = [...textOf(first).matchAll(/\bimport\s*(?:[^"'`()]*?\bfrom\s*)?["'`]\.\/([^"'`]+)["'`]/g)];
  const names = imported.map(([, name]) => name);
  return [
    first,
    ...files
      .filter(({ fileName }) => names.some((name) => fileName.endsWith(`/${name}`)))
      .flatMap((file) => withStaticImports(file, seen)),
  ];
}

/** The stylesheets that come with these files, by what Vite noted of each. */
function stylesOf(loaded: readonly Built[number][]): Built[number][] {
  const names = new Set(
    loaded.flatMap((file) => (file.type === "chunk" ? [...(file.viteMetadata?.importedCss ?? [])] : [])),
  );
  return files.filter(({ fileName }) => names.has(fileName));
}

function textOf(file: Built[number]): string {
  return file.type === "chunk" ? file.code : file.source.toString();
}

/** Kilobytes of 1024 bytes after gzip, as the server sends them. */
function sum(counted: readonly Built[number][]): number {
  const bytes = counted.map((file) => gzipSync(file.type === "chunk" ? file.code : file.source).length);
  return bytes.reduce((total, size) => total + size, 0) / 1024;
}
