import { compile } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import { readRuleFiles } from "@delibera/rules-dsl/node";
import type { Rational } from "@delibera/rules-dsl/values";
import { add, multiply, parseDate, printRational, rational, subtract, zero } from "@delibera/rules-dsl/values";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProfessionalRecord } from "../src/record/professional-record.ts";
import { validateRecord } from "../src/record/validate-record.ts";
import ledgerSchema from "../src/statement/ledger.schema.json" with { type: "json" };
import type { Amount, Ledger, StatementRequest } from "../src/statement/statement.ts";
import { exactOf, statementOf } from "../src/statement/statement.ts";
import { arbitraryRecord } from "./arbitrary-record.ts";
import { interchangeExample } from "./interchange-example.ts";

let program: Program;
beforeAll(() => {
  const compiled = compile(readRuleFiles(new URL("../../../deliberations", import.meta.url).pathname));
  if (compiled.program === undefined) throw new Error("the deliberations do not compile");
  program = compiled.program;
});

const ajv = new Ajv2020({ allErrors: true });
ajv.addFormat("date", (text: string) => parseDate(text) !== undefined);
const isLedger = ajv.compile<Ledger>(ledgerSchema);

const in2017: StatementRequest = { triennium: "2017-2019", today: "2026-01-15" };

function ledgerOf(record: unknown, request: Partial<StatementRequest> = {}): Ledger {
  const { record: valid, problems } = validateRecord(record);
  if (valid === undefined) throw new Error(JSON.stringify(problems));
  return statementOf(program, valid, { ...in2017, ...request }).ledger;
}

const enrolled = { kind: "first", resolvedOn: "2009-05-04" };
const learner = (id: string, credits: string, more: object = {}) => {
  return { id, event: id, role: "learner", acquiredOn: "2018-05-10", credits, ...more };
};

