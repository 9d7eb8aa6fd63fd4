/** R-ESZ: two credits for every fifteen continuous days of suspension, of which no day counts twice; a third of 150 for a whole solar year. */
import type { Period } from "./calendar.ts";
import { doesCover, joined, overlapped, solarYear, yearOf } from "./calendar.ts";
import type { Exemption } from "./person.ts";
import { periodOf } from "./person.ts";

const reasons = [
  ...["maternity", "parental-leave", "adoption", "international-adoption", "disabled-child-care", "family-reasons"],
  ...["serious-illness", "illness", "military-recall", "health-director", "public-office", "cooperation-or-union"],
  ...["mission", "disabled-family-care", "pension", "unlisted"],
];

export function isReasonForLeave(reason: string): boolean {
  return reasons.includes(reason);
}

/** Credits by calendar year that all the suspensions take off, before any limit. */
export function offForLeave(exemptions: readonly Exemption[]): (year: number) => number {
  const byReason = reasons.flatMap((reason) =>
    joined(exemptions.filter((each) => each.kind === "esenzione" && each.reason === reason).map(periodOf)),
  );
  const leaves = overlapped(byReason);
  return (year) => leaves.reduce((total, leave) => total + offInYear(leave, year), 0);
}

function offInYear(leave: Period, year: number): number {
  if (doesCover(leave, solarYear(year))) return 50;
  let blocks = 0;
  for (let lastDay = leave.from + 14; lastDay <= leave.to; lastDay += 15) if (yearOf(lastDay) === year) blocks++;
  return 2 * blocks;
}
