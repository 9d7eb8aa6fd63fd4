/**
 * What everybody is answered who asks everything that the schema has of a person, an event or a file that is not theirs. The picture is
 * committed: who may do more, or less, than before is seen there.
 */
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import type { GraphQLField, GraphQLObjectType } from "graphql";
import { getNamedType, graphql, isInputObjectType } from "graphql";
import { beforeAll, expect, it } from "vitest";
import { operate, schema } from "../src/schema.ts";
import { askedOf, objectOf } from "./asked-of-types.ts";
import { actOf } from "./draft-act.ts";
import type { Everybody } from "./everybody.ts";
import { openEverybody, owner } from "./everybody.ts";
import { today } from "./registry.ts";

// biome-ignore lint/suspicious/noExplicitAny: an answer of whatever was asked.
type Answer = any;
type Known = Readonly<Record<string, unknown>>;

describeOnEachDatabase("everything that can be asked", (open) => {
  let everybody: Everybody;
  beforeAll(async () => {
    everybody = await openEverybody(open);
  }, 120_000);

  /** Nothing of it stays. */
  const tried = async (source: string, variableValues: Known, viewer: Viewer): Promise<Answer> => {
    const asked = { database: everybody.database, viewer, today, purpose: "test" };
    let answer: Answer;
    await operate(asked, async (contextValue) => {
      answer = JSON.parse(JSON.stringify(await graphql({ schema, source, variableValues, contextValue })));
      throw undone;
    }).catch((error: unknown) => {
      if (error !== undone) throw error;
    });
    return answer;
  };

  /** A line for each verdict, with who is told it. Ids that the database makes are told apart by nothing. */
  const verdicts = async (verdictOf: (viewer: Viewer) => Promise<string>): Promise<string> => {
    const told = new Map<string, string[]>();
    for (const [name, viewer] of everybody.viewers) {
      const verdict = await verdictOf(viewer);
      told.set(verdict, [...(told.get(verdict) ?? []), name]);
    }
    const lines = [...told].map(([verdict, names]) => `  ${verdict}: ${names.join(", ")}`);
    return lines.join("\n").replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "…");
  };

  const readOf = (field: GraphQLField<unknown, unknown>, known: Known, around = (call: string) => call) => {
    const { call, declared, variables } = askedOf(field, known);
    const source = `query${declared.length === 0 ? "" : ` (${declared.join(", ")})`} { ${around(call)} }`;
    return async (viewer: Viewer) => readVerdict(await tried(source, variables, viewer), field.name);
  };

  it("of the record of somebody is answered to whom it is shown", { timeout: 300_000 }, async () => {
    const lines: string[] = [];
    const { owned } = everybody;
    for (const field of fieldsOf("Query")) {
      const { order } = owned;
      const known = { order, ...readArguments, id: owned[idsOf[field.name] ?? ""] ?? readArguments.id };
      lines.push(`Query.${field.name}`, await verdicts(readOf(field, known)));
    }
    const within = {
      Professional: (call: string) => `professional(id: "${owner}") { ${call} }`,
      Event: (call: string) => `event(id: "EV-PA-1") { ${call} }`,
      Edition: (call: string) => `event(id: "EV-PA-1") { editions { ${call} } }`,
      Provider: (call: string) => `event(id: "EV-PA-1") { provider { ${call} } }`,
      Participation: (call: string) => `participations(first: 1) { edges { node { ${call} } } }`,
      FiledRequest: (call: string) => `request(id: "${owned["request"]}") { ${call} }`,
      ReportImport: (call: string) => `reportImport(id: "${owned["reportImport"]}") { ${call} }`,
      Draft: (call: string) => `draft(id: "${owned["draft"]}") { ${call} }`,
    };
    for (const [type, around] of Object.entries(within))
      for (const field of fieldsOf(type)) {
        const known = { ...participationOf(owned), ...readArguments, ...inputs[field.name] };
        lines.push(`${type}.${field.name}`, await verdicts(readOf(field, known, around)));
      }
    // What the database refuses was let through by the table of authority.
    expect(lines.filter((line) => line.includes("Failed query"))).toEqual([]);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./verdicts-of-reading.golden.txt");
  });

  const changeOf = (field: GraphQLField<unknown, unknown>, known: Known) => {
    const type = getNamedType(field.args[0]?.type ?? never());
    if (!isInputObjectType(type)) throw new Error(`${field.name} has another input`);
    const given = { ...known, ...inputs[field.name] };
    const input = objectOf(Object.values(type.getFields()), given);
    const source = `mutation ($input: ${type.name}!) { ${field.name}(input: $input) { __typename
      ... on NotAllowed { message signedIn } ... on InvalidInput { message argument } ... on Refused { grounds { en } }
      ... on Overtaken { message } } }`;
    return async (viewer: Viewer) => await tried(source, { input }, viewer);
  };

  it("to change it is done for whom it may be, and for nobody else", { timeout: 300_000 }, async () => {
    const lines: string[] = [];
    for (const field of fieldsOf("Mutation")) {
      const ask = changeOf(field, { ...everybody.owned, ...changeArguments });
      lines.push(
        `Mutation.${field.name}`,
        await verdicts(async (viewer) => changeVerdict(await ask(viewer), field.name)),
      );
    }
    expect(lines.filter((line) => line.includes("Failed query"))).toEqual([]);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./verdicts-of-changing.golden.txt");
  });

  it("of what is not within reach is answered as of what is not there", { timeout: 300_000 }, async () => {
    const { owned, viewers } = everybody;
    const hidden = ["receipt", "profile", "request", "simulation", "keptCohort", "reportImport"];
    const absent = {
      ...{ professional: "P-9999", participation: "PA-99", members: ["P-9999"] },
      ...Object.fromEntries(hidden.map((name) => [name, nowhere])),
    };
    const far = viewers.filter(([name]) => /^(another|a newcomer|nobody)/.test(name));
    const told: string[] = [];
    for (const field of fieldsOf("Mutation"))
      for (const [name, viewer] of far) {
        const [here, there] = [{}, absent].map((ids) =>
          changeOf(field, { ...owned, ...changeArguments, ...ids })(viewer),
        );
        const ids = [...Object.values(owned), ...Object.values(absent)].flat();
        const [answer, other] = [said(await here, ids), said(await there, ids)];
        if (answer !== other) told.push(`${field.name}, ${name}: ${answer} | ${other}`);
      }
    expect(told).toEqual([]);
  });
});

