/** Trienni are written `2017-2019`: three calendar years, counted from 2011. */
import type { Program } from "@delibera/rules-dsl/ir";

export function isTriennium(text: string): boolean {
  const years = /^(\d{4})-(\d{4})$/.exec(text)?.slice(1).map(Number);
  const [first = 0, last = 0] = years ?? [];
  return first >= 2011 && (first - 2011) % 3 === 0 && last === first + 2;
}

/** The one in which a day (`YYYY-MM-DD`) lies, as the vocabulary counts them; the first one for a day before it. */
export function trienniumOf({ vocabulary }: Program, day: string): string {
  const { from, years } = vocabulary.cycle;
  const year = Math.max(from, Number.parseInt(day.slice(0, 4), 10));
  const first = from + Math.floor((year - from) / years) * years;
  return `${first}-${first + years - 1}`;
}
