/** Where the acts and the book give one person different values, one sentence each. */

import { ledgerByTheBook } from "./by-the-book/ledger-by-the-book.ts";
import type { Person } from "./by-the-book/person.ts";
import { ledgerByTheActs } from "./ledger-by-the-acts.ts";

export function disagreements(person: Person): readonly string[] {
  const [acts, book] = [ledgerByTheActs(person), ledgerByTheBook(person)];
  const different = [...book].filter(([line, value]) => acts.get(line) !== value);
  const unexpected = [...acts].filter(([line, value]) => !book.has(line) && !isNothing(value));
  return [
    ...different.map(([line, value]) => `${line} is ${acts.get(line) ?? "absent"} by the acts, ${value} by the book`),
    ...unexpected.map(([line, value]) => `${line} is ${value} by the acts, absent from the book`),
  ];
}

/** Of an item outside the triennium an act says nothing, or that it takes nothing away. */
function isNothing(value: string): boolean {
  return value === "0" || value === "undetermined: no-version";
}
