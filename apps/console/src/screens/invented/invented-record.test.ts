import { describe, expect, it } from "vitest";
import { itemsOf, readRecord, withField, withItems } from "./invented-record.ts";

describe("an invented record", () => {
  it("keeps what the form does not know of", () => {
    const { record } = readRecord('{"id":"X","tutored":true,"exemptions":[{"kind":"esonero","legalYears":3}]}');
    const items = itemsOf(record ?? {}, "exemptions").map((item) => withField(item, "kind", "esenzione"));
    expect(withItems(record ?? {}, "exemptions", items)).toEqual({
      id: "X",
      tutored: true,
      exemptions: [{ kind: "esenzione", legalYears: 3 }],
    });
  });

  it("leaves out what is empty", () => {
    expect(withField({ from: "2024-01-01", to: "2024-02-01" }, "to", "")).toEqual({ from: "2024-01-01" });
    expect(withItems({ id: "X", events: [] }, "events", [])).toEqual({ id: "X" });
  });

  it.each([
    ["[]", "{ … }"],
    ["12", "{ … }"],
    ['{"participations":["PA-1"]}', "participations"],
  ])("is not read from %s", (written, problem) => {
    expect(readRecord(written)).toEqual({ problem });
  });

  it("says what the reader of JSON says", () => {
    expect(readRecord("{").problem).toMatch(/JSON/);
  });
});
