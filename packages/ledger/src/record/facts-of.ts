/** The record as rules read it: an event for `all` disciplines has no list of them, but says so. Nothing else is changed. */
import type { ProfessionalRecord } from "./professional-record.ts";

export function factsOf(record: ProfessionalRecord): Readonly<Record<string, unknown>> {
  const { participations } = record;
  if (!participations?.some(({ disciplines }) => disciplines === "all")) return { ...record };
  const told = participations.map((participation) =>
    participation.disciplines === "all" ? { ...participation, disciplines: [], allDisciplines: true } : participation,
  );
  return { ...record, participations: told };
}
