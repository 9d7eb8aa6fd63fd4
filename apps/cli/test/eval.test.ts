import { describe, expect, it } from "vitest";
import { delibera, sample } from "./run-delibera.ts";

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests below claim
type Json = any;

function ledgerOf(record: unknown, ...options: readonly string[]): Json {
  const args = ["eval", "--input", "-", "--triennium", "2017-2019", "--json", ...options];
  const { code, out, err } = delibera(args, { input: JSON.stringify(record) });
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
}

function person(more: object): object {
  return { id: "P-1", registrations: [{ kind: "first", resolvedOn: "2009-05-04" }], ...more };
}

const learner = (credits: string, more: object = {}) => {
  return { id: `PA-${credits}`, event: `EV-${credits}`, role: "learner", acquiredOn: "2018-05-10", credits, ...more };
};

describe("the obligation", () => {
  it("M-01: who enrols in 2017 owes 100 credits; M-02: who enrols in 2018 owes 50", () => {
    const enrolled = (resolvedOn: string) => ledgerOf({ id: "P-1", registrations: [{ kind: "first", resolvedOn }] });
    expect(enrolled("2017-05-20").obligation).toMatchObject({
      standard: { exact: "150", display: "150" },
      start: "2018-01-01",
      years: 2,
      individual: { exact: "100", display: "100" },
    });
    expect(enrolled("2018-09-03").obligation).toMatchObject({ years: 1, individual: { exact: "50" } });
    expect(enrolled("2018-12-31").obligation).toMatchObject({ start: "2019-01-01", individual: { exact: "50" } });
    expect(enrolled("2019-01-01").obligation).toMatchObject({
      start: "2020-01-01",
      years: 0,
      individual: { exact: "0" },
    });
  });

  it.each([
    ["79.9", "150"],
    ["80.0", "135"],
    ["120.0", "135"],
    ["120.1", "135"],
    ["120.9", "135"],
    ["121.0", "120"],
    ["150.0", "120"],
    ["150.1", "120"],
  ])("with %s credits in 2014-2016 is %s", (acquired, individual) => {
    const positions = [{ triennium: "2014-2016", acquired }];
    expect(ledgerOf(person({ positions })).obligation.individual.exact).toBe(individual);
  });

  it("is reduced by both bonuses together", () => {
    const positions = [{ triennium: "2014-2016", acquired: "130.0", individualDossierSatisfied: true }];
    const { obligation } = ledgerOf(person({ positions }));
    expect(obligation.bonuses.map(({ id, amount }: Json) => [id, amount.exact])).toEqual([
      ["dossier", "15"],
      ["previous-triennium", "30"],
    ]);
    expect(obligation.individual.exact).toBe("105");
  });

  it.each([
    ["14 days", "2018-03-01", "2018-03-14", []],
    ["15 days", "2018-03-01", "2018-03-15", [["esenzione-2018", "2"]]],
    ["29 days", "2018-03-01", "2018-03-29", [["esenzione-2018", "2"]]],
    ["30 days", "2018-03-01", "2018-03-30", [["esenzione-2018", "4"]]],
    ["16 February to 1 March 2019, 14 days", "2019-02-16", "2019-03-01", []],
    ["a whole solar year", "2018-01-01", "2018-12-31", [["esenzione-2018", "50"]]],
    ["364 days of a year", "2018-01-02", "2018-12-31", [["esenzione-2018", "48"]]],
  ])("an exemption of %s", (_, from, to, lines) => {
    const { obligation } = ledgerOf(person({ exemptions: [{ kind: "esenzione", reason: "illness", from, to }] }));
    expect(obligation.reductions.map(({ id, amount }: Json) => [id, amount.exact])).toEqual(lines);
  });

  it("(150 − 50) / 3 · 2 is 200/3, shown as 66,7; year by year it would be 50", () => {
    const record = {
      id: "P-1",
      registrations: [{ kind: "first", resolvedOn: "2017-05-20" }],
      exemptions: [{ kind: "esenzione", reason: "illness", from: "2018-01-01", to: "2018-12-31" }],
    };
    expect(ledgerOf(record).obligation.individual).toEqual({ exact: "200/3", display: "66,7" });
    expect(ledgerOf(record, "--interpretation", "A-PRORATION=YEARLY").obligation.individual.exact).toBe("50");
    expect(ledgerOf(record, "--interpretation", "a-capbase=prorated").obligation.individual.exact).toBe("700/9");
  });
});

