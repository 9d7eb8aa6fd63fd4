import { currentProgram } from "@delibera/acts";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { statementOf } from "@delibera/ledger/statement";
import { beforeAll, expect, it } from "vitest";
import { enrolledIn, participation, person, selfTaught, withPast } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry, today } from "./registry.ts";

const bands = [
  ["79.9", "0", "150"],
  ["80.0", "15", "135"],
  ["120.0", "15", "135"],
  ["120.1", "15", "135"],
  ["120.9", "15", "135"],
  ["121.0", "30", "120"],
  ["150.0", "30", "120"],
  ["150.1", "30", "120"],
] as const;

const people = [
  enrolledIn(1, "Rossi", 2017),
  enrolledIn(2, "Bianchi", 2018),
  selfTaught,
  person(4, "Limiti", {
    participations: [
      participation("PA-1", "50.0", { role: "teacher" }),
      participation("PA-2", "50.0", { role: "teacher" }),
      participation("PA-3", "40.0", { role: "learner" }),
    ],
    individualTraining: [
      { kind: "self-study", id: "IT-1", hours: 40, acquiredOn: "2018-03-01", registeredOn: "2018-03-02" },
    ],
  }),
  ...bands.map(([acquired], place) => withPast(101 + place, acquired)),
];

const obligation = `query ($id: ID!, $triennium: String!) {
  professional(id: $id) { ledger(triennium: $triennium) { obligation {
    standard { exact } start years prorated { exact } individual { exact display }
    bonuses { id amount { exact } citation { act article comma textHash } }
    citations { figure citation { act article comma } } } } } }`;

const limits = `{ professional(id: "P-0004") { ledger(triennium: "2017-2019") {
  credits { acquired { exact } teaching { exact } selfStudy { exact } learner { exact } counted { exact }
    excluded { item reason amount { exact } citation { act } } }
  requirements { id met required { exact } counted { exact } missing { exact } citation { act article comma } } } } }`;

const selfStudy = `query ($knownOn: Date!) { professional(id: "P-0003") { ledger(triennium: "2017-2019", knownOn: $knownOn) {
  knownOn obligation { individual { exact } }
  credits { selfStudy { exact } counted { exact } excluded { item reason amount { exact } citation { act article comma } explanation { nodes { id parent depth sentence value citation { act article comma } } } } }
  explanation(line: "credits.selfStudy", language: EN) { nodes { id parent depth kind sentence value exact citation { act article comma } } } } } }`;

