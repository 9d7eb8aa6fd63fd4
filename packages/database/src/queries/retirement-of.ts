/** The retirement of a person with the incomes of the practice that goes on. */
import type { Placeholder, SQL } from "drizzle-orm";
import type { IncomeFact, RetirementFact } from "../facts/professional-facts.ts";
import { retirementIncomes, retirements } from "../schema/retirements.ts";
import type { Fields } from "./facts-as-json.ts";
import { listOfFacts, oneFact } from "./facts-as-json.ts";

export function retirementOf(knownOn: Placeholder): SQL<RetirementFact | null> {
  const retirement: Fields<RetirementFact> = {
    from: retirements.effectiveOn,
    occasionalPractice: retirements.occasionalPractice,
    incomes: listOfFacts(retirementIncomes, income, knownOn),
    exemptionRevokedOn: retirements.exemptionRevokedOn,
    registeredOn: retirements.registeredOn,
  };
  return oneFact(retirements, retirement, knownOn);
}

const income: Fields<IncomeFact> = {
  year: retirementIncomes.year,
  amount: retirementIncomes.amount,
  registeredOn: retirementIncomes.registeredOn,
};