describe("a ledger", () => {
  it("is a document of the published schema, for the record with every kind of fact", () => {
    expect(isLedger(JSON.parse(JSON.stringify(ledgerOf(interchangeExample))))).toBe(true);
  });

  it("is a document of the published schema for anybody, in any triennium, on any date", () => {
    const trienni = fc.constantFrom("2011-2013", "2014-2016", "2017-2019", "2020-2022", "2023-2025");
    const dates = fc.constantFrom("2017-06-30", "2018-09-26", "2018-09-28", "2019-03-21", "2026-01-15");
    fc.assert(
      fc.property(arbitraryRecord(), trienni, dates, (record, triennium, knownOn) => {
        const document: unknown = JSON.parse(JSON.stringify(ledgerOf(record, { triennium, knownOn })));
        expect(isLedger(document), JSON.stringify(isLedger.errors)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("has lines that sum exactly to their totals, for anybody and on any date", () => {
    const dates = fc.constantFrom("2018-09-26", "2018-09-28", "2019-03-21", "2026-01-15");
    let whole = 0;
    fc.assert(
      fc.property(arbitraryRecord(), dates, (record, knownOn) => {
        const { obligation, credits, balance } = ledgerOf(record, { knownOn });
        const { standard, years, prorated, individual } = obligation;
        if (credits.acquired === null || credits.counted === null) return;
        expect(printed(subtract(exact(credits.acquired), total(credits.excluded)))).toBe(credits.counted.exact);
        if (standard === null || years === null || prorated === null || individual === null) return;
        const exempted = obligation.reductions.filter(({ id }) => /^(esonero|esenzione)-/.test(id));
        const net = subtract(exact(standard), total(exempted));
        expect(printed(multiply(net, rational(BigInt(years), 3n)))).toBe(prorated.exact);
        const ofLaw = obligation.reductions.filter((line) => !exempted.includes(line));
        const due = subtract(exact(prorated), total([...ofLaw, ...obligation.bonuses]));
        expect(individual.exact).toBe(due.n < 0n ? "0" : printed(due));
        expect(balance?.exact).toBe(printed(subtract(exact(credits.counted), exact(individual))));
        whole++;
      }),
      { numRuns: 300 },
    );
    // Most people are complete enough to be summed: the property is not true of nothing.
    expect(whole).toBeGreaterThan(100);
  });

  it("is the same however the record's keys are ordered, and hashes what it was computed from", () => {
    const record = { id: "P-1", registrations: [enrolled], participations: [learner("PA-1", "12.0")] };
    const turned = { participations: record.participations, registrations: record.registrations, id: "P-1" };
    expect(ledgerOf(turned)).toEqual(ledgerOf(record));
    const other = ledgerOf({ ...record, participations: [learner("PA-1", "12.1")] });
    expect(other.facts).not.toBe(ledgerOf(record).facts);
    expect(other.program).toBe(ledgerOf(record).program);
  });
});

describe("the two dates", () => {
  it("are both the last day of the triennium while it runs, and today after it", () => {
    const record = { id: "P-1", registrations: [enrolled] };
    expect(ledgerOf(record, { today: "2018-03-01" })).toMatchObject({ asOf: "2019-12-31", knownOn: "2019-12-31" });
    expect(ledgerOf(record, { today: "2026-01-15" })).toMatchObject({ asOf: "2026-01-15", knownOn: "2026-01-15" });
    expect(ledgerOf(record, { asOf: "2018-01-01" })).toMatchObject({ asOf: "2018-01-01", knownOn: "2026-01-15" });
  });

  it("choose the act: 30 hours of self-study count 15 as known on 26/09/2018 and 30 as known on 28/09/2018", () => {
    const record = {
      id: "P-1",
      registrations: [enrolled],
      individualTraining: [{ id: "IT-1", kind: "self-study", hours: 30, acquiredOn: "2018-06-30" }],
    };
    const counted = (knownOn: string) => {
      const { obligation, credits } = ledgerOf(record, { knownOn });
      return [
        obligation.individual?.exact,
        credits.selfStudy?.exact,
        credits.excluded.map(({ reason, amount }) => [reason, amount.exact]),
      ];
    };
    expect(counted("2018-09-26")).toEqual(["150", "15", [["self-study-cap", "15"]]]);
    expect(counted("2018-09-27")).toEqual(["150", "30", []]);
    expect(counted("2018-09-28")).toEqual(["150", "30", []]);
  });

  it("choose the facts: what was registered later is not there", () => {
    const late = learner("PA-1", "12.0", { acquiredOn: "2018-05-10", registeredOn: "2018-08-01" });
    const record = { id: "P-1", registrations: [enrolled], participations: [late] };
    expect(ledgerOf(record, { knownOn: "2018-07-31" }).credits.acquired?.exact).toBe("0");
    expect(ledgerOf(record, { knownOn: "2018-08-01" }).credits.acquired?.exact).toBe("12");
    expect(ledgerOf(record, { asOf: "2018-05-09" }).credits.acquired?.exact).toBe("0");
  });
});

describe("the lines", () => {
  it("of reductions name the year, and those that are zero are left out", () => {
    const exemptions = [{ kind: "esenzione", reason: "illness", from: "2018-03-01", to: "2018-05-30" }];
    const { reductions } = ledgerOf({ id: "P-1", registrations: [enrolled], exemptions }).obligation;
    expect(reductions).toEqual([
      {
        id: "esenzione-2018",
        amount: { exact: "12", display: "12" },
        label: { it: "riduzione per esenzione", en: "reduction for exemption by suspension" },
        year: 2018,
        citation: {
          act: "fnomceo_2019_manuale",
          article: "9",
          comma: "5",
          textHash: expect.stringMatching(/^sha256:/),
        },
      },
    ]);
  });

  it("of exclusions name the item, or none when a limit cuts a sum", () => {
    const participations = [
      learner("PA-1", "40.0", { recruited: true }),
      learner("PA-2", "30.0", { recruited: true }),
      { id: "PA-3", event: "E", role: "teacher", acquiredOn: "2018-05-10", credits: "30.0" },
      { id: "PA-4", event: "E", role: "tutor", acquiredOn: "2018-05-11", credits: "22.0" },
    ];
    const { excluded } = ledgerOf({ id: "P-1", registrations: [enrolled], participations }).credits;
    expect(excluded.map(({ item, reason, amount }) => [item, reason, amount.exact])).toEqual([
      ["PA-4", "over-50-per-event", "2"],
      [null, "recruited-third", "20"],
    ]);
  });

  it("show thirds with one decimal and keep them exact", () => {
    const exemptions = [
      {
        kind: "esonero",
        reason: "phd",
        from: "2018-01-01",
        to: "2018-12-31",
        legalYears: 3,
        universityCreditsPerYear: 60,
      },
    ];
    const registrations = [{ kind: "first", resolvedOn: "2017-05-20" }];
    const { individual } = ledgerOf({ id: "P-1", registrations, exemptions }).obligation;
    expect(individual).toEqual({ exact: "200/3", display: "66,7" });
  });
});

const noIncome = (year: number) => ({ year, amount: "0.00" });

describe("what cannot be determined", () => {
  it("is null, and names the absent fact", () => {
    const individualTraining = [{ id: "IT-1", kind: "publication", acquiredOn: "2018-05-10" }];
    const { credits, balance, undetermined } = ledgerOf({ id: "P-1", registrations: [enrolled], individualTraining });
    expect([credits.acquired, credits.counted, balance]).toEqual([null, null, null]);
    expect(undetermined.find(({ id }) => id === "credits.counted")).toEqual({
      id: "credits.counted",
      missing: ["individualTraining[0].authorship"],
      reasons: [],
      citation: { act: "cnfc_2017_crediti", article: "2", comma: "4", textHash: expect.stringMatching(/^sha256:/) },
    });
  });

  it("names the item of a list that is looked for and is not there", () => {
    const { obligation, undetermined } = ledgerOf({ id: "P-1" });
    expect(obligation.start).toBeNull();
    expect(undetermined.find(({ id }) => id === "obligation.start")?.missing).toEqual(["registrations[first]"]);
    const retirement = { from: "2015-01-01", occasionalPractice: true, incomes: [{ year: 2023, amount: "4999.99" }] };
    const retired = { id: "P-1", birthDate: "1940-01-01", registrations: [enrolled], retirement };
    const { undetermined: open } = ledgerOf(retired, { triennium: "2023-2025" });
    expect(open.find(({ id }) => id === "obligation.individual")?.missing).toEqual([
      "retirement.incomes[2024]",
      "retirement.incomes[2025]",
    ]);
  });

  it("is said in the law's own words where the law is silent", () => {
    const retirement = { from: "2015-01-01", occasionalPractice: true, incomes: [2023, 2024, 2025].map(noIncome) };
    const retired = { id: "P-1", birthDate: "1954-05-10", registrations: [enrolled], retirement };
    const { undetermined } = ledgerOf(retired, { triennium: "2023-2025" });
    expect(undetermined.find(({ id }) => id === "obligation.individual")).toMatchObject({
      missing: [],
      reasons: ["da quando decorra l'esenzione per chi compie 70 anni nell'anno"],
    });
  });

  it("is who issues the document, of whom no Order and no Association is known", () => {
    const issuerOf = (facts: object) => ledgerOf({ id: "P-1", ...facts }).issuer?.body;
    expect(issuerOf({ association: { member: true, from: "2018-01-01" } })).toBe("association");
    expect(issuerOf({ association: { member: false } })).toBe("national-commission");
    expect(issuerOf({ registrations: [enrolled], association: { member: true } })).toBe("order");
    expect(issuerOf({})).toBeNull();
    expect(ledgerOf({ id: "P-1" }).undetermined.find(({ id }) => id === "issuer")?.missing).toEqual(["association"]);
  });

  it("is not a requirement that no act sets yet, nor an exclusion of another triennium", () => {
    const record = {
      id: "P-1",
      registrations: [enrolled],
      participations: [learner("PA-1", "10.0"), learner("PA-2", "10.0", { acquiredOn: "2024-05-10" })],
    };
    const before = ledgerOf(record, { knownOn: "2018-12-31" });
    expect(before.requirements.map(({ id }) => id)).not.toContain("non-learner-60");
    expect(before.undetermined).toEqual([]);
    const after = ledgerOf(record);
    expect(after.requirements.map(({ id }) => id)).toContain("non-learner-60");
    expect(after.undetermined).toEqual([]);
  });

  it("is one thing, and what no act speaks of is another: it is named", () => {
    const { record } = validateRecord({ id: "P-1", registrations: [enrolled], emergencies: [], dossiers: [] });
    if (record === undefined) throw new Error("the record is not valid");
    const unheard = { ...record, pets: [{ name: "Fido" }], debts: [] };
    const { ledger } = statementOf(program, unheard, in2017);
    expect(ledger.notConsidered).toEqual(["pets"]);
    expect(ledger.undetermined).toEqual([]);
  });

  it("a triennium, a date or an option that does not exist is a programmer's mistake", () => {
    const record = { id: "P-1" };
    expect(() => ledgerOf(record, { triennium: "2018-2020" })).toThrow("cycle: `2018-2020` is not-a-cycle");
    expect(() => ledgerOf(record, { interpretations: { x: "y" } })).toThrow(
      "interpretations: `x` is unknown-interpretation",
    );
  });
});

describe("whether a triennium may be certified", () => {
  const whether = (of: Program, record: ProfessionalRecord, request: Partial<StatementRequest> = {}) =>
    statementOf(of, record, { ...in2017, ...request }).ledger.certifiable;

  it("is the same the second time, and for a program that was never asked", () => {
    const trienni = fc.constantFrom("2014-2016", "2017-2019", "2020-2022");
    fc.assert(
      fc.property(arbitraryRecord(), trienni, (record, triennium) => {
        const first = whether(program, record, { triennium });
        expect(whether(program, structuredClone(record), { triennium })).toBe(first);
        expect(whether({ ...program }, record, { triennium })).toBe(first);
      }),
      { numRuns: 60 },
    );
  });

  it("is told again without reading the facts into an evaluation, and other figures are not", () => {
    const record: ProfessionalRecord = { id: "P-1", registrations: [{ ...enrolled, kind: "first" }] };
    const known = whether(program, record);
    const unreadable = {
      get id(): string {
        throw new Error("the facts are read");
      },
      toJSON: () => record,
    } as unknown as ProfessionalRecord;
    expect(known).toBe(false);
    expect(whether(program, unreadable)).toBe(known);
    expect(() => statementOf(program, unreadable, in2017).ledger.balance).toThrow("the facts are read");
    expect(() => statementOf(program, unreadable, in2017).outcome).toThrow("the facts are read");
  });

  it("is another answer when a fact, a date or a reading is another", () => {
    const of = (credits: string): ProfessionalRecord => ({
      id: "P-1",
      registrations: [{ ...enrolled, kind: "first" }],
      participations: [learner("PA-1", credits), learner("PA-2", "75")] as ProfessionalRecord["participations"] &
        object,
    });
    for (const _again of [1, 2]) {
      expect(whether(program, of("75"))).toBe(true);
      expect(whether(program, of("74.9"))).toBe(false);
      expect(whether(program, of("75"), { asOf: "2018-01-01" })).toBe(false);
    }
  });
});

describe("a reading", () => {
  it("that is asked for is used, and said not to be the usual one", () => {
    const positions = [{ triennium: "2014-2016", acquired: "120.5" }];
    const record = { id: "P-1", registrations: [enrolled], positions };
    const reading = (interpretations: Record<string, string>) => {
      const { obligation, interpretations: used } = ledgerOf(record, { interpretations });
      return [obligation.individual?.exact, used.find(({ tag }) => tag === "A-BAND")];
    };
    const citation = {
      act: "cnfc_2017_crediti",
      article: "1",
      comma: "3",
      textHash: expect.stringMatching(/^sha256:/),
    };
    const band = { name: "fascia_fra_120_e_121", tag: "A-BAND", citation };
    expect(reading({})).toEqual(["135", { ...band, option: "lower", default: true }]);
    expect(reading({ fascia_fra_120_e_121: "upper" })).toEqual(["120", { ...band, option: "upper", default: false }]);
  });
});

function exact(amount: Amount): Rational {
  return exactOf(amount.exact);
}

function total(lines: readonly { readonly amount: Amount }[]): Rational {
  return lines.reduce((sum, { amount }) => add(sum, exact(amount)), zero);
}

function printed(value: Rational): string {
  return printRational(value);
}
