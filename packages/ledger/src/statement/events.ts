/** Planned events and teaching sessions: whether an event is admissible, the credits given, and by when it is reported. */
import type { Value } from "@delibera/rules-dsl/evaluator";
import { printDate } from "@delibera/rules-dsl/values";
import type { ProfessionalRecord } from "../record/professional-record.ts";
import { answerOf } from "./answers.ts";
import type { Figures } from "./figures.ts";
import { amountIn, lineId } from "./figures.ts";
import type { EventFigure, JudgedEvent, JudgedSession } from "./ledger-document.ts";
import { daysOf } from "./requests.ts";
import { opennessOf } from "./what-is-open.ts";

export function eventsOf(figures: Figures, record: ProfessionalRecord, triennium: string): readonly JudgedEvent[] {
  const [first, last] = daysOf(triennium);
  const known = new Set(figures.under("events").map(({ item }) => item));
  const begun = (record.events ?? []).filter(({ start }) => first <= start && start <= last);
  return begun.flatMap(({ id }) => (known.has(id) ? [eventOf(figures, id)] : []));
}

export function eventOf(figures: Figures, item: string): JudgedEvent {
  const asked = figures.of("events.admissible").find((figure) => figure.item === item);
  return {
    item,
    admissible: (asked === undefined ? [] : answerOf(asked))[0] ?? null,
    credits: figureOf(figures, "events.credits", item, amountIn),
    reportDeadline: figureOf(figures, "events.reportDeadline", item, dayIn),
  };
}

export function sessionsOf(figures: Figures, record: ProfessionalRecord, triennium: string): readonly JudgedSession[] {
  const [first, last] = daysOf(triennium);
  const known = new Set(figures.under("teachingSessions").map(({ item }) => item));
  const held = (record.teachingSessions ?? []).filter(({ heldOn }) => first <= heldOn && heldOn <= last);
  return held.flatMap(({ id }) => (known.has(id) ? [sessionOf(figures, id)] : []));
}

export function sessionOf(figures: Figures, item: string): JudgedSession {
  return { item, credits: figureOf(figures, "teachingSessions.credits", item, amountIn) };
}

function figureOf<Shown>(
  figures: Figures,
  asked: string,
  about: string,
  read: (value: Value) => Shown | null,
): EventFigure<Shown> | null {
  const figure = figures.of(asked).find(({ item }) => item === about);
  if (figure?.citation === undefined) return null;
  const { value, citation } = figure;
  const open = value.kind === "undetermined" ? opennessOf(value) : null;
  return { id: lineId(figure), value: read(value), open, citation };
}

function dayIn(value: Value): string | null {
  return value.kind === "date" ? printDate(value.day) : null;
}
