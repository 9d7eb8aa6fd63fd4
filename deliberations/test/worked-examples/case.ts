/** A worked example: whose claim opens with its id, the record it is about, and the lines of the ledger it fixes. */
import type { Exemption, Participation, Person, Registration } from "../by-the-book/person.ts";

export interface Case {
  readonly claim: string;
  readonly person: Person;
  /** When absent, everything is known: the independent computation must then give the same lines. */
  readonly knownOn?: string;
  readonly interpretations?: Readonly<Record<string, string>>;
  readonly lines: Readonly<Record<string, string>>;
}

/** Somebody obligated in all three years, unless enrolled later. */
export function someone(facts: Partial<Person> = {}, enrolledOn = "2010-05-10"): Person {
  return { id: "P-1", registrations: enrolled(enrolledOn), ...facts };
}

export function enrolled(resolvedOn: string): readonly Registration[] {
  return [{ kind: "first", resolvedOn }];
}

export function acquiredBefore(acquired: string, individualDossierSatisfied = false): Partial<Person> {
  return { positions: [{ triennium: "2014-2016", acquired, individualDossierSatisfied }] };
}

export function illness(from: string, to: string): Exemption {
  return { kind: "esenzione", reason: "illness", from, to };
}

export function phd(from: string, to: string, more: Partial<Exemption> = {}): Exemption {
  return { kind: "esonero", reason: "phd", from, to, requestedOn: "2020-01-10", ...more };
}

/** Participations `PA-1`, `PA-2` …, each in an event of its own unless it names one. */
export function attended(...list: readonly Partial<Participation>[]): Partial<Person> {
  return {
    participations: list.map((each, index) => ({
      id: `PA-${index + 1}`,
      event: `EV-${index + 1}`,
      role: "learner",
      acquiredOn: "2018-05-10",
      credits: "10.0",
      ...each,
    })),
  };
}

/** As a learner, in participations of 50 credits at most; credits are written with their tenth. */
export function learned(credits: string, more: Partial<Participation> = {}): readonly Partial<Participation>[] {
  const tenths = BigInt(credits.replace(".", ""));
  const whole = Array.from({ length: Number(tenths / 500n) }, () => ({ credits: "50.0", ...more }));
  const rest = tenths % 500n;
  return rest === 0n ? whole : [...whole, { credits: `${rest / 10n}.${rest % 10n}`, ...more }];
}
