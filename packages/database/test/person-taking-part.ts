/** A fictional doctor of whom nothing is known but in what they took part. */
import type { ProfessionalFacts } from "../src/database.ts";
import { fictionalFiscalCode } from "../src/registry/fictional-fiscal-code.ts";

type Participation = NonNullable<ProfessionalFacts["participations"]>[number];

/** Of each: what the tests tell apart. The number in `id` gives the fiscal code. */
export function personTakingPart(
  id: string,
  taken: readonly Pick<Participation, "id" | "event" | "acquiredOn">[],
): ProfessionalFacts {
  const [firstName, lastName, birthDate] = ["Ada", "Prova", "1980-01-01"];
  const birthPlace = Number.parseInt(id.slice(2), 10);
  return {
    id,
    fiscalCode: fictionalFiscalCode({ firstName, lastName, sex: "female", birthDate, birthPlace }),
    firstName,
    lastName,
    birthDate,
    profession: 1,
    disciplines: [57],
    participations: taken.map((participation) => ({
      ...participation,
      edition: 1,
      provider: "national",
      format: "FAD",
      role: "learner",
      registeredOn: "2024-07-01",
      credits: "10",
      recruited: false,
      disciplines: "all",
      radioprotection: false,
    })),
  };
}
