/**
 * Times what an analyst waits for, on a nation of invented people that stands in memory: a rule is edited in its text, everybody is
 * counted anew on all cores, and the report is there; and how much a candidate with its matrix and witness adds to one run of the law.
 * `DELIBERA_BENCH_PEOPLE` sets how many people, by default one and a half million.
 */
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { generateCohort } from "@delibera/cohorts/synthetic";
import { keepFigure } from "@delibera/deliberations/bench/figures";
import { emitColumnar, runnable } from "@delibera/rules-dsl/columnar";
import { compile, newCompilationMemory } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import { specialise } from "@delibera/rules-dsl/specialise";
import { planOf, writtenFor } from "../src/ask/plan.ts";
import type { Scenario, SimulationQuestion } from "../src/ask/question.ts";
import { newCounter } from "../src/count/count-people.ts";
import type { SimulationReport } from "../src/simulation.ts";
import { newKnownValues, simulate, startThreads } from "../src/simulation.ts";

const people = Number.parseInt(process.env["DELIBERA_BENCH_PEOPLE"] ?? "1500000", 10);
const cycle = "2023-2025";
const dates = { asOf: "2028-12-31", knownOn: "2028-12-31" };
const edited = "2023-crediti-formativi.delibera";
const sentence = "parametro obbligo_standard = 150 crediti";
const terms = ["obbligo_individuale", "saldo", "certificabile"];

const folder = new URL("deliberations/", topFolder());
const kept = new URL("bench/figures.json", folder);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
if (!sources.some(({ name, text }) => name === edited && text.includes(sentence)))
  throw new Error("there is no such rule");

const memory = newCompilationMemory();
const acts = actsWith(150);
const law: Scenario = { name: "law", program: acts, ...dates };
const nation = generateCohort(acts, { seed: 1, people, start: 2023, shared: true }).cohort;
const everybody = nation.tables[0]?.rows ?? 0;
const participations = nation.tables[nation.layout.tables.findIndex(({ path }) => path === "participations")]?.rows;
console.log(
  `the acts, ${everybody} people, ${participations} participations, ${availableParallelism()} cores of ${cpus()[0]?.model}`,
);

await editing();
comparing();

/**
 * From the text of an act to the report, with compiling and without: every time another number, so that nothing is as it was. Whoever
 * holds the snapshot holds its threads and what is known of its people, which the first question finds.
 */
async function editing(): Promise<void> {
  const count = availableParallelism();
  const threads = startThreads({ entry: new URL("thread.mjs", import.meta.url), count });
  const known = newKnownValues(nation);
  const compiling: bigint[] = [];
  const counting: bigint[] = [];
  const all: bigint[] = [];
  const used: bigint[] = [];
  for (let turn = -1; turn < 5; turn++) {
    const before = process.cpuUsage();
    const start = process.hrtime.bigint();
    const program = actsWith(120 + turn);
    const compiled = process.hrtime.bigint();
    const report = await simulate(questionOf([{ ...law, name: "edited", program }]), nation, { threads, known });
    const end = process.hrtime.bigint();
    if (report.kind !== "done" || !isWhole(report.report)) throw new Error("nothing was reported");
    // The first is of a snapshot that nobody has asked.
    if (turn < 0) console.log(`first question of a snapshot: ${microseconds(start, end)} µs`);
    else {
      compiling.push(microseconds(start, compiled));
      counting.push(microseconds(compiled, end));
      all.push(microseconds(start, end));
      used.push(processorTime(before));
    }
  }
  await threads.end();
  keepFigure(kept, "edit", ratio(median(all), 1_000_000n));
  console.log(
    `a rule is edited, warm snapshot, ${count} threads: ${median(all)} µs to the report with matrix, causes and witness (${median(compiling)} µs compiling ${sources.length} files, ${median(counting)} µs law and candidate; ${median(used)} µs of all processors), medians of ${all.length} edits`,
  );
}

/**
 * In one thread, by processor time, in turns; code is warm. One run is the evaluation of the law alone, nobody counted, with the classes of
 * people that a question asked once has: as those that are compared with it.
 */
function comparing(): void {
  const { program: one } = specialise(acts, { cycle, ...dates, outputs: terms }, nation.layout);
  const candidate = { ...law, name: "candidate", program: actsWith(120) };
  const plans = [planOf(questionOf([]), nation.layout), planOf(questionOf([candidate]), nation.layout)];
  const counters = plans.map((plan) => {
    if (!("programs" in plan)) throw new Error(JSON.stringify(plan));
    return newCounter(plan, nation, writtenFor(plan, nation));
  });
  if (!one) throw new Error("the law is refused");
  const alone = runnable(one, emitColumnar(one, { inBlocks: [] }), nation, { runs: 1 });
  const calls = [() => alone.run(0, everybody), ...counters.map((counter) => () => counter.count(0, everybody))];
  const used = calls.map((): bigint[] => []);
  for (let turn = -3; turn < 7; turn++) {
    for (const [place, call] of calls.entries()) {
      const before = process.cpuUsage();
      call();
      if (turn >= 0) used[place]?.push(processorTime(before));
    }
  }
  const [run, counted, compared] = used.map(least);
  if (run === undefined || counted === undefined || compared === undefined) throw new Error("nothing was measured");
  keepFigure(kept, "candidate-to-one", ratio(compared, run));
  console.log(
    `the law alone: ${run} µs; counted ${ratio(counted, run)} ×; with a candidate, matrix and witness ${ratio(compared, run)} × one run, ${ratio(compared, counted)} × one that is counted (processor time, one thread, least of 7 in turns)`,
  );
}

function questionOf(candidates: readonly Scenario[]): SimulationQuestion {
  return {
    cycle,
    baseline: law,
    candidates,
    measure: "obbligo_individuale",
    state: "certificabile",
    also: ["saldo"],
    bands: ["-30", "0", "30"],
    dimensions: [],
  };
}

function isWhole({ candidates }: SimulationReport): boolean {
  return candidates.every(({ witness, effect }) => witness !== undefined && effect === "some");
}

function actsWith(credits: number): Program {
  const changed = `parametro obbligo_standard = ${credits} crediti`;
  const { program } = compile(
    // As an editor does: files that nobody touched are the same objects.
    sources.map((each) => (each.name === edited ? { ...each, text: each.text.replace(sentence, changed) } : each)),
    memory,
  );
  if (!program) throw new Error("the acts do not compile");
  return program;
}

/** The bundle stands elsewhere: the command runs in the folder of this package. */
function topFolder(): URL {
  return new URL(`file://${process.cwd()}/../../`);
}

/** Of every thread: what else runs on the machine does not lengthen it. */
function processorTime(before: NodeJS.CpuUsage): bigint {
  const { user, system } = process.cpuUsage(before);
  return BigInt(user + system);
}

function least(all: readonly bigint[]): bigint {
  return all.reduce((a, b) => (b < a ? b : a), all[0] ?? 0n);
}

function microseconds(from: bigint, to: bigint): bigint {
  return (to - from) / 1000n;
}

function median(all: readonly bigint[]): bigint {
  return [...all].sort((a, b) => (a < b ? -1 : 1))[Math.trunc(all.length / 2)] ?? 0n;
}

function ratio(a: bigint, b: bigint): string {
  const hundredths = b === 0n ? 0n : (a * 100n) / b;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}
