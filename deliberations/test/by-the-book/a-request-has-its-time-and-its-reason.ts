/** R-EXO-06, R-EXO-02, R-ESZ-06: study is asked for when the year or the course is over, and each kind has its own reasons. */
import { isEligible } from "./a-year-of-study-takes-a-third-off.ts";
import { isReasonForLeave } from "./fifteen-days-of-leave-take-two-credits-off.ts";
import type { Exemption } from "./person.ts";

/** The two answers in writing: of the time, of which nothing is said for a suspension, and of the reason. */
export function answersTo(request: Exemption, path: string): { readonly time?: string; readonly reason: string } {
  if (request.kind === "esenzione") {
    return { reason: isReasonForLeave(request.reason) ? "accepted" : refused(sentences.leave) };
  }
  return { time: timeOf(request, path), reason: isEligible(request) ? "accepted" : refused(sentences.study) };
}

function timeOf({ from, to, requestedOn }: Exemption, path: string): string {
  if (requestedOn === undefined) return `undetermined: ${path}.requestedOn`;
  const isOver = requestedOn > `${from.slice(0, 4)}-12-31` || (to !== undefined && requestedOn > to);
  return isOver ? "accepted" : refused(sentences.early);
}

const refused = (because: string) => `refused: ${because}`;

const sentences = {
  early: "l'esonero si chiede dopo la fine dell'anno o del periodo",
  study: "il corso non è fra quelli che danno diritto all'esonero",
  leave: "la causa non è fra quelle che danno diritto all'esenzione",
};