describe("the credits", () => {
  it("M-03: teaching and individual training count up to 60 %, self-study up to 20 %", () => {
    const ledger = ledgerOf(
      person({
        participations: [
          learner("40.0"),
          { id: "PA-D", event: "EV-D", role: "teacher", acquiredOn: "2018-05-10", credits: "50.0" },
          { id: "PA-E", event: "EV-E", role: "speaker", acquiredOn: "2018-06-10", credits: "30.0" },
        ],
        individualTraining: [{ id: "IF-1", kind: "self-study", hours: 35, acquiredOn: "2018-06-30" }],
      }),
    );
    expect(ledger.credits.excluded.map(({ reason, amount }: Json) => [reason, amount.exact])).toEqual([
      ["non-learner-60", "20"],
      ["self-study-cap", "5"],
    ]);
    const required = (id: string) => ledger.requirements.find((each: Json) => each.id === id).required.exact;
    expect([required("non-learner-60"), required("self-study-cap")]).toEqual(["90", "30"]);
    expect(ledger.credits.counted.exact).toBe("130");
  });

  it("C-01: 30 hours of self-study count 15 as known on 26/09/2018 and 30 from 27/09/2018", () => {
    const of = (knownOn: string) => {
      const args = ["eval", "--input", sample("autoformazione"), "--triennium", "2017-2019", "--known-on", knownOn];
      return JSON.parse(delibera([...args, "--json"]).out);
    };
    const before = of("2018-09-26");
    expect([before.knownOn, before.obligation.individual.exact, before.credits.selfStudy.exact]).toEqual([
      "2018-09-26",
      "150",
      "15",
    ]);
    expect(before.credits.excluded).toMatchObject([
      {
        item: null,
        amount: { exact: "15", display: "15" },
        reason: "self-study-cap",
        citation: { act: "cnfc_2017_crediti", article: "3", comma: "2" },
      },
    ]);
    expect(of("2018-09-27").credits.selfStudy.exact).toBe("30");
    expect(of("2018-09-28").credits).toMatchObject({ selfStudy: { exact: "30" }, excluded: [] });
  });

  it("as recruited count up to a third of the obligation, exactly", () => {
    const ledger = ledgerOf({
      id: "P-1",
      registrations: [{ kind: "first", resolvedOn: "2017-05-20" }],
      participations: [learner("33.4", { recruited: true }), learner("20.0")],
    });
    expect(ledger.credits.excluded).toMatchObject([
      { reason: "recruited-third", amount: { exact: "1/15", display: "0,1" } },
    ]);
    expect(ledger.credits.counted).toEqual({ exact: "160/3", display: "53,3" });
  });

  it("during an exemption by suspension do not count, during one by study do", () => {
    const during = (kind: string, reason: string) => {
      const exemptions = [
        {
          kind,
          reason,
          from: "2018-01-01",
          to: "2018-12-31",
          requestedOn: "2019-01-10",
          legalYears: 3,
          universityCreditsPerYear: 60,
        },
      ];
      return ledgerOf(person({ exemptions, participations: [learner("12.0")] })).credits.counted.exact;
    };
    expect(during("esenzione", "illness")).toBe("0");
    expect(during("esonero", "phd")).toBe("12");
  });

  it("before the obligation began do not count", () => {
    const record = {
      id: "P-1",
      registrations: [{ kind: "first", resolvedOn: "2017-05-20" }],
      participations: [learner("9.0", { acquiredOn: "2017-12-31" }), learner("8.0", { acquiredOn: "2018-01-01" })],
    };
    expect(ledgerOf(record).credits).toMatchObject({
      acquired: { exact: "17" },
      counted: { exact: "8" },
      excluded: [{ item: "PA-9.0", reason: "before-obligation", amount: { exact: "9" } }],
    });
  });

  it("missing by a tenth are missing", () => {
    const ledger = JSON.parse(
      delibera(["eval", "--input", sample("manca-un-decimo"), "--triennium", "2017-2019", "--json"]).out,
    );
    expect(ledger.requirements.find(({ id }: Json) => id === "learner-40")).toMatchObject({
      met: false,
      required: { exact: "60" },
      counted: { exact: "59.9", display: "59,9" },
      missing: { exact: "0.1", display: "0,1" },
    });
    expect([ledger.certifiable, ledger.document, ledger.balance.display]).toEqual([false, "attestato", "-0,1"]);
  });
});

