import { compile } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import { readRuleFiles } from "@delibera/rules-dsl/node";
import { beforeAll, describe, expect, it } from "vitest";
import { validateRecord } from "../src/record/validate-record.ts";
import type { HypotheticalRequest, JudgedRequest, Ledger, StatementRequest } from "../src/statement/statement.ts";
import { judgeEvent, judgeRequest, judgeTeachingSession, statementOf } from "../src/statement/statement.ts";

let program: Program;
beforeAll(() => {
  const compiled = compile(readRuleFiles(new URL("../../../deliberations", import.meta.url).pathname));
  if (compiled.program === undefined) throw new Error("the deliberations do not compile");
  program = compiled.program;
});

const enrolled = { kind: "first", resolvedOn: "2009-05-04" } as const;
const phd = { kind: "esonero", reason: "phd", from: "2023-11-01", to: "2026-10-31" } as const;
const attended = (id: string, acquiredOn: string, more: object = {}) => {
  return { id, event: id, role: "learner" as const, acquiredOn, credits: "10.0", ...more };
};

function ledgerOf(json: object, request: Partial<StatementRequest> = {}): Ledger {
  const { record, problems } = validateRecord({ id: "P-1", profession: 1, registrations: [enrolled], ...json });
  if (record === undefined) throw new Error(JSON.stringify(problems));
  return statementOf(program, record, { triennium: "2023-2025", today: "2026-11-21", ...request }).ledger;
}

/** A request and its answers, with the comma in one word. */
function brief({ kind, item, verdict, answers }: JudgedRequest) {
  const said = answers.map(({ citation: { act, article, comma }, reasons, open }) => [
    `${act} ${article}.${comma}`,
    ...reasons.map(({ it }) => it),
    ...(open?.missing ?? []),
  ]);
  return [kind, item, verdict, ...said];
}

const tooEarly = "l'esonero si chiede dopo la fine dell'anno o del periodo";

