/** The group of a person in a dimension, as a number. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { plainColumn } from "@delibera/rules-dsl/columnar";
import { parseDate, partsOf } from "@delibera/rules-dsl/values";
import type { GroupPlan } from "../ask/group-plan.ts";

export type KeyOf = (subject: number) => number;

const missing = -1;

export function keyOf(plan: GroupPlan, cohort: Cohort): KeyOf {
  if (plan.kind === "codes") return (subject) => plan.codes[subject] ?? missing;
  const { rows = 0, columns = [] } = cohort.tables[0] ?? {};
  const { values, present } = plainColumn(columns[plan.column] ?? { values: new Uint8Array() }, rows);
  const { bounds, ageOn } = plan;
  const on = ageOn === undefined ? undefined : parseDate(ageOn);
  const value: KeyOf =
    on === undefined ? (subject) => values[subject] as number : (subject) => ageAt(values[subject] as number, on);
  const isThere: (subject: number) => boolean = present ? (subject) => present[subject] === 1 : () => true;
  if (!bounds) return (subject) => (isThere(subject) ? value(subject) : missing);
  return (subject) => {
    if (!isThere(subject)) return missing;
    const found = value(subject);
    let band = 0;
    while (band < bounds.length && found > (bounds[band] as number)) band++;
    return band;
  };
}

/** In completed years; who is born on 29 February completes one on 1 March of a common year. */
function ageAt(birth: number, on: number): number {
  const [born, today] = [partsOf(birth), partsOf(on)];
  const isBefore = today.month < born.month || (today.month === born.month && today.day < born.day);
  return today.year - born.year - (isBefore ? 1 : 0);
}
