/** The record as rules read it: an event for `all` disciplines has no list of them, but says so. Nothing else is changed. */
import type { ProfessionalRecord } from "./professional-record.ts";

export function factsOf(record: ProfessionalRecord): Readonly<Record<string, unknown>> {
  const { participations } = record;
  if (!participations?.some(({ disciplines }) => disciplines === "all")) return { ...record };
  const told = participations.map(({ disciplines, ...participation }) => {
    if (disciplines === "all") return { ...participation, disciplines: [], allDisciplines: true };
    return disciplines === undefined ? participation : { ...participation, disciplines };
  });
  return { ...record, participations: told };
}