describe("the requests of a record", () => {
  it("are judged by the commi that speak of them, in the triennium they concern", () => {
    const record = {
      exemptions: [
        { ...phd, requestedOn: "2023-12-31" },
        { kind: "esenzione", reason: "illness", from: "2024-03-01", to: "2024-03-31", requestedOn: "2024-04-02" },
        { kind: "esenzione", reason: "phd", from: "2024-05-01", to: "2024-05-31" },
        { kind: "esonero", reason: "phd", from: "2017-11-01", to: "2018-10-31", requestedOn: "2019-01-10" },
      ],
      participations: [
        attended("PA-1", "2024-05-10", { moved: { to: "2020-2022", on: "2026-07-01" } }),
        attended("PA-2", "2024-05-10", { radioprotectionTag: { by: "professional", on: "2026-01-10" } }),
        attended("PA-3", "2024-05-10"),
      ],
      enrolments: [{ id: "EN-1", enrolledOn: "2024-04-01", closesOn: "2024-04-30", cancelledOn: "2024-05-01" }],
    };
    expect(ledgerOf(record).requests.map(brief)).toEqual([
      ["exemption", "exemptions[0]", "refused", ["fnomceo_2025_vademecum 6.3", tooEarly], ["fnomceo_2019_manuale 8.5"]],
      ["exemption", "exemptions[1]", "accepted", ["fnomceo_2019_manuale 9.2"]],
      [
        "exemption",
        "exemptions[2]",
        "refused",
        ["fnomceo_2019_manuale 9.2", "la causa non è fra quelle che danno diritto all'esenzione"],
      ],
      ["move", "PA-1", "refused", ["recupero_2017 2.1", "spostata dopo il termine"]],
      [
        "radioprotection",
        "PA-2",
        "refused",
        [
          "cnfc_2021_radioprotezione 1.3",
          "dal triennio 2023-2025 lo fa solo l'Ordine, su richiesta scritta con copia degli attestati",
        ],
      ],
      ["cancellation", "EN-1", "refused", ["ecm_trento_guida 2.1", "le iscrizioni all'evento sono chiuse"]],
    ]);
  });

  it("that are refused move nothing: the credits stay where they were acquired", () => {
    const participations = [
      attended("PA-1", "2024-05-10", { moved: { to: "2020-2022", on: "2026-07-01" } }),
      attended("PA-2", "2024-05-11", { moved: { to: "2020-2022", on: "2026-06-30" }, credits: "7.0" }),
    ];
    const acquiredIn = (triennium: string) => ledgerOf({ participations }, { triennium }).credits.acquired?.exact;
    expect([acquiredIn("2020-2022"), acquiredIn("2023-2025")]).toEqual(["7", "10"]);
  });

  it("name, of who has a dossier, the participations that it does not count", () => {
    const participations = [
      attended("PA-1", "2024-05-10"),
      attended("PA-2", "2024-05-11", { moved: { to: "2020-2022", on: "2026-06-30" } }),
      attended("PA-3", "2024-05-12", { moved: { to: "2020-2022", on: "2026-07-01" } }),
    ];
    const dossiers = [{ kind: "group", triennium: "2023-2025", builtOn: "2023-05-01" }];
    const inTheDossier = ({ requests }: Ledger) => requests.filter(({ kind }) => kind === "dossier").map(brief);
    const reason = "spostata a un altro triennio, non vale per la coerenza del dossier";
    expect(inTheDossier(ledgerOf({ participations, dossiers }))).toEqual([
      ["dossier", "PA-2", "refused", ["cnfc_2025_3_dossier 1.3", reason]],
    ]);
    expect(inTheDossier(ledgerOf({ participations }))).toEqual([]);
  });

  it("give each reason in English too, and the key of their explanation", () => {
    const { requests } = ledgerOf({ exemptions: [{ ...phd, requestedOn: "2023-12-31" }] });
    expect(requests[0]?.answers[0]).toMatchObject({
      id: "requests.exemption.time[exemptions[0]]",
      verdict: "refused",
      reasons: [{ it: tooEarly, en: "an exemption by study is asked after the end of the year or of the period" }],
      open: null,
    });
  });

  it("name the fact without which they stay open, and say it there and not among the figures", () => {
    const { requests, undetermined } = ledgerOf({ exemptions: [phd] });
    expect(requests.map(brief)).toEqual([
      [
        "exemption",
        "exemptions[0]",
        null,
        ["fnomceo_2025_vademecum 6.3", "exemptions[0].requestedOn"],
        ["fnomceo_2019_manuale 8.5"],
      ],
    ]);
    expect(undetermined.filter(({ id }) => id.startsWith("requests"))).toEqual([]);
  });

  it("are left out before they are made or known", () => {
    const record = {
      participations: [attended("PA-1", "2024-05-10", { moved: { to: "2020-2022", on: "2025-06-30" } })],
    };
    expect(ledgerOf(record, { asOf: "2025-06-29" }).requests).toEqual([]);
    expect(ledgerOf(record, { knownOn: "2025-06-29" }).requests).toEqual([]);
    expect(ledgerOf(record).requests.map(brief)).toEqual([["move", "PA-1", "accepted", ["recupero_2017 2.1"]]]);
  });

  it("count for the need in radioprotection when they are accepted, and not otherwise", () => {
    const by = (tag: object) => {
      const tagged = attended("PA-1", "2024-05-10", { radioprotectionTag: { on: "2026-01-10", ...tag } });
      return ledgerOf({ participations: [tagged] }).radioprotection?.counted?.exact;
    };
    expect(by({ by: "order", writtenRequest: true, certificates: true })).toBe("10");
    expect(by({ by: "order", writtenRequest: true })).toBe("0");
    expect(by({ by: "professional" })).toBe("0");
  });
});

