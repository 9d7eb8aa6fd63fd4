/** The doubts of the law that touch 2017-2019: each one declared with its sign, and each reading put to the test by an example. */

import { runExample } from "@delibera/rules-dsl/examples";
import type { Example, Interpretation } from "@delibera/rules-dsl/ir";
import { describe, expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";

const { interpretations, examples } = program;

/** Signs of the doubts and of their readings, the chosen one first. */
const declared: Readonly<Record<string, readonly string[]>> = {
  "A-3MONTHS": ["CALENDAR", "90DAYS"],
  "A-AUTOBASE": ["I", "S", "TOTAL"],
  "A-BAND": ["scaglione_inferiore", "scaglione_superiore", "nessuno_scaglione"],
  "A-BAND-TOP": ["scaglione_superiore", "scaglione_inferiore", "nessuno_scaglione"],
  "A-BANDINPUT": ["ACQUIRED", "COUNTED"],
  "A-BLOCKS": ["WHOLE", "SPLIT"],
  "A-CAPBASE": ["STANDARD", "PRORATED"],
  "A-EDITION": ["FIRST", "LAST"],
  "A-EVENT50": ["EDITION", "EVENT"],
  "A-FLOOR": ["MAX0", "NEGATIVE"],
  "A-INDBASE": ["I", "S"],
  "A-JOINTCAP": ["JOINT", "SEPARATE"],
  "A-MERGE": ["SAME", "ANY", "NONE"],
  "A-NOEVENT": ["OWN", "UNKNOWN"],
  "A-OFFREGISTER": ["NO", "YES"],
  "A-PARTYEAR": ["PREVAILING", "ALWAYS", "COMPLETED"],
  "A-PRORATION": ["LITERAL", "YEARLY"],
  "A-RECRUIT40": ["AFTER", "BEFORE"],
  "A-REDYEARS": ["IGNORED", "COUNTED"],
  "A-REQUESTDATE": ["AFTER", "BEFORE"],
  "A-ROLE": ["BEST", "LEARNER", "TEACHER"],
  "A-SAMECOURSE": ["CONTIGUOUS", "REASON"],
  "A-SOLAR": ["THIRD", "48"],
  "A-TUTORFLOOR": ["FLOOR", "PROPORTIONAL"],
  "A-XREF": ["3-4", "4"],
};

describe("the doubts that touch 2017-2019", () => {
  it("are declared, each with its readings", () => {
    const signs = interpretations.map(({ tag, options, chosen }) => {
      const chosenFirst = [...options].sort((a, b) => Number(b.name === chosen) - Number(a.name === chosen));
      return [tag, chosenFirst.map((option) => option.tag)];
    });
    expect(Object.fromEntries(signs)).toEqual(declared);
  });

  it("say why the reading was chosen", () => {
    expect(interpretations.filter(({ reason }) => reason.length < 20).map(({ tag }) => tag)).toEqual([]);
  });

  const readings = interpretations.flatMap((doubt) =>
    doubt.options.map(({ name }) => ({ doubt, name, tag: doubt.tag })),
  );

  it.each(readings)(
    "$tag: an example holds when it is read as $name, and would not under another reading",
    ({ doubt, name }) => {
      const decisive = examples.filter((example) => readingOf(example, doubt) === name && isDecisive(example, doubt));
      expect(decisive.length).toBeGreaterThan(0);
    },
  );
});

describe("the examples of the acts", () => {
  it("hold", () => {
    const failed = examples.filter((example) => !runExample(program, example).passed);
    expect(failed.map(({ title, place }) => `${place.file}:${place.line} ${title}`)).toEqual([]);
  });
});

function readingOf({ interpretations: wanted }: Example, { name, chosen }: Interpretation): string {
  return wanted[name] ?? chosen;
}

function isDecisive(example: Example, doubt: Interpretation): boolean {
  const others = doubt.options.filter(({ name }) => name !== readingOf(example, doubt));
  return others.some(({ name }) => {
    const read = { ...example, interpretations: { ...example.interpretations, [doubt.name]: name } };
    return !runExample(program, read).passed;
  });
}