describeOnEachDatabase("the ledger through GraphQL", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
  });

  it.each([
    { example: "M-01", id: "P-0001", enrolled: 2017, start: "2018-01-01", years: 2, owed: "100" },
    { example: "M-02", id: "P-0002", enrolled: 2018, start: "2019-01-01", years: 1, owed: "50" },
  ])("$example: enrolled in $enrolled, a professional owes $owed from $start", async ({ id, start, years, owed }) => {
    const { professional } = (await registry.data(obligation, { id, triennium: "2017-2019" })) as Answer;
    expect(professional.ledger.obligation).toMatchObject({
      standard: { exact: "150" },
      start,
      years,
      prorated: { exact: owed },
      individual: { exact: owed, display: owed },
    });
    const cited = professional.ledger.obligation.citations;
    expect(cited.map(({ figure }: { figure: string }) => figure).sort()).toEqual([
      "individual",
      "prorated",
      "standard",
      "start",
      "years",
    ]);
  });

  it.each(bands.map((band, place) => [...band, `P-${String(101 + place).padStart(4, "0")}`] as const))(
    "%s credits in 2014-2016 take %s off, and %s are owed",
    async (_acquired, bonus, owed, id) => {
      const { professional } = (await registry.data(obligation, { id, triennium: "2017-2019" })) as Answer;
      const { individual, bonuses } = professional.ledger.obligation;
      expect(individual.exact).toBe(owed);
      expect(bonuses.map(({ amount }: { amount: { exact: string } }) => amount.exact)).toEqual(
        bonus === "0" ? [] : [bonus],
      );
      for (const { citation } of bonuses) {
        expect(citation).toMatchObject({ act: "cnfc_2017_crediti", article: "1", comma: "3" });
        expect(citation.textHash).toMatch(/^sha256:[0-9a-f]{64}$/);
      }
    },
  );

  it("M-03: self-study counts up to a fifth of the obligation, and with teaching and individual training up to three fifths", async () => {
    const { professional } = (await registry.data(limits)) as Answer;
    const { credits, requirements } = professional.ledger;
    expect(credits).toMatchObject({
      acquired: { exact: "180" },
      teaching: { exact: "100" },
      selfStudy: { exact: "30" },
      learner: { exact: "40" },
      counted: { exact: "130" },
    });
    const excluded = credits.excluded.map((cut: Answer) => [cut.reason, cut.item, cut.amount.exact, cut.citation.act]);
    expect(excluded.toSorted()).toEqual([
      ["non-learner-60", null, "40", "fnomceo_2019_manuale"],
      ["self-study-cap", null, "10", "cnfc_2017_crediti"],
    ]);
    const byId = new Map(requirements.map((asked: { id: string }) => [asked.id, asked]));
    expect(byId.get("self-study-cap")).toMatchObject({
      met: false,
      required: { exact: "30" },
      counted: { exact: "40" },
    });
    expect(byId.get("non-learner-60")).toMatchObject({
      met: false,
      required: { exact: "90" },
      counted: { exact: "130" },
    });
    expect(byId.get("learner-40")).toMatchObject({ met: false, required: { exact: "60" }, missing: { exact: "20" } });
  });

  it.each([
    ["2018-09-26", "15", "cnfc_2017_crediti"],
    ["2018-09-28", "30", "cnfc_2018_autoformazione"],
  ])("as known on %s, thirty hours of self-study count %s, because of %s", async (knownOn, counted, act) => {
    const { professional } = (await registry.data(selfStudy, { knownOn })) as Answer;
    const { ledger } = professional;
    expect(ledger.obligation.individual.exact).toBe("150");
    expect(ledger.credits.selfStudy.exact).toBe(counted);
    expect(ledger.credits.counted.exact).toBe(counted);
    const share = ledger.explanation.nodes.find((node: Answer) => node.sentence.startsWith("quota autoformazione"));
    expect(share).toMatchObject({ kind: "RULE", exact: counted === "15" ? "0.1" : "0.2", citation: { act } });
    const applied = ledger.explanation.nodes.filter((node: Answer) => node.kind === "RULE");
    expect(applied.map((node: Answer) => node.citation.act)).toContain(act);
  });

  it("before the act that changes it is known, says that the act is not known yet", async () => {
    const { professional } = (await registry.data(selfStudy, { knownOn: "2018-09-26" })) as Answer;
    const amendment = professional.ledger.explanation.nodes.find(
      (node: Answer) => node.citation?.act === "cnfc_2018_autoformazione",
    );
    expect(amendment.kind).toBe("OVERRIDDEN");
    expect(amendment.sentence).toContain("known only from 2018-09-27");
  });

  it("explains a line as a tree written parents first, in the language asked for", async () => {
    const { professional } = (await registry.data(selfStudy, { knownOn: "2018-09-26" })) as Answer;
    const { nodes } = professional.ledger.explanation;
    expect(nodes[0]).toMatchObject({ id: 0, parent: null, depth: 0 });
    for (const node of nodes.slice(1)) {
      expect(node.parent).toBeLessThan(node.id);
      expect(node.depth).toBe(nodes[node.parent].depth + 1);
    }
    expect(nodes.map(({ id }: { id: number }) => id)).toEqual(nodes.map((_: unknown, place: number) => place));
    const [excluded] = professional.ledger.credits.excluded;
    expect(excluded.explanation.nodes[0].sentence).not.toBe(nodes[0].sentence);
  });

  it("takes three statements: the person, the edition of the rulebook, the facts", async () => {
    await registry.data("{ program { hash } }");
    await registry.data(selfStudy, { knownOn: "2018-09-26" });
    expect(registry.statements).toHaveLength(3);
  });

  it("has no explanation for a line that it does not have", async () => {
    const query = `{ professional(id: "P-0001") { ledger(triennium: "2017-2019") { explanation(line: "obligation.unknown") { nodes { id } } } } }`;
    expect(await registry.data(query)).toEqual({ professional: { ledger: { explanation: null } } });
  });

  it("tells the root of an explanation alone, which is the first of its nodes", async () => {
    const step = "id parent depth kind sentence value exact citation { act article comma }";
    const query = `{ professional(id: "P-0003") { ledger(triennium: "2017-2019") {
      explanation(line: "credits.selfStudy") { root { ${step} } nodes { ${step} } } } } }`;
    const { professional } = (await registry.data(query)) as Answer;
    const { root, nodes } = professional.ledger.explanation;
    expect(nodes.length).toBeGreaterThan(1);
    expect(root).toStrictEqual(nodes[0]);
  });

  it("explains as deep as it is asked, and goes on from the place of a step", async () => {
    const step = "id parent depth place opens kind sentence value";
    const asking = (nodes: string) => `{ professional(id: "P-0003") { ledger(triennium: "2017-2019") {
      explanation(line: "credits.selfStudy") { nodes${nodes} { ${step} } } } } }`;
    const listed = async (nodes: string) => {
      const { professional } = (await registry.data(asking(nodes))) as Answer;
      return professional.ledger.explanation.nodes as Answer[];
    };
    const whole = await listed("");
    const first = await listed("(depth: 1)");
    const told = ({ place, kind, sentence, value }: Answer) => ({ place, kind, sentence, value });
    expect(first.map(told)).toEqual(whole.filter(({ depth }) => depth <= 1).map(told));
    expect(first.map(({ id, parent, place }) => ({ id, parent, place }))).toEqual(
      first.map((_, id) => ({ id, parent: id === 0 ? null : 0, place: id === 0 ? "0" : `0.${id - 1}` })),
    );
    const opening = first.slice(1).filter(({ opens }) => opens);
    expect(opening.length).toBeGreaterThan(0);
    for (const { place, sentence } of opening) {
      const below = await listed(`(depth: 2, under: "${place}")`);
      expect(below[0]).toMatchObject({ id: 0, parent: null, depth: 0, place, sentence, opens: true });
      expect(below.length).toBeGreaterThan(1);
      const expected = whole.filter(
        (node) => `${node.place}.`.startsWith(`${place}.`) && node.place.split(".").length <= 4,
      );
      const there = new Map(below.map((node) => [node.place, told(node)]));
      for (const node of expected) expect(there.get(node.place)).toEqual(told(node));
    }
    expect(await listed('(depth: 0, under: "0")')).toEqual([{ ...whole[0], opens: true }]);
  });

  it.each([
    ['(under: "0.1")', "`under` needs `depth`: say how many levels below that step", "depth"],
    ["(depth: 7)", "`depth` goes from 0 to 6: 7 does not", "depth"],
    ["(depth: -1)", "`depth` goes from 0 to 6: -1 does not", "depth"],
    [
      '(depth: 1, under: "0.99")',
      'there is no step "0.99" in this explanation: take the `place` of one of its steps',
      "under",
    ],
    [
      '(depth: 1, under: "0.constructor")',
      'there is no step "0.constructor" in this explanation: take the `place` of one of its steps',
      "under",
    ],
  ])("refuses %s of an explanation", async (nodes, message, argument) => {
    const { errors } = await registry.ask(`{ professional(id: "P-0003") { ledger(triennium: "2017-2019") {
      explanation(line: "credits.selfStudy") { nodes${nodes} { id } } } } }`);
    expect(errors?.map(({ message: said, extensions }) => ({ said, extensions }))).toEqual([
      { said: message, extensions: { code: "BAD_USER_INPUT", argument } },
    ]);
  });

  it("changes with the reading that is asked for, and says so", async () => {
    const query = `query ($choices: [InterpretationChoice!]) { professional(id: "P-0104") { ledger(triennium: "2017-2019", interpretations: $choices) {
      obligation { individual { exact } } interpretations { name option default } } } }`;
    const chosen = { name: "fascia_fra_120_e_121", option: "upper" };
    const plain = (await registry.data(query)) as Answer;
    const flipped = (await registry.data(query, { choices: [chosen] })) as Answer;
    expect(plain.professional.ledger.obligation.individual.exact).toBe("135");
    expect(flipped.professional.ledger.obligation.individual.exact).toBe("120");
    expect(flipped.professional.ledger.interpretations).toContainEqual({ ...chosen, default: false });
  });

  it("is the ledger that the record and the program of the same answer give", async () => {
    const query = `{ program { hash } professional(id: "P-0004") { record(knownOn: "2019-12-31") ledger(triennium: "2017-2019", knownOn: "2019-12-31", asOf: "2019-12-31") { program facts balance { exact } } } }`;
    const { program, professional } = (await registry.data(query)) as Answer;
    expect(professional.ledger.program).toBe(program.hash);
    const published = await currentProgram(registry.database);
    if (published === undefined) throw new Error("nothing is published");
    const dates = { knownOn: "2019-12-31", asOf: "2019-12-31", today };
    const { ledger } = statementOf(published.program, JSON.parse(professional.record), {
      triennium: "2017-2019",
      ...dates,
    });
    expect(ledger.facts).toBe(professional.ledger.facts);
    expect(ledger.balance?.exact).toBe(professional.ledger.balance.exact);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