describe("a request that nobody has made yet", () => {
  const record = {
    id: "P-1",
    profession: 1,
    registrations: [enrolled],
    participations: [
      attended("PA-1", "2024-05-10", { registeredOn: "2024-07-01" }),
      attended("PA-2", "2022-05-10"),
      attended("PA-3", "2024-05-10", { moved: { to: "2020-2022", on: "2025-06-30" } }),
    ],
    dossiers: [{ kind: "group" as const, triennium: "2023-2025", builtOn: "2024-05-01" }],
  };
  const judged = (request: HypotheticalRequest, on: string, knownOn = "2026-11-21") => {
    const found = judgeRequest(program, record, request, { on, knownOn });
    return found === undefined ? undefined : brief(found.judged);
  };

  it.each([
    ["2023-12-31", "refused", [tooEarly]],
    ["2024-01-01", "accepted", []],
  ])("for an exemption by study, on %s, is %s", (on, verdict, reasons) => {
    expect(judged({ kind: "exemption", exemption: phd }, on)).toEqual([
      "exemption",
      "exemptions[0]",
      verdict,
      ["fnomceo_2025_vademecum 6.3", ...reasons],
      ["fnomceo_2019_manuale 8.5"],
    ]);
  });

  it("is judged by the acts known on a date: of the day before the vademecum nobody knows when to ask", () => {
    const asked = { kind: "exemption", exemption: phd } as const;
    expect(judged(asked, "2025-12-22", "2025-12-22")).toEqual([
      "exemption",
      "exemptions[0]",
      "accepted",
      ["fnomceo_2019_manuale 8.5"],
    ]);
  });

  it.each([
    ["PA-1", "2026-06-30", "accepted", []],
    ["PA-1", "2026-07-01", "refused", ["spostata dopo il termine"]],
    ["PA-1", "2024-06-30", "refused", ["la partecipazione non era ancora registrata"]],
    ["PA-2", "2026-06-30", "refused", ["si può spostare solo a un triennio precedente"]],
    ["PA-3", "2026-06-30", "refused", ["è già stata spostata, e lo spostamento è irreversibile"]],
  ])("to move %s to 2020-2022 on %s is %s", (participation, on, verdict, reasons) => {
    expect(judged({ kind: "move", participation, to: "2020-2022" }, on)).toEqual([
      "move",
      participation,
      verdict,
      ["recupero_2017 2.1", ...reasons],
    ]);
  });

  it("about a participation that is not there has no answer", () => {
    expect(judged({ kind: "move", participation: "PA-9", to: "2020-2022" }, "2026-06-30")).toBeUndefined();
  });

  it.each([
    ["PA-2", { by: "professional" }, "accepted"],
    ["PA-1", { by: "professional" }, "refused"],
    ["PA-1", { by: "order", writtenRequest: true, certificates: true }, "accepted"],
    ["PA-1", { by: "order", writtenRequest: true }, "refused"],
    ["PA-2", { by: "order", writtenRequest: true, certificates: true }, null],
  ] as const)("to tag %s as radioprotection, asked for so: %o, is %s", (participation, how, verdict) => {
    expect(judged({ kind: "radioprotection", participation, ...how }, "2026-01-10")?.[2]).toBe(verdict);
  });

  it.each([
    ["2024-03-31", "refused"],
    ["2024-04-01", "accepted"],
    ["2024-04-30", "accepted"],
    ["2024-05-01", "refused"],
  ])("to cancel an enrolment open from 1 to 30 April 2024, on %s, is %s", (on, verdict) => {
    const enrolment = { id: "EN-1", enrolledOn: "2024-04-01", closesOn: "2024-04-30", eventStart: "2024-05-10" };
    expect(judged({ kind: "cancellation", enrolment }, on)?.[2]).toBe(verdict);
  });

  it("to cancel after enrolment closes is accepted by the other reading, until the event begins", () => {
    const enrolment = { id: "EN-1", enrolledOn: "2024-04-01", closesOn: "2024-04-30", eventStart: "2024-05-10" };
    const interpretations = { fine_della_cancellazione: "finche_l_evento_non_comincia" };
    const verdict = (on: string) =>
      judgeRequest(program, record, { kind: "cancellation", enrolment }, { on, knownOn: on, interpretations })?.judged
        .verdict;
    expect([verdict("2024-05-09"), verdict("2024-05-10")]).toEqual(["accepted", "refused"]);
  });

  it.each([
    ["2023-2025", "accepted", []],
    ["2026-2028", "refused", ["il dossier di gruppo del triennio non è iniziato"]],
  ])("to certify disability in %s is %s", (triennium, verdict, reasons) => {
    expect(judged({ kind: "disability", triennium }, "2026-11-21")).toEqual([
      "disability",
      null,
      verdict,
      ["stato_2024_dlgs_62 8.2", ...reasons],
    ]);
  });

  it("is explained, and leaves the record as it was", () => {
    const before = JSON.stringify(record);
    const found = judgeRequest(
      program,
      record,
      { kind: "move", participation: "PA-1", to: "2020-2022" },
      { on: "2026-07-01", knownOn: "2026-07-01" },
    );
    expect(found?.explain("requests.move[PA-1]", "en")?.sentence).toContain("«moved after the deadline»");
    expect(JSON.stringify(record)).toBe(before);
  });
});

