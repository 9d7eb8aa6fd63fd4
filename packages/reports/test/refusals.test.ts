/** Each thing that the facts, the rules and the registry speak against is refused, with its place and without a fiscal code. */
import { randomUUID } from "node:crypto";
import type { Database } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { reasons, registerReport, sayRefusal } from "../src/reports.ts";
import type { Attributes, SampleParticipant } from "./sample-reports.ts";
import { fillRegistry, participant, people, report } from "./sample-reports.ts";

const nurse = people.findIndex(({ profession }) => profession === 14);
const doctor = people.findIndex(({ profession }) => profession === 1);
const codeOf = (index: number) => people[index]?.fiscalCode ?? "";
const masked = (code: string) => `${code.slice(0, 3)}*************`;
/** Nobody of the registry, with a check character that is right. */
const stranger = "BBBCCC80A01X999A";

interface Case {
  readonly event?: Attributes;
  readonly participants?: readonly SampleParticipant[];
  readonly registeredOn?: string;
}

describeOnEachDatabase("a report", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await fillRegistry(database);
  });

  async function register(
    { event, participants = [participant(nurse)], registeredOn = "2024-06-01" }: Case,
    id = newId(),
  ) {
    const sample = report(id, participants, event);
    const outcome = await registerReport(
      database,
      {
        values: sample.attributes,
        participants: sample.participants.map(({ attributes, professions }) => ({
          values: attributes,
          professions: professions.map(({ code, disciplines }) => ({
            code: String(code),
            disciplines: disciplines.map(String),
          })),
        })),
      },
      { registeredOn },
    );
    if (outcome.kind === "no-rules") throw new Error("no acts are published");
    return {
      ...outcome,
      found: outcome.refusals.map(({ line, reason, parameters }) => ({ line, reason, parameters })),
    };
  }

  it("handed over is registered, then known, then superseded", async () => {
    const id = newId();
    expect(await register({}, id)).toMatchObject({ kind: "first", late: false, refusals: [] });
    expect(await register({}, id)).toMatchObject({ kind: "known" });
    expect(await register({ participants: [participant(doctor)], registeredOn: "2024-09-01" }, id)).toMatchObject({
      ...{ kind: "later", late: true },
      tally: { registered: 1, withdrawn: 1 },
    });
  });

  const article = { admission: "cnfc_2018_criteri, art. 6 c. 1", courses: "cnfc_2019_criteri, art. 2 c. 1" };

  it.each<[string, Case, string, number, Attributes]>([
    [
      "that ends before it starts",
      { event: { data_fine: "2024-05-09" } },
      "ends-before-start",
      0,
      { start: "2024-05-10", end: "2024-05-09" },
    ],
    [
      "acquired before the event",
      { participants: [participant(nurse, { data_acq: "2024-05-09" })] },
      "outside-event",
      1,
      { found: "2024-05-09", start: "2024-05-10", end: "2024-05-11" },
    ],
    [
      "acquired after the event",
      { participants: [participant(nurse, { data_acq: "2024-05-12" })] },
      "outside-event",
      1,
      { found: "2024-05-12", start: "2024-05-10", end: "2024-05-11" },
    ],
    ["of tomorrow", { registeredOn: "2024-05-10" }, "in-the-future", 1, { found: "2024-05-11", day: "2024-05-10" }],
    [
      "with more credits than the event gives",
      { participants: [participant(nurse, { cred_acq: "12.1" })] },
      "above-event",
      1,
      { found: "12.1", most: "12.0" },
    ],
    [
      "of a mixed event that does not say of what",
      { event: { tipo_form: "4", modulo_fad: "1" } },
      "format-unclear",
      0,
      {},
    ],
    ["of an unknown objective", { event: { cod_obi: "99" } }, "objective-unknown", 0, { found: "99" }],
    [
      "under an unknown profession",
      { participants: [{ ...participant(nurse), professions: [{ code: 31, disciplines: [85] }] }] },
      "profession-unknown",
      1,
      { found: "31" },
    ],
    [
      "under a discipline of another profession",
      { participants: [{ ...participant(nurse), professions: [{ code: 14, disciplines: [58] }] }] },
      "discipline-unknown",
      1,
      { found: "58", profession: "14" },
    ],
    ["of an unknown provider", { event: { cod_org: "PR-0" } }, "provider-unknown", 0, { found: "PR-0" }],
    [
      "about a person under another profession",
      { participants: [{ ...participant(nurse), professions: [{ code: 1, disciplines: [58] }] }] },
      "profession-differs",
      1,
      { person: masked(codeOf(nurse)), found: "1" },
    ],
    [
      "about a stranger",
      { participants: [participant(nurse, { cod_fisc: stranger })] },
      "person-unknown",
      1,
      { person: masked(stranger) },
    ],
    [
      "with a wrong check character",
      { participants: [participant(nurse, { cod_fisc: `${stranger.slice(0, 15)}B` })] },
      "fiscal-code",
      1,
      { person: masked(stranger) },
    ],
    [
      "about a person twice",
      { participants: [participant(nurse), participant(nurse, { ruolo: "D" })] },
      "person-repeated",
      2,
      { person: masked(codeOf(nurse)), line: "1" },
    ],
    ["of nobody", { participants: [] }, "no-participants", 0, {}],
    [
      "of an event that lasts more than twelve months",
      { event: { data_ini: "2023-01-10", data_fine: "2024-05-11" } },
      "not-admissible",
      0,
      {
        found: "l'evento dura troppo: al massimo dodici mesi, ventiquattro se è un'attività di ricerca",
        article: article.admission,
      },
    ],
    [
      "of an event across two trienni",
      {
        event: { data_ini: "2022-12-01", data_fine: "2023-01-10" },
        participants: [participant(nurse, { data_acq: "2023-01-10" })],
      },
      "not-admissible",
      0,
      { found: "l'evento non si conclude entro il triennio", article: article.admission },
    ],
    [
      "of an event with more credits than the rules can give",
      { event: { crediti: "25.0" } },
      "credits-above",
      0,
      { found: "25.0", most: "19.2", article: article.courses },
    ],
  ])("%s is refused", async (_, sample, reason, line, parameters) => {
    const { kind, found } = await register(sample);
    expect(kind).toBe("refused");
    expect(found).toContainEqual({ line, reason, parameters });
  });

  it("whose research lasts two years is admitted", async () => {
    const event = {
      data_ini: "2023-01-10",
      data_fine: "2024-11-11",
      tipo_form: "2",
      cod_tipologia_form: "8",
      crediti: "10.0",
    };
    const participants = [participant(nurse, { cred_acq: "10.0", data_acq: "2024-11-11" })];
    expect(await register({ event, participants, registeredOn: "2024-12-01" })).toMatchObject({
      kind: "first",
      refusals: [],
    });
  });

  it("of an event that the registry knows otherwise is refused, field by field", async () => {
    const id = newId();
    await register({}, id);
    const event = { cod_org: "PR-2", ore: "13", crediti: "11.5", data_fine: "2024-05-12", cod_obi: "27" };
    const { found } = await register({ event, participants: [participant(nurse, { cred_acq: "11.5" })] }, id);
    expect(found.map(({ parameters: { field, held, found: told } }) => [field, held, told]).sort()).toEqual([
      ["cod_obi", "18", "27"],
      ["cod_org", "PR-1", "PR-2"],
      ["crediti", "12", "11.5"],
      ["data_fine", "2024-05-11", "2024-05-12"],
      ["ore", "12", "13"],
    ]);
  });

  it("names a person under any of several professions", async () => {
    const both = {
      ...participant(nurse),
      professions: [
        { code: 1, disciplines: [58] },
        { code: 14, disciplines: [85] },
      ],
    };
    expect(await register({ participants: [both] })).toMatchObject({ kind: "first", refusals: [] });
    const neither = {
      ...participant(doctor),
      professions: [
        { code: 3, disciplines: [67] },
        { code: 14, disciplines: [85] },
      ],
    };
    const { found } = await register({ participants: [neither] });
    expect(found).toEqual([
      { line: 1, reason: "profession-differs", parameters: { person: masked(codeOf(doctor)), found: "3" } },
    ]);
  });

  it("tells everything that is wrong with it at once", async () => {
    const participants = [
      participant(nurse, { cred_acq: "13.0", data_acq: "2024-05-01" }),
      participant(doctor, { cod_fisc: stranger }),
    ];
    const { found } = await register({ event: { cod_org: "PR-0" }, participants });
    expect(found.map(({ line, reason }) => [line, reason])).toEqual([
      [0, "provider-unknown"],
      [1, "above-event"],
      [1, "outside-event"],
      [2, "person-unknown"],
    ]);
  });
});

describe("what is said of a refusal", () => {
  it("is a sentence in each language for each reason, and never a fiscal code", () => {
    const parameters = {
      ...{ found: "F", field: "campo", held: "H", most: "M", person: masked(stranger), line: "7" },
      ...{ day: "D", start: "S", end: "E", article: "A", profession: "14", own: "O" },
    };
    for (const reason of reasons) {
      const [italian, english] = [sayRefusal(reason, parameters, "it"), sayRefusal(reason, parameters, "en")];
      expect(italian).not.toBe(english);
      for (const sentence of [italian, english]) expect(sentence).toMatch(/^[^.]{10,}$/);
      expect(`${italian}${english}`).not.toMatch(/undefined|[A-Z]{6}\d{2}[A-Z]/);
    }
    expect(sayRefusal("of-a-later-version", {}, "it")).toBe("of-a-later-version");
  });
});

function newId(): string {
  return `T-${randomUUID().slice(0, 12)}`;
}
