/** The doubts of the law: each one declared with its sign, and each reading put to the test by an example. */

import { exampleHolds, runExample } from "@delibera/rules-dsl/examples";
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
  "A-BANDS2026": ["YES", "NO"],
  "A-BLOCKS": ["WHOLE", "SPLIT"],
  "A-CANCELENROL": ["OPEN", "START"],
  "A-CANCYEAR": ["YEAR", "EXEMPTION"],
  "A-CAPBASE": ["STANDARD", "PRORATED"],
  "A-CMP": ["YES", "NO"],
  "A-COHERENCE": ["EVERY", "OVERALL"],
  "A-COTEACH": ["TWO", "TEACHING"],
  "A-COVIDBASE": ["D", "D-B"],
  "A-COVIDNATURE": ["REDUCTION", "CREDITS"],
  "A-COVIDWORK": ["ALL", "UNKNOWN"],
  "A-DISPLAY": ["1DECIMAL", "EXACT"],
  "A-DOSSIER2017": ["NO", "20"],
  "A-EDITION": ["FIRST", "LAST"],
  "A-ENROL2025": ["RE", "ALL"],
  "A-EVENT50": ["EDITION", "EVENT"],
  "A-EVENTLENGTH": ["SAME", "UNKNOWN"],
  "A-FLOOR": ["MAX0", "NEGATIVE"],
  "A-INDBASE": ["I", "S"],
  "A-JOINTCAP": ["JOINT", "SEPARATE"],
  "A-LEARNERFORMATS": ["ANY", "RES-FAD"],
  "A-LIMITS2014": ["NONE", "IMPORTED"],
  "A-MERGE": ["SAME", "ANY", "NONE"],
  "A-MOVEOPEN": ["YES", "UNKNOWN"],
  "A-NOEVENT": ["OWN", "UNKNOWN"],
  "A-OFFREGISTER": ["NO", "YES"],
  "A-OVERLAP": ["ONCE", "EACH"],
  "A-OVERLAPSTUDY": ["EACHYEAR", "STUDY"],
  "A-PARTYEAR": ["PREVAILING", "ALWAYS", "COMPLETED"],
  "A-PENSTART": ["FLAG", "YEAR", "NEXT", "PRORATA"],
  "A-PREMDATE": ["2025-07-09", "2025-07-03"],
  "A-PRORATION": ["LITERAL", "YEARLY"],
  "A-QUAKE": ["WITHIN", "EVER"],
  "A-RECRUIT40": ["AFTER", "BEFORE"],
  "A-REDYEARS": ["IGNORED", "COUNTED"],
  "A-REQUESTDATE": ["AFTER", "BEFORE"],
  "A-REVORDER": ["FLAG", "LAST", "PERSISTS"],
  "A-ROLE": ["BEST", "LEARNER", "TEACHER"],
  "A-RPFLOOR": ["FLOOR", "EXACT"],
  "A-RPPROFESSIONS": ["LAW", "ALL"],
  "A-SAMECOURSE": ["CONTIGUOUS", "REASON"],
  "A-SOLAR": ["THIRD", "48"],
  "A-TUTORFLOOR": ["FLOOR", "PROPORTIONAL"],
  "A-XREF": ["3-4", "4"],
};

describe("the doubts of the law", () => {
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
    return !exampleHolds(program, read);
  });
}