/** Of a field that has an argument of the same name as something else, only what is the same. */
function participationOf({ participation }: Known): Known {
  return { participation };
}

const undone = new Error("nothing of it stays");
const nowhere = "00000000-0000-4000-8000-000000000000";

const idsOf: Readonly<Record<string, string>> = {
  professional: "professional",
  event: "event",
  draft: "draft",
  request: "request",
  simulation: "simulation",
  keptCohort: "keptCohort",
  reportImport: "reportImport",
};

const readArguments = {
  id: Buffer.from(`Professional:${owner}`).toString("base64"),
  ids: [Buffer.from(`Participation:${owner}/PA-1`).toString("base64")],
  first: 5,
  name: "delibera_1_2025",
  fiscalCode: "PRVPRV80A01X001A",
  triennium: "2020-2022",
};

const changeArguments = {
  triennium: "2020-2022",
  credits: "2.0",
  disciplines: [58],
  objectives: [18],
  sha256: "0".repeat(64),
  email: "a@example.org",
  fiscalCode: "PRVPRV80A01X001A",
  process: "30",
  system: "30",
  technical: "40",
  browser: "0".repeat(32),
  baseRevision: 0,
};

/** Where a value that is right for one change is wrong for another. */
const inputs: Readonly<Record<string, Known>> = {
  claimParticipation: { event: "EV-PA-1", acquiredOn: "2018-05-10" },
  confirmMove: { to: "2020-2022" },
  enrol: { event: "EV-OPEN", profile: undefined },
  declareWorkingProfile: { employer: "ASL di prova" },
  discloseSponsors: { partners: ["Ente"] },
  mayMoveParticipation: { to: "2020-2022" },
  mayRequestExemption: { reason: "degree", kind: "ESONERO" },
  prepareMove: { to: "2020-2022" },
  requestExemption: { reason: "degree", kind: "ESONERO", to: "2026-12-31" },
  saveDraft: { draft: undefined, act: "altra", text: actOf("altra") },
  setCompetentDoctor: { mainly: false },
  startSimulation: { keptCohort: undefined },
  submitIndividualTraining: { kind: "SELF_STUDY", hours: 10, credits: undefined },
  withdrawCompetentDoctor: { from: "2020-01-01" },
};

function fieldsOf(type: string): readonly GraphQLField<unknown, unknown>[] {
  return Object.values((schema.getType(type) as GraphQLObjectType).getFields());
}

function readVerdict({ data, errors }: Answer, name: string): string {
  if (errors !== undefined) return [...new Set(errors.map((each: Answer) => codeOf(each)))].join(" ");
  return extent(found(data, name));
}

function codeOf({ message, extensions }: Answer): string {
  const code = extensions?.code ?? message;
  return code === "BAD_USER_INPUT" ? `${code} (${message})` : code;
}

function found(data: Answer, name: string): Answer {
  if (data === null || data === undefined) return data;
  if (name in data) return data[name];
  const [inner] = Object.values(data);
  return found(inner, name);
}

function extent(value: Answer): string {
  if (value === null || value === undefined) return "nothing";
  const edges = value.edges ?? value;
  return Array.isArray(edges) ? (edges.every((each) => each === null) ? "none" : "some") : "shown";
}

function changeVerdict({ data, errors }: Answer, name: string): string {
  if (errors !== undefined) return errors.map(codeOf).join(" ");
  const { __typename: type, ...answer } = data[name];
  if (type === "NotAllowed") return answer.signedIn ? "not allowed" : "not signed in";
  if (type === "InvalidInput") return `invalid ${answer.argument ?? ""}: ${answer.message}`;
  return type.endsWith("Payload") ? "done" : type.toLowerCase();
}

/** The answer without the ids that were asked with. */
function said(answer: Answer, ids: readonly unknown[]): string {
  return ids
    .filter((id) => typeof id === "string")
    .sort((one, other) => other.length - one.length)
    .reduce<string>((text, id) => text.replaceAll(id, "…"), JSON.stringify(answer));
}

function never(): never {
  throw new Error("a change without an input");
}
