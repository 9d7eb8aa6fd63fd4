/** Invented outcomes of the three trienni before: credits acquired, the obligation, and whether it was met. */
import type { Random } from "@delibera/database/invention";
import type { Program } from "@delibera/rules-dsl/ir";
import { firstOfYear, lastOfYear } from "@delibera/rules-dsl/values";
import { factTable } from "../snapshot/fact-columns.ts";
import type { OpenColumns } from "../snapshot/open-columns.ts";
import type { SyntheticPerson } from "./synthetic-person.ts";

export function newPositions(program: Program, columns: OpenColumns, start: number) {
  const table = factTable(program, columns, "positions");
  const [from, to] = [table.number("triennium.from"), table.number("triennium.to")];
  const [acquired, obligation, balance] = [
    table.number("acquired"),
    table.number("obligation"),
    table.number("balance"),
  ];
  const [certified, certifiedOn] = [table.boolean("certified"), table.number("certifiedOn")];
  const [dossier, registeredOn] = [table.boolean("individualDossierSatisfied"), table.number("registeredOn")];
  const { cycle } = program.vocabulary;
  return ({ enrolled, inOrder, profile }: SyntheticPerson, random: Random): void => {
    for (let first = Math.max(cycle.from + 3, start - 9); first < start; first += 3) {
      if (enrolled > first + 2) continue;
      const years = Math.min(3, first + 3 - enrolled);
      const required = 50 * years - (random.chance(3000) ? 10 * years : 0);
      // Who meets the obligation now mostly did before.
      const met = random.chance(inOrder ? 8000 : Math.trunc(profile.inOrder / 4));
      const credits = met ? required + random.between(0, 40) : random.below(required);
      table.begin();
      from(firstOfYear(first));
      to(lastOfYear(first + 2));
      acquired(credits);
      obligation(required);
      balance(credits - required);
      certified(met);
      if (met) certifiedOn(lastOfYear(first + 2) + random.between(30, 330));
      if (random.chance(300)) dossier(true);
      registeredOn(lastOfYear(first + 2) + 364);
    }
  };
}
