import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en as accessibilityEnglish } from "./accessibility/en.ts";
import { it as accessibilityItalian } from "./accessibility/it.ts";
import { en as auditEnglish } from "./audit/en.ts";
import { it as auditItalian } from "./audit/it.ts";
import { en as authoringEnglish } from "./authoring/en.ts";
import { it as authoringItalian } from "./authoring/it.ts";
import { en } from "./en.ts";
import { en as explorerEnglish } from "./explorer/en.ts";
import { it as explorerItalian } from "./explorer/it.ts";
import { it as italian } from "./it.ts";
import { en as professionalEnglish } from "./professional/en.ts";
import { it as professionalItalian } from "./professional/it.ts";
import { en as reviewEnglish } from "./review/en.ts";
import { it as reviewItalian } from "./review/it.ts";
import { en as sharingEnglish } from "./sharing/en.ts";
import { it as sharingItalian } from "./sharing/it.ts";
import { en as signInEnglish } from "./sign-in/en.ts";
import { it as signInItalian } from "./sign-in/it.ts";
import { en as simulationsEnglish } from "./simulations/en.ts";
import { it as simulationsItalian } from "./simulations/it.ts";

type Table = Readonly<Record<string, string>>;

const tables: readonly { readonly of: string; readonly it: Table; readonly en: Table }[] = [
  { of: "every screen", it: italian, en },
  { of: "who writes an act", it: authoringItalian, en: authoringEnglish },
  { of: "the review of acts", it: reviewItalian, en: reviewEnglish },
  { of: "a draft on the server", it: sharingItalian, en: sharingEnglish },
  { of: "the page of a professional", it: professionalItalian, en: professionalEnglish },
  { of: "the accessibility statement", it: accessibilityItalian, en: accessibilityEnglish },
  { of: "the audit log", it: auditItalian, en: auditEnglish },
  { of: "signing in", it: signInItalian, en: signInEnglish },
  { of: "the API explorer", it: explorerItalian, en: explorerEnglish },
  { of: "the page of simulations", it: simulationsItalian, en: simulationsEnglish },
];

describe.each(tables)("the message tables of $of", ({ it: italian, en }) => {
  const keys = Object.keys(italian);

  it("name the same values in both languages", () => {
    const differing = keys.filter((key) => valuesOf(italian[key] ?? "").join() !== valuesOf(en[key] ?? "").join());
    expect(differing).toEqual([]);
  });

  it("hold no message that no screen shows", () => {
    const source = sourceOfScreens();
    // Some keys are put together from a code: then their beginning, up to a dot, stands in the source before `${`.
    const composed = [...source.matchAll(/`([a-z][\w.]*\.)\$\{/g)].map(([, beginning]) => beginning ?? "");
    const unused = keys.filter(
      (key) => !source.includes(`"${key}"`) && !composed.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});

/** The values that a message needs, each once, in alphabetical order. */
function valuesOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ""))].toSorted();
}

function sourceOfScreens(): string {
  const folder = join(import.meta.dirname, "..");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/messages[\\/]([\w-]+[\\/])?(it|en)\.ts$|\.test\./.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

it("no two tables have a key in common", () => {
  const every = tables.flatMap((table) => Object.keys(table.it));
  expect(every.filter((key, at) => every.indexOf(key) !== at)).toEqual([]);
});
