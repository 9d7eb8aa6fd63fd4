/** A citation as lawyers write it: the act, then `art. 3, c. 2` or `par. 1, c. 4`. */
import type { Citation } from "@delibera/ledger/statement";
import type { Program } from "@delibera/rules-dsl/ir";

export function printCitation(program: Program, { act, article, comma }: Citation): string {
  const division = program.acts.find(({ name }) => name === act)?.divisions.find(({ number }) => number === article);
  return `${act}, ${divisionWords[division?.word ?? "article"]} ${article}, c. ${comma}`;
}

const divisionWords = { article: "art.", section: "par." } as const;

/** Dates as Italians read them; the data of `--json` keep the ISO form. */
export function printDay(date: string): string {
  return date.split("-").reverse().join("/");
}