describe("the document", () => {
  it("has the names and the dates it was asked with", () => {
    const ledger = ledgerOf(person({}), "--as-of", "2018-12-31", "--known-on", "2019-06-30");
    expect(Object.keys(ledger)).toEqual([
      ...["formatVersion", "professional", "triennium", "asOf", "knownOn", "program", "facts", "obligation", "credits"],
      ...[
        "requirements",
        "balance",
        "certifiable",
        "document",
        "documentForm",
        "issuer",
        "competentDoctor",
        "insurance",
        "radioprotection",
        "compensation",
        "requests",
        "events",
        "teachingSessions",
        "interpretations",
        "undetermined",
        "conflicts",
        "notConsidered",
      ],
    ]);
    expect(ledger).toMatchObject({
      formatVersion: "1.0",
      professional: "P-1",
      asOf: "2018-12-31",
      knownOn: "2019-06-30",
    });
    expect([ledger.program, ledger.facts]).toEqual([
      expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    ]);
  });

  it("is an array for all: one for each triennium whose obligation the deliberations fix", () => {
    const { out } = delibera(["eval", "--input", sample("tutto-in-regola"), "--triennium", "all", "--json"]);
    expect(JSON.parse(out).map(({ triennium }: Json) => triennium)).toEqual([
      "2014-2016",
      "2017-2019",
      "2020-2022",
      "2023-2025",
      "2026-2028",
    ]);
  });

  it("says which reading was used, and takes another by name or tag, whatever the accents and the case", () => {
    const args = ["eval", "--input", sample("fra-120-e-121"), "--triennium", "2017-2019", "--json"];
    const individual = (...options: readonly string[]) => {
      return JSON.parse(delibera([...args, ...options]).out).obligation.individual.exact;
    };
    expect(individual()).toBe("135");
    expect(individual("--interpretation", "A-BAND=SCAGLIONE_SUPERIORE")).toBe("120");
    expect(individual("--interpretation", "FASCIA_FRA_120_E_121=upper")).toBe("120");
    expect(individual("--interpretation", "à-band=scaglione_superiorè")).toBe("120");
  });
});

describe("the page", () => {
  it("has every figure with its comma, and what the result rests on", async () => {
    const { code, out, err } = delibera(["eval", "--input", sample("iscritta-nel-2017"), "--triennium", "2017-2019"]);
    expect([code, err]).toEqual([0, ""]);
    await expect(out).toMatchFileSnapshot("./iscritta-nel-2017.golden.txt");
  });

  it("has the requests and the planned events, each with its verdict, its comma and its reason", () => {
    const record = person({
      exemptions: [{ kind: "esonero", reason: "phd", from: "2023-11-01", to: "2026-10-31", requestedOn: "2023-12-31" }],
      events: [
        {
          id: "EV-1",
          format: "RES",
          kind: "course",
          start: "2024-03-01",
          end: "2024-03-02",
          hours: "10",
          participants: 150,
        },
      ],
    });
    const page = (language: string) => {
      const args = ["eval", "--input", "-", "--triennium", "2023-2025", "--lang", language];
      return delibera(args, { input: JSON.stringify(record) }).out.replace(/ {2,}/g, "  ");
    };
    expect(page("it")).toContain(
      [
        "Richieste",
        "  quando si può chiedere l'esonero: exemptions[0]  rifiutata  fnomceo_2025_vademecum, par. 6, c. 3: «l'esonero si chiede dopo la fine dell'anno o del periodo»",
        "  motivo dell'esonero o dell'esenzione: exemptions[0]  accolta  fnomceo_2019_manuale, par. 8, c. 5",
        "",
        "Eventi e docenze",
        "  l'evento si può accreditare: EV-1  accolta  cnfc_2018_criteri, art. 6, c. 1",
        "  crediti dell'evento: EV-1  7  cnfc_2019_criteri, art. 2, c. 1",
        "  termine del rapporto del provider: EV-1  31/05/2024  cnfc_2019_criteri, art. 4, c. 1",
        "",
      ].join("\n"),
    );
    expect(page("en")).toContain(
      "\n  when the exemption may be asked: exemptions[0]  refused  fnomceo_2025_vademecum, par. 6, c. 3: «an exemption by study is asked after the end of the year or of the period»\n",
    );
  });

  it("speaks English when asked", () => {
    const args = ["eval", "--input", sample("manca-un-dato"), "--triennium", "2017-2019", "--lang", "en"];
    const { out } = delibera(args);
    expect(out).toContain("ESEMPIO-13, three-year period 2017-2019\nas of 2026-01-15, as known on 2026-01-15\n");
    expect(out).toMatch(/\n {2}individual obligation +150 {2}cnfc_2017_crediti, art\. 1, c\. 1\n/);
    expect(out).toMatch(/\nWhat is missing\n.*authorship.*: this leaves open acquired credits; .*counted credits; /);
  });
});
