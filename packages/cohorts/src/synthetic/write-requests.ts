/** Invented facts that rules about requests and events read: enrolments in events, teaching sessions, events to be accredited. */
import type { Random } from "@delibera/database/invention";
import type { Program } from "@delibera/rules-dsl/ir";
import { factTable } from "../snapshot/fact-columns.ts";
import type { OpenColumns } from "../snapshot/open-columns.ts";
import { individual } from "./proportions.ts";
import type { SyntheticEvents } from "./synthetic-events.ts";
import type { SyntheticPerson } from "./synthetic-person.ts";

export function newRequests(
  program: Program,
  columns: OpenColumns,
  { start, events }: { readonly start: number; readonly events: SyntheticEvents },
) {
  const enrolments = factTable(program, columns, "enrolments");
  const [event, enrolledOn, closesOn] = [
    enrolments.number("event"),
    enrolments.number("enrolledOn"),
    enrolments.number("closesOn"),
  ];
  const [eventStart, knownOn] = [enrolments.number("eventStart"), enrolments.number("registeredOn")];
  const sessions = factTable(program, columns, "teachingSessions");
  const [taughtAt, as, heldOn] = [sessions.number("event"), sessions.option("function"), sessions.number("heldOn")];
  const [minutes, sessionKnownOn] = [sessions.number("minutes"), sessions.number("registeredOn")];
  const planned = factTable(program, columns, "events");
  const [format, kind] = [planned.option("format"), planned.option("kind")];
  const [from, to, hours] = [planned.number("start"), planned.number("end"), planned.number("hours")];
  const [participants, teachers] = [planned.number("participants"), planned.number("teachers")];
  const plannedKnownOn = planned.number("registeredOn");
  return (_person: SyntheticPerson, random: Random): void => {
    if (random.chance(individual.enrolment)) {
      const { text, day } = events.pick(random, start + random.below(3), "RES", random.chance(5000));
      enrolments.begin();
      event(text);
      eventStart(day);
      closesOn(day - 7);
      const enrolled = day - random.between(8, 60);
      enrolledOn(enrolled);
      knownOn(enrolled);
    }
    if (random.chance(individual.session)) {
      const { text, day } = events.pick(random, start + random.below(3), "RES", random.chance(5000));
      sessions.begin();
      taughtAt(text);
      as(random.pick(["teacher", "moderator", "content-expert"]));
      heldOn(day);
      minutes(random.between(1, 18) * 20);
      sessionKnownOn(day + 30);
    }
    if (random.chance(individual.event)) {
      const { day } = events.pick(random, start + random.below(3), "RES", random.chance(5000));
      planned.begin();
      format("RES");
      kind(random.pick(["congress", "workshop", "course"]));
      from(day);
      to(day + random.below(3));
      hours(random.between(3, 24));
      participants(random.between(10, 300));
      teachers(random.between(1, 20));
      plannedKnownOn(day - 60);
    }
  };
}
