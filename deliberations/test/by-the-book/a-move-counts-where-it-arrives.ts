/** R-MOV-01, E-14, E-17: a participation counts where it is moved, if it goes to an earlier triennium and within the windows. */
import type { Participation } from "./person.ts";

/** By the first year of the triennium it goes to: the last day to acquire and the last to move. */
const windows: Readonly<Record<number, readonly [string, string]>> = {
  2014: ["2021-12-31", "2022-06-30"],
  2017: ["2021-12-31", "2022-06-30"],
  2020: ["2025-12-31", "2026-06-30"],
};

/** First year of the triennium in which the participation counts. */
export function countsIn(participation: Participation): number {
  const { moved } = participation;
  return moved !== undefined && objectionsTo(participation).length === 0 ? arrivalOf(moved) : originOf(participation);
}

/** Nothing for a participation that is not moved, or of which the triennium is neither the origin nor the arrival. */
export function answerToMove(participation: Participation, firstYear: number): string | undefined {
  const { moved } = participation;
  if (moved === undefined || ![originOf(participation), arrivalOf(moved)].includes(firstYear)) return undefined;
  const objections = objectionsTo(participation);
  return objections.length === 0 ? "accepted" : `refused: ${objections.join("; ")}`;
}

type Moved = NonNullable<Participation["moved"]>;

const arrivalOf = ({ to }: Moved) => Number(to.slice(0, 4));
const originOf = ({ acquiredOn }: Participation) => firstYearOf(Number(acquiredOn.slice(0, 4)));
const firstYearOf = (year: number) => year - ((((year - 2011) % 3) + 3) % 3);

function objectionsTo(participation: Participation): readonly string[] {
  const { acquiredOn, registeredOn, moved } = participation;
  if (moved === undefined) return [];
  const arrival = arrivalOf(moved);
  const isEarlier = arrival < originOf(participation);
  const [acquireBy = "9999-12-31", moveBy = "9999-12-31"] = windows[arrival] ?? [];
  return [
    ...(registeredOn !== undefined && moved.on < registeredOn ? ["la partecipazione non era ancora registrata"] : []),
    ...(isEarlier ? [] : ["si può spostare solo a un triennio precedente"]),
    ...(isEarlier && windows[arrival] === undefined ? ["per quel triennio nessun atto consente il recupero"] : []),
    ...(acquiredOn > acquireBy ? ["acquisita dopo il termine per il recupero"] : []),
    ...(moved.on > moveBy ? ["spostata dopo il termine"] : []),
  ];
}
