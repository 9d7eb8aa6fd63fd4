/** Questions about what nobody did yet, and the requests of a ledger: verdict, reasons and comma, on each database. */
import { readFileSync } from "node:fs";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const attended = (id: string, acquiredOn: string, more: object = {}) =>
  participation(id, "10.0", { acquiredOn, registeredOn: acquiredOn.replace(/-\d\d$/, "-28"), ...more });

const people = [
  person(1, "Richieste", {
    exemptions: [
      { kind: "esonero", reason: "phd", from: "2023-11-01", to: "2026-10-31", requestedOn: "2023-12-31" },
      { kind: "esenzione", reason: "illness", from: "2024-03-01", to: "2024-03-31", requestedOn: "2024-04-02" },
    ],
    participations: [
      attended("PA-1", "2024-05-10", { moved: { to: "2020-2022", on: "2025-06-30" } }),
      attended("PA-2", "2024-06-10"),
      attended("PA-3", "2022-06-10"),
    ],
    competentDoctor: [{ from: "2023-01-01", registeredOn: "2023-01-01" }],
    dossiers: [{ kind: "group", triennium: "2026-2028", builtOn: "2026-02-03", areas: [], registeredOn: "2026-02-03" }],
  }),
];

const answers =
  "kind item verdict answers { verdict reasons { it en } open { missing } citation { act article comma } }";

const early = {
  it: "l'esonero si chiede dopo la fine dell'anno o del periodo",
  en: "an exemption by study is asked after the end of the year or of the period",
};
const vademecum = { act: "fnomceo_2025_vademecum", article: "6", comma: "3" };
const manual = { act: "fnomceo_2019_manuale", article: "8", comma: "5" };
const moves = { act: "recupero_2017", article: "2", comma: "1" };

