/** Runs the fixtures of one subject: those under `ok` report nothing, those under `bad` report exactly what they say. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../src/diagnostics/diagnostic.ts";
import type { SourceFile } from "../src/source/source.ts";
import type { Fixture } from "../src/testing/testing.ts";
import { applyFix, diagnosticLines, readFixture, writeFixture } from "../src/testing/testing.ts";

export type Diagnose = (sources: readonly SourceFile[]) => readonly Diagnostic[];

/** `npm run update` writes the sections again. */
export function fixtureSuite(subject: string, diagnose: Diagnose): void {
  describe(`${subject}: accepted`, () => {
    for (const { claim, sources } of fixturesOf(subject, "ok")) {
      it(claim, () => {
        expect(diagnosticLines(diagnose(sources), sources)).toBe("");
      });
    }
  });
  describe(`${subject}: refused or warned of`, () => {
    for (const fixture of fixturesOf(subject, "bad")) {
      const { claim, sources, path } = fixture;
      it(claim, async () => {
        const found = diagnose(sources);
        expect(found.length).toBeGreaterThan(0);
        await expect(writeFixture(fixture, "diagnostics", diagnosticLines(found, sources))).toMatchFileSnapshot(path);
      });
      it(`${claim}: each fix removes its diagnostic, and brings no error but a motive to write`, () => {
        const found = diagnose(sources);
        for (const one of found) {
          for (const fix of one.fixes) {
            const left = diagnose(sources.map((source) => applyFix(source, fix)));
            expect(counted(left).get(one.code) ?? 0).toBeLessThan(counted(found).get(one.code) ?? 0);
            expect(errorsToMend(left)).toBeLessThanOrEqual(errorsToMend(found));
          }
        }
      });
    }
  });
}

function counted(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Errors but the motives that a remedy leaves to be written. */
function errorsToMend(found: readonly Diagnostic[]): number {
  return found.filter(({ code, severity }) => severity === "error" && code !== "reason-missing").length;
}

export interface FixtureFile extends Fixture {
  readonly path: string;
}

export function fixturesOf(subject: string, kind: string): readonly FixtureFile[] {
  const folder = new URL(`./fixtures/${subject}/${kind}/`, import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".delibera"));
  return names.sort().map((name) => {
    const path = fileURLToPath(new URL(name, folder));
    return { ...readFixture(name, readFileSync(path, "utf8")), path };
  });
}

/** Codes that some fixture of this subject expects. */
export function codesShown(subject: string): ReadonlySet<string> {
  const expected = fixturesOf(subject, "bad").map(({ sections }) => sections.get("diagnostics") ?? "");
  return new Set(
    expected.flatMap((lines) =>
      [...lines.matchAll(/^\S+ (?:error|warning|information) ([a-z-]+):/gm)].map(([, code]) => code ?? ""),
    ),
  );
}
