/** Training outside events: self-study for one person in four, publications, tutoring, trials and training abroad for few. */
import type { IndividualTrainingFact } from "../facts/professional-facts.ts";
import { day, toDate } from "./civil-day.ts";
import { knownUntil } from "./fictional-career.ts";
import type { FictionalPerson } from "./fictional-person.ts";
import type { Random } from "./random.ts";

/** @param count how many the person has already, which the ids continue. */
export function fictionalIndividualTraining(
  { person }: FictionalPerson,
  first: number,
  count: number,
  random: Random,
): IndividualTrainingFact[] {
  const scientist = [1, 5, 6, 8].includes(person.profession);
  const drafts: Draft[] = [
    ...repeated(random.chance(2500) ? random.between(1, 2) : 0, () => selfStudy(first, random)),
    ...repeated(scientist && random.chance(700) ? random.between(1, 4) : 0, () => publication(random)),
    ...repeated(random.chance(500) ? 1 : 0, () => tutoring(random)),
    ...repeated(person.profession === 1 && random.chance(150) ? 1 : 0, () => trial(first, random)),
    ...repeated(random.chance(150) ? 1 : 0, () => abroad(random)),
  ];
  const number = person.id.slice(2);
  return drafts
    .map((draft) => ({
      ...draft,
      on: draft.on ?? day(first + random.below(3), random.between(1, 12), random.between(1, 28)),
    }))
    .map(({ on, facts }) => ({ facts, on, registeredOn: on + random.between(5, 150) }))
    .filter((it) => it.registeredOn <= knownUntil)
    .map(({ facts, on, registeredOn }, index) => ({
      ...facts,
      id: `IT-${number}-${count + index + 1}`,
      acquiredOn: toDate(on),
      registeredOn: toDate(registeredOn),
    }));
}

interface Draft {
  readonly facts: Omit<IndividualTrainingFact, "id" | "acquiredOn" | "registeredOn">;
  /** When the training itself fixes the day. */
  readonly on?: number;
}

function repeated(times: number, make: () => Draft): Draft[] {
  return Array.from({ length: times }, make);
}

/** Hours on both sides of the caps that the law sets: 15 and 30 of 150, 12 and 24 of 120. */
function selfStudy(first: number, random: Random): Draft {
  const hours = random.pick([4, 8, 10, 12, 13, 14, 15, 16, 20, 24, 25, 29, 30, 31, 40]);
  return { facts: { kind: "self-study", hours, radioprotection: first >= 2020 && random.chance(500) } };
}

function publication(random: Random): Draft {
  return {
    facts: { kind: "publication", authorship: random.pick(["first", "last", "only", "other", "other", "other"]) },
  };
}

function tutoring(random: Random): Draft {
  const hours = random.pick([14, 15, 29, 30, 44, 45, 60, 90, 120, 150]);
  return { facts: { kind: "tutoring", hours, teachingAssignment: random.chance(1500) } };
}

function trial(first: number, random: Random): Draft {
  const from = day(first + random.below(2), random.between(1, 12), 1);
  const to = from + random.pick([120, 182, 200, 365, 366, 500]);
  return { facts: { kind: "trial", from: toDate(from), to: toDate(to) }, on: to };
}

function abroad(random: Random): Draft {
  const credits = random.chance(6000) ? { credits: `${random.between(4, 60)}.0` } : {};
  const hours = random.chance(6000) ? { hours: random.between(4, 70) } : {};
  const body = random.chance(2000) ? "leef" : "other";
  const country = random.pick(["FR", "DE", "ES", "CH", "GB", "US", "AT", "JP", "NO"]);
  return { facts: { kind: "abroad", body, country, ...credits, ...hours, distance: random.chance(1000) } };
}