describeOnEachDatabase("a request, judged without being made", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
  });

  const may = async (question: string): Promise<Answer> => {
    const { professional } = (await registry.data(`{ professional(id: "P-0001") { asked: ${question} } }`)) as Answer;
    return professional.asked;
  };
  const refusal = async (question: string): Promise<string> => {
    const { errors = [] } = await registry.ask(`{ professional(id: "P-0001") { asked: ${question} } }`);
    expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["BAD_USER_INPUT"]);
    return errors[0]?.message ?? "";
  };

  it("of exemption by study is refused while the year runs and accepted when it is over", async () => {
    const asked = (on: string) =>
      may(`mayRequestExemption(exemption: { kind: ESONERO, reason: "phd", from: "2024-11-01", to: "2027-10-31" },
        on: "${on}") { ${answers} }`);
    const open = { verdict: "ACCEPTED", reasons: [], open: null };
    expect(await asked("2024-12-31")).toEqual({
      kind: "EXEMPTION",
      item: "exemptions[2]",
      verdict: "REFUSED",
      answers: [
        { verdict: "REFUSED", reasons: [early], open: null, citation: vademecum },
        { ...open, citation: manual },
      ],
    });
    expect(await asked("2025-01-01")).toMatchObject({
      verdict: "ACCEPTED",
      answers: [
        { ...open, citation: vademecum },
        { ...open, citation: manual },
      ],
    });
  });

  it("of exemption by suspension is refused for a reason that gives no right to it", async () => {
    const asked = (reason: string) =>
      may(
        `mayRequestExemption(exemption: { kind: ESENZIONE, reason: "${reason}", from: "2026-03-01" }) { ${answers} }`,
      );
    expect(await asked("maternity")).toMatchObject({ verdict: "ACCEPTED" });
    expect(await asked("phd")).toMatchObject({
      verdict: "REFUSED",
      answers: [{ reasons: [{ en: "the reason is not among those that give a right to exemption" }] }],
    });
  });

  it.each([
    ["PA-2", "2020-2022", "2026-06-30", "ACCEPTED", []],
    ["PA-2", "2020-2022", "2026-07-01", "REFUSED", ["moved after the deadline"]],
    ["PA-2", "2011-2013", "2026-06-30", "REFUSED", ["no act lets credits be moved to that period"]],
    ["PA-3", "2020-2022", "2026-06-30", "REFUSED", ["a move goes to an earlier period only"]],
    ["PA-1", "2020-2022", "2026-06-30", "REFUSED", ["it has been moved already, and a move is irreversible"]],
  ])("to move %s to %s on %s is %s", async (id, to, on, verdict, reasons) => {
    const asked = await may(`mayMoveParticipation(participation: "${id}", to: "${to}", on: "${on}") { ${answers} }`);
    expect(asked).toMatchObject({ kind: "MOVE", item: id, verdict, answers: [{ citation: moves }] });
    expect(asked.answers[0].reasons.map(({ en }: { en: string }) => en)).toEqual(reasons);
  });

  it.each([
    ["PA-3", "by: PROFESSIONAL", "ACCEPTED"],
    ["PA-2", "by: PROFESSIONAL", "REFUSED"],
    ["PA-2", "by: ORDER", "REFUSED"],
    ["PA-2", "by: ORDER, writtenRequest: true, certificates: true", "ACCEPTED"],
  ])("to tag %s as radioprotection, %s, is %s", async (id, how, verdict) => {
    const asked = await may(`mayTagRadioprotection(participation: "${id}", ${how}) { ${answers} }`);
    const citation = { act: "cnfc_2021_radioprotezione", article: "1", comma: "3" };
    expect(asked).toMatchObject({ verdict, answers: [{ citation }] });
  });

  it("to tag by the Order what the professional may tag is not spoken of by any act", async () => {
    const asked = `mayTagRadioprotection(participation: "PA-3", by: ORDER, writtenRequest: true, certificates: true) { ${answers} }`;
    expect(await may(asked)).toEqual({ kind: "RADIOPROTECTION", item: "PA-3", verdict: null, answers: [] });
  });

  it.each([
    ["2026-04-30", 'closesOn: "2026-04-30"', "ACCEPTED", []],
    ["2026-05-01", 'closesOn: "2026-04-30"', "REFUSED", []],
    ["2026-04-30", "", null, ["enrolments[0].closesOn"]],
  ])("to cancel an enrolment on %s, %s, is %s", async (on, closes, verdict, missing) => {
    const asked = await may(
      `mayCancelEnrolment(enrolment: { enrolledOn: "2026-04-01" ${closes} }, on: "${on}") { ${answers} }`,
    );
    const citation = { act: "ecm_trento_guida", article: "2", comma: "1" };
    expect(asked).toMatchObject({ verdict, answers: [{ citation }] });
    expect(asked.answers[0].open?.missing ?? []).toEqual(missing);
  });

  it("to certify disability needs the group dossier of the triennium", async () => {
    expect(await may(`mayCertifyDisability(triennium: "2023-2025") { ${answers} }`)).toMatchObject({
      kind: "DISABILITY",
      item: null,
      verdict: "REFUSED",
      answers: [{ reasons: [{ en: "the group dossier of the period has not been begun" }] }],
    });
    expect(await may(`mayCertifyDisability(triennium: "2026-2028") { ${answers} }`)).toMatchObject({
      kind: "DISABILITY",
      verdict: "ACCEPTED",
      answers: [{ reasons: [], citation: { act: "stato_2024_dlgs_62", article: "8", comma: "2" } }],
    });
  });

  it("to be mainly a competent doctor is open to a doctor, by the decree that lists them", async () => {
    const asked = `mayBeCompetentDoctor { ${answers} }`;
    expect(await may(asked)).toMatchObject({
      kind: "COMPETENT_DOCTOR",
      item: null,
      verdict: "ACCEPTED",
      answers: [{ reasons: [], citation: { act: "stato_2009_medico_competente", article: "1", comma: "1" } }],
    });
  });

  it.each(["README.md", "README.it.md"])("is asked as %s shows", async (name) => {
    const page = readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
    const shown = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
    const [question = "", ...others] = shown.filter((block) => block.includes("mayMoveParticipation"));
    expect(others).toEqual([]);
    // The pages name a participation of the fictional registry, which the explorer has; it is this record's own here.
    expect(question).toContain('participation: "PA-0001-20"');
    expect(await registry.data(question.replace("PA-0001-20", "PA-1"))).toEqual({
      professional: {
        mayMoveParticipation: {
          verdict: "REFUSED",
          answers: [
            {
              reasons: [
                {
                  it: "è già stata spostata, e lo spostamento è irreversibile",
                  en: "it has been moved already, and a move is irreversible",
                },
                { it: "spostata dopo il termine", en: "moved after the deadline" },
              ],
              citation: moves,
            },
          ],
        },
      },
    });
  });

  it("is explained in the language asked for", async () => {
    const asked = await may(
      `mayMoveParticipation(participation: "PA-2", to: "2020-2022", on: "2026-07-01") { answers { explanation(language: EN) { nodes { sentence } } } }`,
    );
    expect(asked.answers[0].explanation.nodes[0].sentence).toContain("«moved after the deadline»");
  });

  it("leaves the record as it was", async () => {
    const record = '{ professional(id: "P-0001") { record } }';
    const before = await registry.data(record);
    await may(`mayMoveParticipation(participation: "PA-2", to: "2020-2022") { verdict }`);
    expect(await registry.data(record)).toEqual(before);
  });

  it.each([
    [
      `mayMoveParticipation(participation: "PA-9", to: "2020-2022") { verdict }`,
      'P-0001 has no participation "PA-9" registered by 2026-11-21',
    ],
    [
      `mayMoveParticipation(participation: "PA-1", to: "2021-2023") { verdict }`,
      '`to` is "2021-2023": write a triennium such as 2017-2019',
    ],
    [
      `mayRequestExemption(exemption: { kind: ESONERO, reason: "phd", from: "2024-11-31" }) { verdict }`,
      '`exemption.from` is "2024-11-31": it is not a day of the calendar, write YYYY-MM-DD',
    ],
    [
      `mayRequestExemption(exemption: { kind: ESONERO, reason: "phd", from: "2024-11-01", to: "2024-10-01" }) { verdict }`,
      "`exemption.to`: `2024-10-01` is before `from` (`2024-11-01`): correct one of the two dates",
    ],
  ])("is refused when it makes no sense: %s", async (question, message) => {
    expect(await refusal(question)).toBe(message);
  });

  it("names the reasons that there are when it is asked for another", async () => {
    const asked = `mayRequestExemption(exemption: { kind: ESONERO, reason: "boredom", from: "2024-11-01" }) { verdict }`;
    expect(await refusal(asked)).toMatch(/^`exemption\.reason`: .*`boredom`/);
  });

  it("stands in the ledger with its verdict, beside who issues the document and on which form", async () => {
    const { professional } = (await registry.data(
      `{ professional(id: "P-0001") { ledger(triennium: "2023-2025") { document documentForm issuer { body citation { act article comma } }
        competentDoctor { certifiable documentForm } requests { ${answers} } events { item } teachingSessions { item } } } }`,
    )) as Answer;
    const { requests, ...outcome } = professional.ledger;
    expect(requests.map(({ kind, item, verdict }: Answer) => [kind, item, verdict])).toEqual([
      ["EXEMPTION", "exemptions[0]", "REFUSED"],
      ["EXEMPTION", "exemptions[1]", "ACCEPTED"],
      ["MOVE", "PA-1", "ACCEPTED"],
    ]);
    expect(requests[0].answers[0]).toEqual({ verdict: "REFUSED", reasons: [early], open: null, citation: vademecum });
    expect(outcome).toEqual({
      document: "attestato",
      documentForm: "II",
      issuer: { body: "order", citation: expect.objectContaining({ article: expect.any(String) }) },
      competentDoctor: { certifiable: false, documentForm: "II" },
      events: [],
      teachingSessions: [],
    });
  });

  it("of nobody is a planned event: admissible or not, its credits, the deadline of its report", async () => {
    const query = (event: string) => `{ judgeEvent(event: { ${event} }) { item
      admissible { verdict reasons { en } citation { act article comma } }
      credits { value { exact } open { missing } citation { act article comma } explanation { nodes { sentence } } }
      reportDeadline { value open { missing } citation { act article comma } } } }`;
    const course = 'format: RES, kind: COURSE, start: "2026-03-01"';
    const { judgeEvent } = (await registry.data(
      query(`${course}, end: "2026-03-02", hours: "10", participants: 150, teachers: 2`),
    )) as Answer;
    expect(judgeEvent).toMatchObject({
      item: "EV-1",
      admissible: {
        verdict: "ACCEPTED",
        reasons: [],
        citation: { act: "cnfc_2018_criteri", article: "6", comma: "1" },
      },
      credits: { value: { exact: "7" }, open: null, citation: { act: "cnfc_2019_criteri", article: "2", comma: "1" } },
      reportDeadline: {
        value: "2026-05-31",
        open: null,
        citation: { act: "cnfc_2019_criteri", article: "4", comma: "1" },
      },
    });
    expect(judgeEvent.credits.explanation.nodes[0].sentence).toContain("7 crediti");
    const long = (await registry.data(query(`${course}, end: "2027-03-01"`))) as Answer;
    expect(long.judgeEvent.admissible).toMatchObject({
      verdict: "REFUSED",
      reasons: [{ en: "the event lasts too long: twelve months at most, twenty-four if it is research" }],
    });
    expect(long.judgeEvent.credits).toMatchObject({
      value: null,
      open: { missing: ["events[0].hours", "events[0].participants"] },
    });
    const distance = (await registry.data(query('format: FAD, start: "2026-03-01", end: "2026-06-01"'))) as Answer;
    expect(distance.judgeEvent.reportDeadline).toMatchObject({
      value: null,
      open: { missing: ["events[0].expiresOn"] },
    });
  });

  it("of nobody is a teaching session: its credits by function and day, and why", async () => {
    const asked = async (session: string, more = "") => {
      const { judgeTeachingSession } =
        (await registry.data(`{ judgeTeachingSession(session: { ${session} } ${more}) { item
        credits { value { exact } open { missing } citation { act article comma } explanation { nodes { sentence } } } } }`)) as Answer;
      return judgeTeachingSession;
    };
    expect(await asked('function: TEACHER, heldOn: "2026-03-01", minutes: 45')).toMatchObject({
      item: "TS-1",
      credits: { value: { exact: "2" }, open: null, citation: { act: "cnfc_2022_docenza", article: "1", comma: "1" } },
    });
    expect(await asked('function: TEACHER, heldOn: "2022-12-31", minutes: 45')).toMatchObject({
      credits: { value: { exact: "1" }, citation: { act: "cnfc_2018_criteri", article: "7", comma: "1" } },
    });
    const head = 'function: SCIENTIFIC_HEAD, heldOn: "2026-03-01"';
    const course = `event: { format: RES, kind: WORKSHOP, start: "2026-03-01", hours: "10", participants: 60 }`;
    expect((await asked(head, course)).credits.value).toEqual({ exact: "1.4" });
    expect((await asked(head)).credits.value).toBeNull();
    expect((await asked('function: TEACHER, heldOn: "2026-03-01"')).credits.open.missing).toEqual([
      "teachingSessions[0].minutes",
    ]);
    const { errors = [] } = await registry.ask(
      '{ judgeTeachingSession(session: { function: TEACHER, heldOn: "2026-03-01", minutes: -1 }) { item } }',
    );
    expect(errors[0]?.message).toMatch(/^`session\.minutes`: /);
  });

  it("of nobody is refused when it is not an event", async () => {
    const { errors = [] } = await registry.ask(
      '{ judgeEvent(event: { format: RES, start: "2026-03-01", hours: "ten" }) { item } }',
    );
    expect(errors[0]?.message).toMatch(/^`event\.hours`: .*`ten`/);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
