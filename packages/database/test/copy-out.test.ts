/** A table is copied out whole, however large, and the session goes on afterwards: the driver must be woken after the last row. */
import { expect, test } from "vitest";
import { describeOnEachDatabase } from "../src/testing/testing.ts";

describeOnEachDatabase("a copy out of a session", (open) => {
  test.each([
    // None; less than one part of a stream holds; far more than a connection holds while its reader is slow.
    [0, 0],
    [1, 100],
    [60_000, 100],
  ])("of %i rows ends, twice, and the session answers what comes next", async (rows, width) => {
    const database = await open();
    const lengths = await database.inSession(async ({ copyOut, run }) => {
      await run({
        text: "create temporary table copied as select n, repeat('è', $2::integer) as filled from generate_series(1, $1::integer) n",
        parameters: [String(rows), String(width)],
      });
      const texts = [await copyOut("copied"), await copyOut("copied")];
      await run({ text: "drop table copied", parameters: [] });
      return texts.map(
        (text) => text.split("\n").filter((line) => line.endsWith("è".repeat(width)) && line !== "").length,
      );
    });
    expect(lengths).toEqual([rows, rows]);
  });
});
