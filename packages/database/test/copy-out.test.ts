/** Rows are copied out whole, however many, and the session goes on afterwards: the driver must be woken after the last row. */
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { professionals, registerProfessionals } from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { sampleProfessional } from "./sample-professional.ts";

describeOnEachDatabase("a copy out of a session", (open, engine) => {
  test.each([
    // None; less than one part of a stream holds; far more than a connection holds while its reader is slow.
    [0, 0],
    [1, 100],
    [60_000, 100],
  ])("of %i rows ends, twice, and the session answers what comes next", async (rows, width) => {
    const database = await open();
    const lengths = await database.inSession(async ({ openReading, run }) => {
      const { copyOut, close } = await openReading();
      const query = sql`select n, repeat('è', ${width}) from generate_series(1, ${rows}) n`;
      const texts = [await copyOut(query), await copyOut(query)];
      await close();
      expect(await run({ text: "select 7::integer as seven", parameters: [] })).toEqual([{ seven: 7 }]);
      return texts.map(
        (text) => text.split("\n").filter((line) => line.endsWith("è".repeat(width)) && line !== "").length,
      );
    });
    expect(lengths).toEqual([rows, rows]);
  });

  test("writes values into its statement as they are, and never writes into the database", async () => {
    const database = await open();
    await database.inSession(async ({ openReading }) => {
      const reading = await openReading();
      expect(await reading.copyOut(sql`select ${"it's; \\drop"}, ${null}::text, ${-3}::integer`)).toBe(
        "it's; \\\\drop\t\\N\t-3\n",
      );
      await expect(reading.db.execute(sql`create table new_one (n integer)`)).rejects.toThrow();
      await reading.close();
    });
  });

  test("sees nothing that is written after its first question", async () => {
    const database = await open();
    const { registrations: _, ...person } = sampleProfessional;
    const count = sql`select count(*) from ${professionals}`;
    const writing = await database.inSession(async ({ openReading }) => {
      const reading = await openReading();
      expect(await reading.copyOut(count)).toBe("0\n");
      const written = registerProfessionals(database.db, [person]);
      // Where there is one connection, who writes waits for the reading to be closed.
      if (engine === "postgresql") await written;
      expect(await reading.copyOut(count)).toBe("0\n");
      await reading.close();
      return { written };
    });
    await writing.written;
    const after = await database.inSession(async ({ openReading }) => {
      const reading = await openReading();
      const text = await reading.copyOut(count);
      await reading.close();
      return text;
    });
    expect(after).toBe("1\n");
  });
});
