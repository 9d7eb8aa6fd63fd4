import { expect, it } from "vitest";
import { partName, partText } from "./difference-words.ts";

const text = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  [key, ...Object.values(values)].join(" ");

it("names a part of an act, and of a rule without the place of its version", () => {
  expect(partName("", text)).toBe("part.whole");
  expect(partName("authority", text)).toBe("part.authority");
  expect(partName("act/1/1 known from", text)).toBe("part.knownFrom");
  expect(partName("act/1/1 band 2", text)).toBe("part.band 2");
  expect(partName("«net»", text)).toBe("«net»");
});

it("writes days, declarations and kinds of value as people do, and leaves what a rule says", () => {
  const italian = (part: string, said: string) => partText(part, said, text, "it");
  expect(italian("effect", "2026-01-01 – 2028-12-31")).toBe("01/01/2026 – 31/12/2028");
  expect(italian("standing", "not-normative: dice chi")).toBe("standing.NOT_NORMATIVE: dice chi");
  expect(italian("source", "sito di prova high")).toBe("sito di prova, confidence.HIGH");
  expect(italian("type", '{"kind":"quantity","unit":"crediti"}')).toBe("type.quantity crediti");
  expect(italian("type", '{"kind":"quantity"}')).toBe("type.number");
  expect(italian("act/1/1 value", "125,5 crediti")).toBe("125,5 crediti");
  expect(italian("act/1/1 condition", "manca x")).toBe("manca x");
  expect(italian("text", "2026-01-01 e 125.5")).toBe("2026-01-01 e 125.5");
});
