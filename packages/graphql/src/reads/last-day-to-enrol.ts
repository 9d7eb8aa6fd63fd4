/**
 * Until when somebody may enrol in an edition, whatever its provider says: what is held at a distance is followed until it ends, and
 * everything else is attended from its beginning.
 */
import type { TrainingFormat } from "@delibera/database";
import type { Column, SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";

interface Held<Format, Day> {
  readonly format: Format;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** Null when nobody knows when the edition is held. */
export function lastDayToEnrol({ format, startsOn, endsOn }: Held<TrainingFormat, string | null>): string | null {
  return format === "FAD" ? endsOn : (startsOn ?? endsOn);
}

/** The last day of a window of the edition: as its provider said, and no later than somebody may enrol. */
export function closingDay(closesOn: Column, { format, startsOn, endsOn }: Held<Column, Column>): SQL {
  return sql`least(${closesOn}, case when ${format} = 'FAD' then ${endsOn} else coalesce(${startsOn}, ${endsOn}) end)`;
}
