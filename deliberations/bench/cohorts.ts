/**
 * Times cohorts in columns: workload W emitted from its rules against the same work written by hand on the same columns, and the acts on
 * people with a few participations each. Runs alternate, so that a ratio holds whatever else the machine does; results are compared.
 */
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { pathToFileURL } from "node:url";
import { generateCohort } from "@delibera/cohorts/synthetic";
import type { Cohort } from "@delibera/rules-dsl/columnar";
import {
  bytesOf,
  emitColumnar,
  factsToColumns,
  measuredLayout,
  prepareColumnar,
  runnable,
} from "@delibera/rules-dsl/columnar";
import { compile } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import type { RelationalProgram } from "@delibera/rules-dsl/specialise";
import { specialise, specialiseTogether } from "@delibera/rules-dsl/specialise";
import { keepFigure } from "./figures.ts";
import { syntheticPeople } from "./synthetic-people.ts";
import { workloadProgram } from "./workload.ts";
import { newByHand, workloadByHand } from "./workload-by-hand.ts";
import { workloadCohort, workloadLayout } from "./workload-cohort.ts";

/** Bundles stand elsewhere: the command runs in the folder of the acts. */
const kept = `${process.cwd()}/bench/figures.json`;
const dates = { asOf: "2028-12-31", knownOn: "2028-12-31" };

function relational(
  program: Program,
  layout: Parameters<typeof specialise>[2],
  cycle: string,
  outputs?: readonly string[],
): RelationalProgram {
  const { program: made, refusals } = specialise(program, { cycle, ...dates, ...(outputs ? { outputs } : {}) }, layout);
  if (!made) throw new Error(`refused: ${JSON.stringify(refusals)}`);
  return made;
}

/** Microseconds of the processor, the shortest and the median of each, over runs that take turns: what else runs does not lengthen them. */
function taking(
  turns: number,
  calls: readonly (() => void)[],
): readonly { readonly least: bigint; readonly median: bigint }[] {
  const times = calls.map((): bigint[] => []);
  for (let turn = 0; turn < turns; turn++) {
    for (const [place, call] of calls.entries()) {
      const used = process.cpuUsage();
      call();
      const { user, system } = process.cpuUsage(used);
      // The first turns compile.
      if (turn >= 3) times[place]?.push(BigInt(user + system));
    }
  }
  return times.map((all) => {
    const sorted = [...all].sort((a, b) => (a < b ? -1 : 1));
    return { least: sorted[0] ?? 0n, median: sorted[Math.trunc(sorted.length / 2)] ?? 0n };
  });
}

