/** Times what is asked of the acts beyond a result: the trace of one person, the least still to do, and the slips the examples would not notice. */
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { counterfactual, mutantsOf, testMutants } from "@delibera/rules-dsl/analysis";
import { compile } from "@delibera/rules-dsl/compile";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import { runExamples } from "@delibera/rules-dsl/examples";
import { allocated } from "./allocated.ts";
import { sayTimes, timed } from "./timed.ts";

const folder = pathToFileURL(`${process.cwd()}/`);
const namesIn = (place: URL, ending: string) => readdirSync(place).filter((name) => name.endsWith(ending));
const { program } = compile(
  namesIn(folder, ".delibera").map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") })),
);
if (!program) throw new Error("the acts do not compile");
const records = new URL("professionisti/", folder);
const people = namesIn(records, ".json").map((name) => JSON.parse(readFileSync(new URL(name, records), "utf8")));
const personOf = (run: number) => people[run % people.length];
const cycles = ["2017-2019", "2020-2022", "2023-2025", "2026-2028"];
const day = "2026-12-31";
/** Microseconds in which a person is evaluated and the first node of an explanation read, in 99 calls of 100. */
const goal = 1_000n;

for (const cycle of cycles) {
  const request = { cycle, asOf: day, knownOn: day };
  const traced = (run: number) => evaluate(program, personOf(run), request).trace("certificabile");
  const told = (run: number) => {
    const trace = traced(run);
    return [trace, trace.root === undefined ? undefined : trace.node(trace.root)];
  };
  const times = timed(3_000, told);
  const verdict = times.p99 < goal ? "within" : "NOT within";
  const what = `${cycle}: evaluate one person and trace the last requirement`;
  console.log(`${sayTimes(what, times)}; ${verdict} ${goal} µs`);
  console.log(`  ${sayTimes("of the processor", times.processor)}`);
  const { median, mean } = allocated(people.length * 20, told);
  console.log(`  ${kilobytes(median)} allocated for the median person, ${kilobytes(mean)} on average`);
  console.log(
    `  ${sayTimes(
      "with every node that it stands on",
      timed(300, (run) => void traced(run).whole()),
    )}`,
  );
  const sizes = people.map((_, run) => JSON.stringify(traced(run).whole()).length).sort((a, b) => a - b);
  console.log(
    `  a trace, written out: ${sizes[sizes.length >> 1]} characters for the median person, ${sizes.at(-1)} at most`,
  );
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1_000)} kB`;
}

// What could still be done is asked while it can be done.
const inTime = { cycle: "2017-2019", asOf: "2019-06-30", knownOn: "2019-06-30" };
const plan = timed(people.length * 2, (run) => void counterfactual(program, personOf(run), inTime));
console.log(sayTimes("the least that one person must still do, proved least", plan));

const begun = process.hrtime.bigint();
const { results } = testMutants(program, runExamples(program));
const milliseconds = (process.hrtime.bigint() - begun) / 1_000_000n;
const killed = results.filter(({ killedBy }) => killedBy !== undefined).length;
console.log(
  `${mutantsOf(program).length} mutants of every rule: ${killed} told apart by examples, ${milliseconds} ms on one core`,
);
