/** The worked examples of the law, one by one: the lines that the text or a public source fixes, by the acts and by the book. */
import { describe, expect, it } from "vitest";
import { disagreements } from "./disagreements.ts";
import { ledgerByTheActs } from "./ledger-by-the-acts.ts";
import type { Case } from "./worked-examples/case.ts";
import { exemptions } from "./worked-examples/exemptions.ts";
import { individualTraining } from "./worked-examples/individual-training.ts";
import { knowledge } from "./worked-examples/knowledge.ts";
import { limits } from "./worked-examples/limits.ts";
import { missingFacts } from "./worked-examples/missing-facts.ts";
import { moves } from "./worked-examples/moves.ts";
import { obligation } from "./worked-examples/obligation.ts";
import { teaching } from "./worked-examples/teaching.ts";

const tables = {
  obligation,
  exemptions,
  limits,
  teaching,
  "individual training": individualTraining,
  knowledge,
  moves,
  "missing facts": missingFacts,
};

describe.each(Object.entries(tables))("worked examples of %s", (_, cases) => {
  it.each(cases)("$claim", ({ person, lines, knownOn, interpretations }: Case) => {
    const request = {
      ...(knownOn === undefined ? {} : { knownOn }),
      ...(interpretations === undefined ? {} : { interpretations }),
    };
    const ledger = ledgerByTheActs(person, request);
    expect(Object.fromEntries(Object.keys(lines).map((line) => [line, ledger.get(line)]))).toEqual(lines);
    if (Object.keys(request).length === 0) expect(disagreements(person)).toEqual([]);
  });
});
