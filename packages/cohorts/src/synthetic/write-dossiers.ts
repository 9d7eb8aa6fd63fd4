/** Invented training dossiers: planned areas that add up to a hundred, and how much of each was achieved. */
import type { Random } from "@delibera/database/invention";
import type { Program } from "@delibera/rules-dsl/ir";
import { firstOfYear, lastOfYear } from "@delibera/rules-dsl/values";
import { factTable } from "../snapshot/fact-columns.ts";
import type { OpenColumns } from "../snapshot/open-columns.ts";
import { career } from "./proportions.ts";
import type { SyntheticPerson } from "./synthetic-person.ts";

export function newDossiers(program: Program, columns: OpenColumns, start: number) {
  const table = factTable(program, columns, "dossiers");
  const areas = factTable(program, columns, "dossiers.areas");
  const [kind, congruent] = [table.option("kind"), table.boolean("congruent")];
  const [from, to] = [table.number("triennium.from"), table.number("triennium.to")];
  const [builtOn, registeredOn] = [table.number("builtOn"), table.number("registeredOn")];
  const [area, planned, achieved] = [areas.option("area"), areas.number("planned"), areas.number("achieved")];
  const write = (code: string, inOrder: boolean, random: Random): void => {
    const day = firstOfYear(start) + random.below(700);
    table.begin();
    kind(code);
    from(firstOfYear(start));
    to(lastOfYear(start + 2));
    builtOn(day);
    registeredOn(day);
    congruent(random.chance(9500));
    const technical = random.between(2, 6) * 10;
    const process = random.between(1, 3) * 10;
    const shares = [technical, process, 100 - technical - process];
    for (const [place, code] of ["technical", "process", "system"].entries()) {
      areas.begin();
      area(code);
      planned(shares[place] ?? 0);
      achieved(Math.min(100, Math.max(0, (shares[place] ?? 0) + random.between(inOrder ? -5 : -30, 5))));
    }
  };
  return ({ inOrder }: SyntheticPerson, random: Random): void => {
    if (random.chance(career.individualDossier)) write("individual", inOrder, random);
    if (random.chance(career.groupDossier)) write("group", inOrder, random);
  };
}
