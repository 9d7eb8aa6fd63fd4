/** What is written for the operator says nothing of who somebody is: no fiscal code, and no value that was sent to the database. */
import { withoutFiscalCodes } from "@delibera/identity";

export function discreetLog(log: (line: string) => void): (line: string) => void {
  return (line) => log(withoutFiscalCodes(line).replace(/^(\s*params:).*$/gm, "$1 [withheld]"));
}