describe("a planned event", () => {
  const course = { id: "EV-1", format: "RES", kind: "course", start: "2024-03-01", end: "2024-03-02" } as const;

  it("has its credits, its admissibility and the last day for its report", () => {
    const planned = { ...course, hours: "10", participants: 150, teachers: 2 };
    const { judged, explain } = judgeEvent(program, planned, { knownOn: "2026-11-21" });
    expect(judged).toMatchObject({
      item: "EV-1",
      admissible: { verdict: "accepted", citation: { act: "cnfc_2018_criteri", article: "6", comma: "1" } },
      credits: { value: { exact: "7", display: "7" }, citation: { act: "cnfc_2019_criteri" } },
      reportDeadline: { value: "2024-05-31", citation: { act: "cnfc_2019_criteri", article: "4", comma: "1" } },
    });
    expect(explain("events.credits[EV-1]", "it")?.sentence).toContain("7 crediti");
  });

  it("is refused when it lasts too long and when it ends in another triennium", () => {
    const reasons = (start: string, end: string) =>
      judgeEvent(program, { ...course, start, end }, { knownOn: "2026-11-21" }).judged.admissible?.reasons.map(
        ({ en }) => en,
      );
    expect(reasons("2024-02-01", "2025-01-31")).toEqual([]);
    expect(reasons("2024-02-01", "2025-02-01")).toEqual([
      "the event lasts too long: twelve months at most, twenty-four if it is research",
    ]);
    expect(reasons("2025-12-31", "2026-01-01")).toEqual(["the event does not end within the period"]);
  });

  it("gives its scientific head a fifth of its credits, and without it these are not known", () => {
    const session = { id: "TS-1", event: "EV-1", function: "scientific-head", heldOn: "2024-03-01" } as const;
    const planned = { ...course, hours: "10", participants: 150, teachers: 2 };
    const creditsWith = (event: typeof planned | undefined) =>
      judgeTeachingSession(program, session, event, { knownOn: "2026-11-21" }).judged.credits;
    expect(creditsWith(planned)).toMatchObject({ value: { exact: "1.4" }, citation: { act: "cnfc_2022_docenza" } });
    expect(creditsWith(undefined)).toMatchObject({ value: null });
  });

  it("says which facts leave its credits open", () => {
    const { judged } = judgeEvent(program, course, { knownOn: "2026-11-21" });
    expect(judged.credits?.value).toBeNull();
    expect(judged.credits?.open?.missing).toContain("events[0].hours");
  });

  it("stands in the ledger of the triennium in which it begins, and so does a teaching session", () => {
    const record = {
      events: [{ ...course, hours: "10", participants: 150, teachers: 2 }],
      teachingSessions: [{ id: "TS-1", event: "EV-1", function: "teacher", heldOn: "2024-03-01", minutes: 45 }],
    };
    const { events, teachingSessions } = ledgerOf(record);
    expect(events.map(({ item, credits }) => [item, credits?.value?.exact])).toEqual([["EV-1", "7"]]);
    expect(teachingSessions).toMatchObject([{ item: "TS-1", credits: { value: { exact: "2" } } }]);
    expect(ledgerOf(record, { triennium: "2026-2028" })).toMatchObject({ events: [], teachingSessions: [] });
  });
});

describe("the document", () => {
  it("is issued by the Order on its form, and the competent doctor has a form of its own", () => {
    const competentDoctor = [{ from: "2023-01-01" }];
    const learner = [1, 2, 3].map((each) =>
      attended(`PA-${each}`, "2024-05-10", { credits: "50.0", disciplines: "all" }),
    );
    const certified = ledgerOf({ competentDoctor, participations: learner });
    expect(certified).toMatchObject({
      document: "certificato",
      documentForm: "IIIA",
      issuer: { body: "order" },
      competentDoctor: { certifiable: true, documentForm: "IIIB" },
    });
    const short = ledgerOf({ competentDoctor, participations: learner.slice(1) });
    expect(short).toMatchObject({ document: "attestato", documentForm: "II", competentDoctor: { certifiable: false } });
    expect(ledgerOf({ participations: learner }).competentDoctor).toBeNull();
  });
});
