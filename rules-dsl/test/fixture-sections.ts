/** The section of LANGUAGE.md that each fixture says it illustrates. */
import { readdirSync } from "node:fs";
import { fixturesOf } from "./fixture-suite.ts";

export interface SectionOfFixture {
  readonly path: string;
  readonly kind: "ok" | "bad";
  /** Its number; empty when the fixture says none. */
  readonly section: string;
}

export function sectionsOfFixtures(): readonly SectionOfFixture[] {
  const subjects = readdirSync(new URL("./fixtures/", import.meta.url));
  return subjects.flatMap((subject) => {
    const kinds = readdirSync(new URL(`./fixtures/${subject}/`, import.meta.url)) as ("ok" | "bad")[];
    return kinds.flatMap((kind) =>
      fixturesOf(subject, kind).map(({ path, sections }) => ({
        path,
        kind,
        section: (sections.get("section") ?? "").trim(),
      })),
    );
  });
}
