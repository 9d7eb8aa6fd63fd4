/** What people write in words of their own: how long it may be, and what it may not hold. */
import { describe, expect, it } from "vitest";
import { lineOf, namesOf, wordsOf } from "../src/mutations/free-text.ts";

const bounds = { field: "name", longest: 200, todo: { en: "write it", it: "si scriva" } };
const told = (task: () => unknown): string => {
  try {
    return `taken: ${JSON.stringify(task())}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe("a line", () => {
  it("has its spaces made one, and its letters composed", () => {
    expect(lineOf("  Casa \u00a0 di  cura ", bounds)).toBe("Casa di cura");
    expect(lineOf("Sanita\u0300", bounds)).toBe("Sanit\u00e0");
  });

  it("is counted in characters, however many places each takes", () => {
    expect(lineOf("\u{1f3e5}".repeat(200), bounds)).toHaveLength(400);
    expect(told(() => lineOf("\u{1f3e5}".repeat(201), bounds))).toBe("`name` has 1 to 200 characters: write it");
    expect(told(() => lineOf("x".repeat(50_000), bounds))).toBe("`name` has 1 to 200 characters: write it");
  });

  it.each(["", "   ", "\u00a0\u3000", "\u200d", "\u3164", "\u2800 \u00ad"])("is not blank: %j", (blank) => {
    expect(told(() => lineOf(blank, bounds))).toBe("`name` has 1 to 200 characters: write it");
  });

  it.each([
    ["Ac\u0000me", "U+0000"],
    ["Ac\nme", "U+000A"],
    ["Ac\tme", "U+0009"],
    ["Ac\u202eme", "U+202E"],
    ["Ac\u200bme", "U+200B"],
    ["Ac\ud800me", "U+D800"],
  ])("holds no character that cannot be seen: %j", (text, code) => {
    expect(told(() => lineOf(text, bounds))).toBe(`\`name\` holds ${code}, a character that cannot be seen: remove it`);
  });
});

describe("words", () => {
  it("go over lines, each as it was written", () => {
    expect(wordsOf(" uno\r\n\tdue\rtre \n", { ...bounds, longest: 20 })).toBe("uno\n\tdue\ntre");
  });

  it("hold no other control character, and no more than fits", () => {
    expect(told(() => wordsOf("uno\u0007", bounds))).toBe(
      "`name` holds U+0007, a character that cannot be seen: remove it",
    );
    expect(told(() => wordsOf(" \n ", bounds))).toBe("`name` has 1 to 200 characters: write it");
    expect(told(() => wordsOf("x".repeat(201), bounds))).toBe("`name` has 1 to 200 characters: write it");
  });
});

describe("names of a list", () => {
  it("are a hundred at most, each once however it is written", () => {
    expect(namesOf(["Acme", "Ente"], "partners")).toEqual(["Acme", "Ente"]);
    for (const again of ["ACME S.p.A.", "acme  s.p.a. ", "Acme S.p.\uff21."]) {
      expect(told(() => namesOf(["Acme S.p.A.", again], "partners"))).toBe(
        `\`partners\` has ${JSON.stringify(again.trim().replace("  ", " "))} twice: name each once`,
      );
    }
    const many = Array.from({ length: 101 }, (_, place) => `Ente ${place}`);
    expect(told(() => namesOf(many, "partners"))).toBe("`partners` has 101: name 100 at most");
    expect(namesOf(many.slice(1), "partners")).toHaveLength(100);
  });
});
