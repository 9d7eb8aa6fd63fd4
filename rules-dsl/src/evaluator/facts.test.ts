import { describe, expect, it } from "vitest";
import { parseDate } from "../values/civil-date.ts";
import { decodeFacts } from "./facts.ts";
import { plainValue } from "./plain-value.ts";
import { libraryProgram } from "./test-programs.ts";
import type { Item } from "./value.ts";

const program = libraryProgram({});
const dates = (asOf: string, knownOn: string) => ({ asOf: parseDate(asOf) ?? 0, knownOn: parseDate(knownOn) ?? 0 });
const always = dates("9999-12-31", "9999-12-31");
const decode = (json: unknown, at = always) => decodeFacts(program, json, at);
const refused = (json: unknown) => decode(json).refused.map(({ path, expected }) => `${path}: ${expected}`);
const fieldsOf = (item: Item) => item.fields.map((value) => value && plainValue(value));

describe("facts", () => {
  it("are read by the codes and types of the vocabulary", () => {
    const {
      subject,
      items,
      refused: mistakes,
    } = decode({
      birthDate: "1980-02-29",
      deposit: "12.50",
      tier: 1,
      joined: 2015,
      tags: ["a", "b"],
      card: { issuedOn: "2016-01-01", fees: [{ amount: 3 }] },
      suspensions: [{ span: "2014-2016" }, { span: { from: "2018-01-01" } }],
      loans: [{ id: "L-1", lentOn: "2018-05-01", pages: 12.5, shelf: "C" }],
      favouriteColour: "ignored",
    });
    expect(mistakes).toEqual([]);
    expect(fieldsOf(subject)).toEqual([
      { kind: "date", value: "1980-02-29" },
      { kind: "quantity", exact: "12.5", unit: "euro" },
      undefined,
      { kind: "option", enumeration: "tier", option: "plain" },
      { kind: "list", values: [{ kind: "item", entity: "loan", id: "L-1" }] },
      {
        kind: "list",
        values: [
          { kind: "item", entity: "suspension", id: "suspensions[0]" },
          { kind: "item", entity: "suspension", id: "suspensions[1]" },
        ],
      },
      { kind: "item", entity: "card", id: "card" },
      { kind: "year", value: 2015 },
      {
        kind: "list",
        values: [
          { kind: "text", value: "a" },
          { kind: "text", value: "b" },
        ],
      },
    ]);
    const [first, second] = items.get("suspension") ?? [];
    expect(first && fieldsOf(first)[0]).toEqual({ kind: "period", from: "2014-01-01", to: "2016-12-31" });
    expect(second && fieldsOf(second)[0]).toEqual({ kind: "period", from: "2018-01-01", to: "9999-12-31" });
    expect(items.get("note")?.map((each) => each.id)).toEqual(["card.fees[0]"]);
  });

  it("of the wrong shape are refused with their path", () => {
    expect(
      refused({
        birthDate: "1981-02-29",
        deposit: "12,50",
        student: "yes",
        tier: "silver",
        joined: "2015",
        tags: ["a", 7],
        card: [],
        suspensions: [{ span: "2015-2017" }, { span: { from: "2018-01-01", to: "2017-01-01" } }, "x"],
        loans: {},
      }),
    ).toEqual([
      "birthDate: date",
      "deposit: number",
      "student: boolean",
      "tier: option",
      "loans: list",
      "suspensions[0].span: period",
      "suspensions[1].span: period",
      "suspensions[2]: object",
      "card: object",
      "joined: year",
      "tags[1]: text",
    ]);
    expect(decode(null).refused).toEqual([{ path: "", expected: "object", found: "null" }]);
    expect(decode([1]).refused).toEqual([{ path: "", expected: "object", found: "a list" }]);
    expect(decode({ deposit: null }).refused).toEqual([{ path: "deposit", expected: "number", found: "null" }]);
  });

  it("written as JSON numbers are accepted only when they are exactly what was written", () => {
    expect(refused({ deposit: 0.5 })).toEqual([]);
    expect(refused({ deposit: 0.1 })).toEqual(["deposit: exact-number"]);
    expect(refused({ deposit: 2 ** 53 })).toEqual(["deposit: exact-number"]);
    expect(refused({ deposit: 1e-7 })).toEqual(["deposit: exact-number"]);
    expect(refused({ deposit: Number.NaN })).toEqual(["deposit: exact-number"]);
  });

  it("with the same id twice are refused the second time", () => {
    const { refused: mistakes, items } = decode({ loans: [{ id: "A" }, { id: "A" }] });
    expect(mistakes).toEqual([{ path: "loans[1]", expected: "unique-id", found: '"A"' }]);
    expect(items.get("loan")).toHaveLength(1);
  });

  it("that take effect after the reference date, or were known later, are left out whatever they hold", () => {
    const json = {
      loans: [
        { id: "past", lentOn: "2018-01-01" },
        { id: "future", lentOn: "2020-01-01", pages: "not a number" },
        { id: "late", lentOn: "2018-01-02", registeredOn: "2019-06-01" },
        { id: "future", lentOn: "2018-01-03" },
      ],
      suspensions: [{ span: { from: "2019-07-01" }, notes: [{ amount: "x" }] }],
      card: { issuedOn: "2019-06-01" },
    };
    const { items, refused: mistakes, leftOut, subject } = decode(json, dates("2019-05-31", "2019-05-31"));
    expect(items.get("loan")?.map((loan) => [loan.id, loan.path, loan.position])).toEqual([
      ["past", "loans[0]", 1],
      ["future", "loans[3]", 2],
    ]);
    expect(mistakes).toEqual([]);
    expect(items.get("note")).toEqual([]);
    expect(leftOut.map((each) => `${each.path} ${each.because}`)).toEqual([
      "loans[1] takes-effect-later",
      "loans[2] known-later",
      "suspensions[0] takes-effect-later",
      "card takes-effect-later",
    ]);
    expect(subject.fields[6]).toBeUndefined();
  });

  it("never make reading throw, whatever they are", () => {
    for (const json of [undefined, 7n, Symbol("x"), () => 1, { loans: [undefined] }, { card: { fees: [[[]]] } }]) {
      expect(decode(json).refused.length).toBeGreaterThan(0);
    }
    expect(decode(JSON.parse('{"__proto__": 1, "toString": "x"}')).refused).toEqual([]);
  });
});
