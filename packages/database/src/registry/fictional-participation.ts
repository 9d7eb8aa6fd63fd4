/** Chooses the events a person takes part in until the goal of a triennium is met, and in which role. */

import type { ParticipationFact } from "../facts/professional-facts.ts";
import type { ParticipationRole } from "../schema/codes.ts";
import type { EventCatalogue, FictionalEvent } from "./event-catalogue.ts";
import { tenths } from "./event-catalogue.ts";
import type { Career } from "./fictional-career.ts";
import { knownUntil } from "./fictional-career.ts";
import type { FictionalPerson } from "./fictional-person.ts";
import type { Random } from "./random.ts";

export interface Attendance extends Pick<ParticipationFact, "role" | "credits" | "recruited"> {
  readonly event: FictionalEvent;
  /** Place of the edition among the event's, from 0. */
  readonly edition: number;
  readonly acquiredOn: number;
  readonly registeredOn: number;
}

export interface AttendOptions {
  readonly fictional: FictionalPerson;
  readonly career: Career;
  readonly catalogue: EventCatalogue;
  /** First year of the triennium. */
  readonly first: number;
  /** Tenths of a credit. */
  readonly goal: number;
  /** Events the person has taken part in, which are not chosen again; the new ones are added. */
  readonly attended: Set<string>;
  readonly random: Random;
}

export function attend({ fictional, career, catalogue, first, goal, attended, random }: AttendOptions): Attendance[] {
  const found: Attendance[] = [];
  const pursued = pursuedByFirms(fictional, random);
  let earned = 0;
  // Some attempts fall on an event that is closed, known already or outside the enrolment; the bound ends a vain search.
  for (let attempt = 0; earned < goal && attempt < 200; attempt++) {
    const year = Math.min(first + random.below(3), 2026);
    const distance = random.chance(year < 2020 ? fictional.profile.distance / 2 : fictional.profile.distance);
    const events = catalogue.eventsOf(year)[distance ? "distance" : "inPerson"];
    if (events.length === 0) continue;
    const event = random.pick(events);
    if (attended.has(event.entry.id) || !event.admits(fictional.person.profession)) continue;
    const edition = random.below(event.days.length);
    const acquiredOn = dayOfAcquisition(event, edition, random);
    const registeredOn = dayOfReport(event, edition, random);
    if (!career.enrolled(acquiredOn) || registeredOn > knownUntil) continue;
    attended.add(event.entry.id);
    const as = { event, edition, acquiredOn, registeredOn };
    const teaching = event.entry.format !== "FAD" && random.chance(fictional.profile.code === 1 ? 900 : 350);
    if (teaching) {
      const { role, credits } = teacherSide(year, random);
      found.push({ ...as, role, credits: tenths(credits), recruited: false });
      earned += credits;
      // The law must be able to see a person on both sides of one event.
      if (!random.chance(400)) continue;
    }
    const recruited = event.entry.format === "RES" && event.provider.kind === "national" && random.chance(pursued);
    found.push({ ...as, role: "learner", credits: tenths(event.credits), recruited });
    earned += event.credits;
  }
  return found;
}

/** How often, in ten thousand, a firm pays for the person. */
function pursuedByFirms({ profile }: FictionalPerson, random: Random): number {
  if (!profile.recruited) return 0;
  return random.chance(600) ? 8500 : 900;
}

/** The role and the tenths of a credit of one who teaches: a credit every half hour until 2022, every twenty minutes since. */
function teacherSide(year: number, random: Random): { role: ParticipationRole; credits: number } {
  const role = random.weighted([
    ["teacher", 50],
    ["speaker", 35],
    ["tutor", 15],
  ] as const);
  const minutes = random.pick([30, 45, 60, 60, 90, 120, 120, 180, 240, 480]);
  return { role, credits: Math.min(50, Math.trunc(minutes / (year < 2023 ? 30 : 20))) * 10 };
}

function dayOfAcquisition(event: FictionalEvent, edition: number, random: Random): number {
  const [first, last] = event.days[edition] ?? [0, 0];
  return event.entry.format === "FAD" ? random.between(first, last) : last;
}

/** Providers report within 90 days, of the end of the event or of the expiry of the course, and the registry takes some more. */
function dayOfReport(event: FictionalEvent, edition: number, random: Random): number {
  const [, last] = event.days[edition] ?? [0, 0];
  return last + random.between(20, 90) + random.between(0, 60);
}
