/**
 * Times one formula that other engines can express too (an obligation, capped shares, whether it is met; no lists, no dates) against our
 * columns of it: the same people, and the same results, before any time is taken.
 */
import { createRequire } from "node:module";
import type { ZenEngine as ZenEngineClass } from "@gorules/zen-engine";
import type * as JsonRulesEngine from "json-rules-engine";
import type Publicodes from "publicodes";
import { keepFigure } from "./figures.ts";
import { columnsOfPeer } from "./peer-formula.ts";
import type { PeerPerson, PeerResult } from "./peer-people.ts";
import { invented } from "./peer-people.ts";

// What is bundled into a temporary folder finds packages from here.
const load = createRequire(`${process.cwd()}/package.json`);

interface Peer {
  readonly name: string;
  /** One after the other. */
  readonly evaluate: (people: readonly PeerPerson[]) => Promise<readonly PeerResult[]>;
}

const peers: readonly Peer[] = [zen(), publicodes(), jsonRules()];

const people = invented(100_000);
const columns = columnsOfPeer(people);
const some = people.slice(0, 2_000);
const expected = some.map((_, person) => columns.result(person));
const ours = least(15, () => columns.run());
console.log(
  `one formula, ${process.version}: ours ${nanoseconds(ours, people.length)} ns a person, from its rules, in columns`,
);
for (const { name, evaluate } of peers) {
  const found = await evaluate(some);
  for (const [person, result] of found.entries())
    if (JSON.stringify(result) !== JSON.stringify(expected[person]))
      throw new Error(
        `${name} differs for person ${person}: ${JSON.stringify([some[person], result, expected[person]])}`,
      );
  let taken: bigint | undefined;
  for (let turn = 0; turn < 3; turn++) {
    const start = process.hrtime.bigint();
    await evaluate(some);
    const time = process.hrtime.bigint() - start;
    if (taken === undefined || time < taken) taken = time;
  }
  const each = nanoseconds(taken ?? 0n, some.length);
  const times = ((taken ?? 0n) * BigInt(people.length)) / (ours * BigInt(some.length));
  keepFigure(`${process.cwd()}/bench/figures.json`, `peer ${name}`, `${times}`);
  console.log(`${name}: ${each} ns a person, ${times} × ours; equal for ${some.length} people`);
}

function least(turns: number, call: () => void): bigint {
  let taken: bigint | undefined;
  for (let turn = 0; turn < turns; turn++) {
    const start = process.hrtime.bigint();
    call();
    const time = process.hrtime.bigint() - start;
    if (taken === undefined || time < taken) taken = time;
  }
  return taken ?? 1n;
}

function nanoseconds(time: bigint, count: number): string {
  const tenths = (time * 10n) / BigInt(count);
  return `${tenths / 10n}.${tenths % 10n}`;
}

function zen(): Peer {
  const { ZenEngine } = load("@gorules/zen-engine") as { readonly ZenEngine: typeof ZenEngineClass };
  const expressions = [
    ["requirement", "max([0, years * 5000 - reduction - (before >= 12100 ? 3000 : before >= 8000 ? 1500 : 0)])"],
    ["others", "min([min([15 * alone, 3 * $.requirement]) + 15 * taught, 9 * $.requirement])"],
    ["counted", "15 * learner + min([15 * sponsored, 5 * $.requirement]) + $.others"],
    ["met", "$.counted >= 15 * $.requirement"],
  ].map(([key, value], place) => ({ id: `e${place}`, key, value }));
  const model = {
    nodes: [
      { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
      { id: "of", type: "expressionNode", name: "of", position: { x: 1, y: 0 }, content: { expressions } },
      { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "a", sourceId: "in", targetId: "of", type: "edge" },
      { id: "b", sourceId: "of", targetId: "out", type: "edge" },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(model)));
  return {
    name: "@gorules/zen-engine 0.54.0",
    async evaluate(asked) {
      const results: PeerResult[] = [];
      for (const person of asked) {
        const { requirement, counted, met } = (await decision.evaluate(person)).result as PeerResult;
        results.push({ requirement, counted, met });
      }
      return results;
    },
  };
}

function publicodes(): Peer {
  const loaded = load("publicodes") as { readonly default: typeof Publicodes };
  const inputs = ["years", "reduction", "before", "learner", "sponsored", "alone", "taught"];
  const engine = new loaded.default({
    ...Object.fromEntries(inputs.map((each) => [each, 0])),
    bonus: {
      variations: [{ si: "before >= 12100", alors: 3000 }, { si: "before >= 8000", alors: 1500 }, { sinon: 0 }],
    },
    requirement: { "le maximum de": [0, "years * 5000 - reduction - bonus"] },
    "self-study": { "le minimum de": ["15 * alone", "3 * requirement"] },
    others: { "le minimum de": ["self-study + 15 * taught", "9 * requirement"] },
    recruited: { "le minimum de": ["15 * sponsored", "5 * requirement"] },
    counted: "15 * learner + recruited + others",
    met: "counted >= 15 * requirement",
  });
  return {
    name: "publicodes 1.10.3",
    evaluate: async (asked) =>
      asked.map((person) => {
        engine.setSituation({ ...person });
        const [requirement, counted] = [engine.evaluate("requirement"), engine.evaluate("counted")];
        return {
          requirement: requirement.nodeValue as number,
          counted: counted.nodeValue as number,
          met: engine.evaluate("met").nodeValue === true,
        };
      }),
  };
}

/** It has conditions only: its numbers are JavaScript that it calls. */
function jsonRules(): Peer {
  const { Engine } = load("json-rules-engine") as typeof JsonRulesEngine;
  const engine = new Engine();
  engine.addFact("requirement", async (_, almanac) => {
    const [years, reduction, before] = await Promise.all(
      ["years", "reduction", "before"].map((each) => almanac.factValue<number>(each)),
    );
    const bonus = (before as number) >= 12_100 ? 3_000 : (before as number) >= 8_000 ? 1_500 : 0;
    return Math.max(0, (years as number) * 5_000 - (reduction as number) - bonus);
  });
  engine.addFact("counted", async (_, almanac) => {
    const [required = 0, learner = 0, sponsored = 0, alone = 0, taught = 0] = await Promise.all(
      ["requirement", "learner", "sponsored", "alone", "taught"].map((each) => almanac.factValue<number>(each)),
    );
    const others = Math.min(Math.min(15 * alone, 3 * required) + 15 * taught, 9 * required);
    return 15 * learner + Math.min(15 * sponsored, 5 * required) + others;
  });
  engine.addFact("asked", async (_, almanac) => 15 * (await almanac.factValue<number>("requirement")));
  engine.addRule({
    conditions: { all: [{ fact: "counted", operator: "greaterThanInclusive", value: { fact: "asked" } }] },
    event: { type: "met" },
  });
  return {
    name: "json-rules-engine 7.3.1",
    async evaluate(asked) {
      const results: PeerResult[] = [];
      for (const person of asked) {
        const { almanac, events } = await engine.run({ ...person });
        const requirement = await almanac.factValue<number>("requirement");
        results.push({ requirement, counted: await almanac.factValue<number>("counted"), met: events.length > 0 });
      }
      return results;
    },
  };
}
