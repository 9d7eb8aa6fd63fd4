/** A date written in a rule file is a day of the calendar. */
import type * as Ast from "../syntax/ast.ts";
import { parseDate } from "../values/civil-date.ts";
import type { Checking } from "./semantic-model.ts";

export function reportImpossibleDate(date: Ast.DateLiteral, checking: Checking): void {
  if (parseDate(date.iso) !== undefined) return;
  const written = date.iso.split("-").reverse().join("/");
  checking.report.add("impossible-date", { date: written }, date.span);
}
