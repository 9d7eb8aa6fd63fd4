import { expect, it } from "vitest";
import { looksLikeFiscalCode } from "../people/use-professionals.ts";
import { readViewing } from "./viewing.tsx";

it("reads from an address only what has the shape of a person, a triennium and two days", () => {
  expect(
    readViewing({ professional: "P-0001", triennium: "2017-2019", knownOn: "2018-09-26", asOf: "2019-12-31" }),
  ).toEqual({
    professional: "P-0001",
    triennium: "2017-2019",
    knownOn: "2018-09-26",
    asOf: "2019-12-31",
  });
  expect(readViewing({ professional: "<b>", triennium: "2017", knownOn: "26/09/2018", asOf: 20191231 })).toEqual({
    professional: undefined,
    triennium: undefined,
    knownOn: undefined,
    asOf: undefined,
  });
});

it("recognises a fiscal code, which must stay out of the address, and leaves surnames alone", () => {
  expect(looksLikeFiscalCode("RSSMRA80A01H501U")).toBe(true);
  expect(looksLikeFiscalCode("rssmra8")).toBe(true);
  expect(looksLikeFiscalCode("12345678901")).toBe(true);
  expect(looksLikeFiscalCode("Rossini")).toBe(false);
  expect(looksLikeFiscalCode("P-0001")).toBe(false);
});
