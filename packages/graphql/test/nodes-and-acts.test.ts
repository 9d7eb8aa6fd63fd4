import { readdirSync, readFileSync } from "node:fs";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const folder = new URL("../../../deliberations/", import.meta.url);
const people = [
  person(1, "Rossi", { participations: [participation("PA-1", "12.0")], disciplines: [57, 58] }),
  person(2, "Bianchi"),
];

describeOnEachDatabase("things with an id", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
  });

  it("are found again by it, whatever their type, in the order asked", async () => {
    const ids = (await registry.data(
      `{ professional(id: "P-0002") { id } event(id: "EV-PA-1") { id } act(name: "cnfc_2017_crediti") { id }
         participations(first: 1) { edges { node { id } } } }`,
    )) as Answer;
    const asked = [ids.act.id, ids.participations.edges[0].node.id, ids.professional.id, ids.event.id];
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Professional { registryId }
      ... on Participation { credits } ... on Event { format } ... on Act { kind } } }`;
    const { nodes } = (await registry.data(query, { ids: asked })) as Answer;
    expect(nodes).toEqual([
      { __typename: "Act", id: asked[0], kind: "delibera" },
      { __typename: "Participation", id: asked[1], credits: "12.0" },
      { __typename: "Professional", id: asked[2], registryId: "P-0002" },
      { __typename: "Event", id: asked[3], format: "RES" },
    ]);
    for (const [place, id] of asked.entries()) {
      const { node } = (await registry.data("query ($id: ID!) { node(id: $id) { id } }", { id })) as Answer;
      expect(node.id).toBe(asked[place]);
    }
  });

  it("are asked for by registry id or by global id alike", async () => {
    const { professional } = (await registry.data('{ professional(id: "P-0001") { id lastName } }')) as Answer;
    const query = "query ($id: ID!) { professional(id: $id) { lastName } }";
    expect(await registry.data(query, { id: professional.id })).toEqual({ professional: { lastName: "Rossi" } });
  });

  it.each([
    "P-9999",
    "",
    "UHJvZmVzc2lvbmFs",
    "Professional:abc",
    "99999999999999999999",
    "'; drop table professionals; --",
  ])("and an id that is nobody's, %j, finds nothing", async (id) => {
    expect(
      await registry.data("query ($id: ID!) { professional(id: $id) { id } event(id: $id) { id } }", { id }),
    ).toEqual({
      professional: null,
      event: null,
    });
  });

  it("have global ids that are refused when they are malformed, without reaching the database", async () => {
    const { errors } = await registry.ask('{ node(id: "not an id") { id } }');
    expect(errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
      ['"not an id" is not a global id', { code: "BAD_USER_INPUT", argument: "id" }],
    ]);
    expect(registry.statements).toEqual([]);
  });
});

describeOnEachDatabase("the program in force", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
  });

  it("gives every rule file as it was published, the vocabulary first", async () => {
    const { program } = (await registry.data("{ program { hash trienni sources { name text hash } } }")) as Answer;
    expect(program.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(program.trienni).toContain("2017-2019");
    expect(program.sources[0].name).toBe("vocabolario.delibera");
    const files = readdirSync(folder).filter((name) => name.endsWith(".delibera"));
    expect(program.sources.map(({ name }: Answer) => name).toSorted()).toEqual(files.toSorted());
    for (const { name, text } of program.sources) expect(text).toBe(readFileSync(new URL(name, folder), "utf8"));
  });

  it("gives an act with its articles, its commi, their texts and what became of them", async () => {
    const query = `{ act(name: "cnfc_2017_crediti") { name title rank knownFrom knownFromEffect effectiveFrom effectiveTo version
      authority { it } sourceFile { name } source { confidence }
      coverage { total encoded notNormative notExpressible restates undeclared }
      divisions { word number commi { number standing textKind text line } } } }`;
    const { act } = (await registry.data(query)) as Answer;
    expect(act).toMatchObject({
      name: "cnfc_2017_crediti",
      effectiveFrom: "2017-01-01",
      effectiveTo: "2019-12-31",
      knownFrom: "2017-01-01",
      knownFromEffect: true,
      version: 1,
      sourceFile: { name: "2017-crediti-formativi.delibera" },
    });
    const commi = act.divisions.flatMap((division: Answer) => division.commi);
    expect(act.coverage.total).toBe(commi.length);
    expect(act.coverage.undeclared).toBe(0);
    const { total, ...standings } = act.coverage;
    expect(Object.values<number>(standings).reduce((sum, each) => sum + each)).toBe(total);
    expect(commi[0].text).toContain("150 crediti formativi");
    expect(commi.filter(({ standing }: Answer) => standing === "ENCODED")).toHaveLength(act.coverage.encoded);
  });

  it("gives the doubts that its acts leave, with their readings", async () => {
    const query =
      "{ program { interpretations { name tag chosen options { name label { it en } } citation { act } } } }";
    const { program } = (await registry.data(query)) as Answer;
    const band = program.interpretations.find(({ tag }: Answer) => tag === "A-BAND");
    expect(band).toMatchObject({ chosen: "lower", citation: { act: "cnfc_2017_crediti" } });
    expect(band.options.map(({ name }: Answer) => name)).toEqual(["lower", "upper", "none"]);
  });

  it("says what a field of the record may say, in words, and nothing of a field that is none", async () => {
    const query =
      "query ($list: String, $field: String!) { program { options(list: $list, field: $field) { code label { it en } } } }";
    const options = async (list: string | null, field: string): Promise<Answer> =>
      ((await registry.data(query, { list, field })) as Answer).program.options;
    const reasons = await options("exemptions", "reason");
    expect(reasons).toContainEqual({
      code: "maternity",
      label: { it: "congedo di maternità o paternità", en: "maternity or paternity leave" },
    });
    expect((await options("participations", "role")).map(({ code }: Answer) => code)).toContain("learner");
    expect(await options("exemptions", "from")).toEqual([]);
    expect(await options("exemption", "reason")).toEqual([]);
    expect(await options(null, "reason")).toEqual([]);
  });

  it("has no act of an unknown name", async () => {
    expect(await registry.data('{ act(name: "nessuna") { name } }')).toEqual({ act: null });
  });
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
