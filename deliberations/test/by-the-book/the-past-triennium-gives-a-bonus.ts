/** R-BON-01, R-BON-02, C-04: fifteen or thirty credits off for those acquired in 2014-2016, fifteen for the individual dossier. */
import { countsIn } from "./a-move-counts-where-it-arrives.ts";
import { isWithin, solarYear } from "./calendar.ts";
import { amount, sum, wholePart } from "./fraction.ts";
import { dayOf, worthOf } from "./individual-training-is-worth.ts";
import type { Person } from "./person.ts";

const before = { from: solarYear(2014).from, to: solarYear(2016).to };

export function bonusForCredits({ positions = [], participations = [], individualTraining = [] }: Person): number {
  const [position] = positions.filter(({ triennium }) => triennium === "2014-2016");
  const attended = participations.filter((each) => countsIn(each) === 2014);
  const activities = individualTraining.filter((each) => isWithin(dayOf(each), before));
  const acquired = position
    ? amount(position.acquired)
    : sum([...attended.map(({ credits }) => amount(credits)), ...activities.map(worthOf)]);
  const whole = wholePart(acquired);
  return whole >= 121 ? 30 : whole >= 80 ? 15 : 0;
}

export function bonusForDossier({ positions = [] }: Person): number {
  const satisfied = positions.some((each) => each.triennium === "2014-2016" && each.individualDossierSatisfied);
  return satisfied ? 15 : 0;
}