function ratio(a: bigint, b: bigint): string {
  const hundredths = b === 0n ? 0n : (a * 100n) / b;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

const people = 100_000;
const workload = workloadProgram();
const layout = workloadLayout(workload);
const cohort = workloadCohort(layout, people);
const emitted = prepareColumnar(relational(workload, layout, "2017-2019"), cohort);
const [plain, masked] = [newByHand(people), newByHand(people)];
const times = taking(15, [
  () => workloadByHand(cohort, plain, 0, people, false),
  () => workloadByHand(cohort, masked, 0, people, true),
  () => emitted.run(0, people),
]);
const [byHand, byMasks, byRules] = times;
if (!byHand || !byMasks || !byRules) throw new Error("nothing was measured");
agree();
const rows = cohort.tables[2]?.rows ?? 0;
console.log(
  `W, ${people} people, ${rows} participations, one thread of ${cpus()[0]?.model}; processor time, least and median of 12 alternating runs`,
);
console.log(`W by hand: ${byHand.least} µs, ${byHand.median} µs`);
console.log(`W by hand with masks: ${byMasks.least} µs, ${byMasks.median} µs`);
console.log(`W from its rules: ${byRules.least} µs, ${byRules.median} µs`);
console.log(
  `from rules / by hand ${ratio(byRules.least, byHand.least)}, / with masks ${ratio(byRules.least, byMasks.least)}; row by row equal`,
);
keepFigure(kept, "emitted-to-hand", ratio(byRules.least, byHand.least));
keepFigure(kept, "emitted-to-masks", ratio(byRules.least, byMasks.least));
console.log(`columns of W: ${ratio(BigInt(bytesOf(cohort)), BigInt(rows))} bytes a participation`);

const folder = pathToFileURL(`${process.cwd()}/`);
const { program: acts } = compile(
  readdirSync(folder)
    .filter((name) => name.endsWith(".delibera"))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") })),
);
if (!acts) throw new Error("the acts do not compile");
const everybody = syntheticPeople(20_000);
const measured = measuredLayout(acts, everybody);
const laidOut = factsToColumns(acts, measured, everybody, { asOf: dates.asOf });
if (!laidOut.cohort) throw new Error(`the people do not fit: ${JSON.stringify(laidOut.problems[0])}`);
const nation = generateCohort(acts, { seed: 1, people: 1_500_000, start: 2023 }).cohort;
const [nationals, inAll] = [nation.tables[0]?.rows ?? 0, participationsOf(nation)];
console.log(`the acts, ${nationals} people, ${inAll} participations`);
keepFigure(kept, "bytes", ratio(BigInt(bytesOf(nation)), BigInt(inAll)));
console.log(`columns of the acts: ${ratio(BigInt(bytesOf(nation)), BigInt(inAll))} bytes a participation`);
const terms = ["obbligo_individuale", "saldo", "certificabile"];
for (const cycle of ["2023-2025", "2026-2028"]) {
  const made = relational(acts, nation.layout, cycle, terms);
  const used = process.cpuUsage();
  const ready = prepareColumnar(made, nation);
  const { user, system } = process.cpuUsage(used);
  const prepared = user + system;
  const once = prepareColumnar(made, nation, { runs: 1 });
  // Many variants of a program are long in compiling: the first turns would measure that.
  const [run, alone, beside, hand] = taking(15, [
    () => ready.run(0, nationals),
    () => once.run(0, nationals),
    () => emitted.run(0, people),
    () => workloadByHand(cohort, plain, 0, people, false),
  ]);
  const each = ((run?.least ?? 0n) * 1000n) / BigInt(inAll);
  const [ofWorkload, ofHand] = [beside, hand].map((it) => ((it?.least ?? 0n) * BigInt(inAll)) / BigInt(rows));
  const [toWorkload, toHand] = [ofWorkload, ofHand].map((it) => ratio(run?.least ?? 0n, it ?? 0n));
  const onceToWorkload = ratio(alone?.least ?? 0n, ofWorkload ?? 0n);
  if (cycle === "2023-2025") {
    keepFigure(kept, "acts-to-workload", toWorkload ?? "");
    keepFigure(kept, "acts-to-hand", toHand ?? "");
    keepFigure(kept, "acts-once-to-workload", onceToWorkload);
  }
  const own = ((beside?.least ?? 0n) * 1000n) / BigInt(rows);
  console.log(
    `obligation, balance and certifiable of ${cycle}: ready in ${prepared} µs; ${run?.least ?? 0n} µs for ${nationals} people on one thread, ${each} ns a participation, ${toWorkload} × W's ${own} ns, ${toHand} × W's by hand; prepared for one run ${onceToWorkload} ×`,
  );
}
for (const cycle of ["2017-2019", "2023-2025", "2026-2028"]) {
  const ready = prepareColumnar(relational(acts, measured, cycle), laidOut.cohort);
  const [run] = taking(9, [() => ready.run(0, everybody.length)]);
  const each = ((run?.least ?? 0n) * 1000n) / BigInt(participationsOf(laidOut.cohort));
  console.log(
    `every term of ${cycle}: ${run?.least ?? 0n} µs for ${everybody.length} people, ${each} ns a participation`,
  );
}

for (const cycle of ["2017-2019", "2023-2025", "2026-2028"]) {
  const [one, two, eleven] = [0, 1, 10].map((candidates) => besideEachOther(cycle, candidates));
  if (!one || !two || !eleven) throw new Error("nothing was prepared");
  const [alone, pair, many] = taking(9, [one, two, eleven]);
  const law = alone?.least ?? 1n;
  console.log(
    `obligation, balance and certifiable of ${cycle}: ${law} µs; with one candidate ${ratio(pair?.least ?? 0n, law)} ×, with ten ${ratio(many?.least ?? 0n, law)} × one run`,
  );
}

function participationsOf(of: Cohort): number {
  return of.tables[of.layout.tables.findIndex(({ path }) => path === "participations")]?.rows ?? 1;
}

/** The law in force and others with another standard obligation, in one pass over everybody. */
function besideEachOther(cycle: string, candidates: number): () => void {
  const request = { cycle, ...dates, outputs: terms };
  const target = { rule: "obbligo_standard", previous: false };
  const amended = Array.from({ length: candidates }, (_, step) => {
    const value = { kind: "number" as const, value: `${100 + step}`, unit: "crediti" };
    return { ...request, given: [{ target, value }] };
  });
  const asked = [request, ...amended].map((each) => ({ program: acts as Program, request: each }));
  const { programs, refusals } = specialiseTogether(asked, measured);
  if (refusals.length > 0) throw new Error(`refused: ${JSON.stringify(refusals[0])}`);
  const ready = programs.map((each) => runnable(each, emitColumnar(each, { inBlocks: [] }), laidOut.cohort as Cohort));
  return () => {
    for (const each of ready) each.run(0, everybody.length);
  };
}

/** Emitted code gives what the hand gives, for everybody. */
function agree(): void {
  const { program, values } = emitted.result;
  const of = (code: string) => {
    const output = program.outputs.find((each) => each.code === code);
    const column = output?.parts.value ?? -1;
    const type = program.nodes[program.columns[column]?.node ?? -1]?.type;
    const found = values[column];
    if (!found) throw new Error(`there is no ${code}`);
    return { values: found, denominator: type?.kind === "amount" ? type.denominator : 1 };
  };
  const [requirement, counted] = [of("requirement"), of("counted")];
  const met = ["radiationMet", "doctorMet", "compliant", "insured"].map((code) => of(code).values);
  for (let person = 0; person < people; person++) {
    const bits = met.reduce((all, each, place) => all | (((each[person] ?? 0) & 1) << place), 0);
    const same =
      (requirement.values[person] ?? 0) * 100 === (plain.requirement[person] ?? 0) * requirement.denominator &&
      (counted.values[person] ?? 0) * 100 === (plain.counted[person] ?? 0) * counted.denominator &&
      bits === plain.met[person] &&
      plain.counted[person] === masked.counted[person] &&
      plain.met[person] === masked.met[person];
    if (!same) throw new Error(`person ${person} differs`);
  }
}
