/** What the law of 2017-2019 looks at in a record of the interchange format, and the triennium the tests are about. */

import type { Period } from "./calendar.ts";
import { day, monthsLater, solarYear } from "./calendar.ts";

export interface Person {
  readonly id: string;
  readonly registrations: readonly Registration[];
  readonly exemptions?: readonly Exemption[];
  readonly participations?: readonly Participation[];
  readonly individualTraining?: readonly Activity[];
  readonly positions?: readonly Position[];
}

export interface Registration {
  readonly kind: "first" | "cancellation" | "reenrolment";
  readonly resolvedOn: string;
  readonly registeredOn?: string;
}

export interface Exemption {
  readonly kind: "esonero" | "esenzione";
  readonly reason: string;
  readonly from: string;
  readonly to?: string;
  readonly legalYears?: number;
  readonly universityCreditsPerYear?: number;
  readonly attributedYear?: number;
  readonly requestedOn?: string;
  readonly registeredOn?: string;
}

export interface Participation {
  readonly id: string;
  readonly event?: string;
  readonly edition?: number;
  readonly role: "learner" | "teacher" | "speaker" | "tutor";
  readonly acquiredOn: string;
  readonly registeredOn?: string;
  readonly credits: string;
  readonly recruited?: boolean;
  readonly moved?: { readonly to: string; readonly on: string };
}

export interface Activity {
  readonly id?: string;
  readonly kind: "publication" | "trial" | "tutoring" | "abroad" | "self-study";
  readonly acquiredOn?: string;
  readonly registeredOn?: string;
  readonly authorship?: "first" | "last" | "only" | "other";
  readonly from?: string;
  readonly to?: string;
  readonly hours?: number;
  readonly teachingAssignment?: boolean;
  readonly body?: "leef" | "other";
  readonly credits?: string;
  readonly distance?: boolean;
}

export interface Position {
  readonly triennium: string;
  readonly acquired: string;
  readonly individualDossierSatisfied?: boolean;
}

export const years = [2017, 2018, 2019] as const;
export const triennium: Period = { from: solarYear(2017).from, to: solarYear(2019).to };

/** A period without an end is followed to the end of the year of it in which the triennium ends. */
export function periodOf({ from, to }: Exemption): Period {
  return { from: day(from), to: to === undefined ? anniversaryAfter(day(from), triennium.to) - 1 : day(to) };
}

function anniversaryAfter(start: number, date: number): number {
  let count = 1;
  while (monthsLater(start, 12 * count) <= date) count++;
  return monthsLater(start, 12 * count);
}
