/** R-IND: credits of publications, trials, tutoring, training abroad and self-study, by the fifth section of the manual. */
import { day, monthsLater } from "./calendar.ts";
import type { Fraction } from "./fraction.ts";
import { amount, fraction, none, smaller, times } from "./fraction.ts";
import type { Activity } from "./person.ts";

/** A trial without a date of its own is acquired when it ends. */
export function dayOf({ acquiredOn, to }: Activity): number {
  return day(acquiredOn ?? to ?? "");
}

export function worthOf(activity: Activity): Fraction {
  switch (activity.kind) {
    case "publication":
      return amount(activity.authorship === "other" ? 1 : 3);
    case "trial":
      return amount(worthOfTrial(day(activity.from ?? ""), day(activity.to ?? "")));
    case "tutoring":
      return activity.teachingAssignment ? none : amount(Math.floor((activity.hours ?? 0) / 15));
    case "abroad":
      return activity.distance ? none : worthAbroad(activity);
    case "self-study":
      return amount(activity.hours ?? 0);
  }
}

function worthOfTrial(from: number, to: number): number {
  if (to < monthsLater(from, 6)) return 2;
  return to < monthsLater(from, 12) ? 4 : 8;
}

function worthAbroad({ body, credits, hours }: Activity): Fraction {
  if (body === "leef") return smaller(amount(credits ?? hours ?? 0), amount(50));
  return smaller(times(amount(hours ?? credits ?? 0), fraction(1n, 2n)), amount(25));
}
