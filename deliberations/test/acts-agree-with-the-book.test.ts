/** Random people whose ledger, by the acts and by an independent computation, must be the same in every line. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person } from "./by-the-book/person.ts";
import { disagreements } from "./disagreements.ts";
import { person } from "./random-people.ts";
import { runs } from "./runs.ts";

describe("the acts of 2017-2019, as known today", () => {
  it("give every random person the ledger of the book", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(person, (someone) => {
        expect(disagreements(someone)).toEqual([]);
      }),
      runs(2_000),
    );
  });

  const folder = new URL("../professionisti/", import.meta.url);
  const samples = readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== "manca-un-dato.json")
    .map((name) => ({ name, sample: JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Sample }))
    .filter(({ sample }) => isInTheBook(sample));

  it.each(samples)("give the sample person $name the ledger of the book", ({ sample }) => {
    expect(disagreements(sample)).toEqual([]);
  });

  it("leave most sample people to be compared", () => {
    expect(samples.length).toBeGreaterThanOrEqual(25);
  });
});

type Sample = Person & { readonly emergencies?: readonly object[] };

/** The book does not speak of earthquakes, nor of a triennium of which only the result was imported. */
function isInTheBook({ emergencies = [], positions = [] }: Sample): boolean {
  return emergencies.length === 0 && !positions.some(({ triennium }) => triennium === "2017-2019");
}
