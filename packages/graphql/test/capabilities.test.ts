/** Reads the table of capabilities: what it names exists, what it does not name has a reason, and nothing is left out. */
import { readFileSync } from "node:fs";
import { isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { schema } from "../src/schema.ts";

const numbers = [...range(1, 14), ...range(20, 25), ...range(30, 44), ...range(50, 55)];
const ids = numbers.map((number) => `F-${String(number).padStart(2, "0")}`);
const english = rowsOf("README.md");
const italian = rowsOf("README.it.md");

describe("the table of capabilities", () => {
  it("has every capability once, in order", () => {
    expect(english.map(({ id }) => id)).toEqual(ids);
  });

  it("says the same in Italian", () => {
    const states = { served: "servita", "in part": "in parte", "not yet": "non ancora", "not here": "non qui" };
    expect(italian.map(({ id, operations, test, state }) => [id, operations, test, state])).toEqual(
      english.map(({ id, operations, test, state }) => [id, operations, test, states[state as keyof typeof states]]),
    );
    expect(italian.filter(({ note }, place) => (note === "–") !== (english[place]?.note === "–"))).toEqual([]);
  });

  it.each(english)(
    "$id is served by an operation and shown by a test, or says why not",
    ({ operations, test, state, note }) => {
      const isServed = state === "served" || state === "in part";
      expect(["served", "in part", "not yet", "not here"]).toContain(state);
      expect(operations.length > 0).toBe(isServed);
      expect(operations.filter((operation) => !exists(operation))).toEqual([]);
      expect(test !== "–").toBe(isServed);
      if (isServed) expect(titlesOf(test)).toContain(test.slice(test.indexOf(": ") + 2));
      if (state !== "served") expect(note.length).toBeGreaterThan(10);
    },
  );

  it("finds out what does not exist", () => {
    expect(exists("moveTheMoon")).toBe(false);
    expect(exists("Professional.moon")).toBe(false);
    expect(exists("Professional.ledger")).toBe(true);
    expect(titlesOf("`changes.test.ts`: anything")).not.toContain("anything");
  });
});

interface Row {
  readonly id: string;
  readonly operations: readonly string[];
  readonly test: string;
  readonly state: string;
  readonly note: string;
}

function rowsOf(document: string): readonly Row[] {
  const text = readFileSync(new URL(`../${document}`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line.startsWith("| F-"))
    .map((line) => {
      const [, id = "", , operations = "", test = "", state = "", note = ""] = line
        .split("|")
        .map((cell) => cell.trim());
      return { id, operations: [...operations.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name), test, state, note };
    });
}

/** `events` of the query or the mutation type, `Professional.ledger` of another. */
function exists(operation: string): boolean {
  const [field = "", type] = operation.split(".").reverse();
  const types = type === undefined ? [schema.getQueryType(), schema.getMutationType()] : [schema.getType(type)];
  return types.some((each) => isObjectType(each) && field in each.getFields());
}

function titlesOf(test: string): readonly string[] {
  const [, file = ""] = /^`((?:[a-z-]+\/)*[a-z-]+\.test\.ts)`/.exec(test) ?? [];
  // With folders, from the top of the repository.
  const text = readFileSync(new URL(file.includes("/") ? `../../../${file}` : file, import.meta.url), "utf8");
  return [...text.matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*"((?:[^"\\]|\\.)*)"/g)].map(([, title = ""]) => title);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}
