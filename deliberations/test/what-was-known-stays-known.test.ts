/** An older knowledge date gives the older answer: what was known on a day is the same whether or not the acts of later days are there. */
import { readdirSync, readFileSync } from "node:fs";
import type { EvaluationRequest } from "@delibera/rules-dsl/evaluator";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import type { Program } from "@delibera/rules-dsl/ir";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";
import { person } from "./random-people.ts";
import { runs } from "./runs.ts";

const days = [...new Set(program.acts.map(({ knownFrom }) => knownFrom))].sort();
const programs = new Map(days.map((day) => [day, asOn(day)]));
const cycles = ["2014-2016", "2017-2019", "2020-2022", "2023-2025", "2026-2028"];

const folder = new URL("../professionisti/", import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, sample: JSON.parse(readFileSync(new URL(name, folder), "utf8")) as unknown }));

describe("what was known on a day", () => {
  it.each(samples)("does not change for $name with the acts published later", { timeout: 60_000 }, ({ sample }) => {
    for (const day of days)
      for (const cycle of cycles)
        expect(answers(sample, cycle, day, programs.get(day))).toEqual(answers(sample, cycle, day, program));
  });

  it("does not change for anybody with the acts published later", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(person, fc.constantFrom(...days), fc.constantFrom(...cycles), (someone, day, cycle) => {
        expect(answers(someone, cycle, day, programs.get(day))).toEqual(answers(someone, cycle, day, program));
      }),
      runs(300),
    );
  });

  it("is not what is known today: later acts change some answer of some sample person for almost every day", () => {
    const changed = days.filter((day) =>
      samples.some(({ sample }) =>
        cycles.some((cycle) => {
          const [then, now] = [programs.get(day), program].map((each) => answers(sample, cycle, "2026-12-31", each));
          return JSON.stringify(then) !== JSON.stringify(now);
        }),
      ),
    );
    expect(days.length - changed.length).toBeLessThanOrEqual(1);
  });
});

/** The program without anything that was not known on the day: versions, extensions and decisions of later acts. */
function asOn(day: string): Program {
  const isKnown = ({ knownFrom }: { readonly knownFrom: string }) => knownFrom <= day;
  return {
    ...program,
    acts: program.acts.filter(isKnown),
    interpretations: program.interpretations.map((each) => ({ ...each, decisions: each.decisions.filter(isKnown) })),
    rules: program.rules.map((rule) => ({
      ...rule,
      versions: rule.versions
        .filter(isKnown)
        .map((version) => ({ ...version, extensions: version.extensions.filter(isKnown) })),
    })),
  };
}

function answers(someone: unknown, cycle: string, knownOn: string, known: Program | undefined): unknown {
  if (known === undefined) throw new Error(`no program of ${knownOn}`);
  const request: EvaluationRequest = { cycle, asOf: "2026-12-31", knownOn };
  const { outputs, conflicts } = evaluate(known, someone, request);
  const valued = outputs.map(({ rule, item, year, value, citation }) => ({ rule, item, year, value, citation }));
  return JSON.parse(JSON.stringify({ valued, conflicts }, (_, each) => (typeof each === "bigint" ? `${each}` : each)));
}
