/** The fictional people of the tests: each shows one worked example of the law. */
import type { ProfessionalFacts } from "@delibera/database";

type Facts = Partial<ProfessionalFacts>;

/** A doctor enrolled in 2005, with nothing else; numbers give the registry id and the fiscal code. */
export function person(number: number, lastName: string, facts: Facts = {}): ProfessionalFacts {
  const digits = String(number).padStart(4, "0");
  return {
    id: `P-${digits}`,
    fiscalCode: `PRVPRV80A${digits.slice(0, 2) === "00" ? "01" : digits.slice(0, 2)}X${digits.slice(1)}A`,
    firstName: "Ada",
    lastName,
    birthDate: "1980-01-01",
    profession: 1,
    disciplines: [58],
    registrations: [{ kind: "first", resolvedOn: "2005-03-01", registeredOn: "2005-03-01" }],
    positions: [
      {
        triennium: "2014-2016",
        acquired: "0.0",
        individualDossierSatisfied: false,
        registeredOn: "2017-01-31",
      },
    ],
    ...facts,
  };
}

export function enrolledIn(number: number, lastName: string, year: number): ProfessionalFacts {
  const day = `${year}-05-20`;
  return person(number, lastName, {
    registrations: [{ kind: "first", resolvedOn: day, registeredOn: day }],
    positions: [],
  });
}

/** Credits acquired in 2014-2016, as imported. */
export function withPast(number: number, acquired: string): ProfessionalFacts {
  return person(number, "Fascia", {
    positions: [{ triennium: "2014-2016", acquired, individualDossierSatisfied: false, registeredOn: "2017-01-31" }],
  });
}

type ParticipationFact = NonNullable<ProfessionalFacts["participations"]>[number];

export function participation(id: string, credits: string, facts: Partial<ParticipationFact> = {}): ParticipationFact {
  return {
    id,
    event: `EV-${id}`,
    edition: 1,
    provider: "national",
    format: "RES",
    role: "learner",
    acquiredOn: "2018-05-10",
    registeredOn: "2018-07-01",
    credits,
    recruited: false,
    disciplines: "all",
    radioprotection: false,
    ...facts,
  };
}

/** Thirty hours of self-study, declared and registered in the spring of 2018. */
export const selfTaught = person(3, "Autodidatta", {
  individualTraining: [
    { kind: "self-study", id: "IT-1", hours: 30, acquiredOn: "2018-03-01", registeredOn: "2018-03-02" },
  ],
});
