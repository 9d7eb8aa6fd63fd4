/** The trienni that a program can answer for: those for which an act says what everybody owes. */
import type { Program } from "@delibera/rules-dsl/ir";

const whatEverybodyOwes = "obligation.standard";

/** Written "2017-2019", in order, up to the one that `today` is in. */
export function trienniOf({ vocabulary, rules }: Program, today: string): readonly string[] {
  const { years, from } = vocabulary.cycle;
  const thisYear = Number.parseInt(today.slice(0, 4), 10);
  const versions = rules.find(({ code }) => code === whatEverybodyOwes)?.versions ?? [];
  const periods = versions.filter(({ repeals }) => !repeals).map(({ effect }) => effect);
  const found: string[] = [];
  for (let start = from; start <= thisYear; start += years) {
    const [first, last] = [`${start}-01-01`, `${start + years - 1}-12-31`];
    if (periods.some((period) => period.from <= first && (period.to ?? last) >= last))
      found.push(`${start}-${start + years - 1}`);
  }
  return found;
}
