/** Times the acts: parsing, compiling and evaluating one person, as ratios within this run; absolute times only name the machine's day. */
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { compile } from "@delibera/rules-dsl/compile";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import { format } from "@delibera/rules-dsl/formatter";
import { highlight } from "@delibera/rules-dsl/language-service";

const folder = new URL("../", import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const lines = sources.reduce((sum, { text }) => sum + text.split("\n").length, 0);
const { program } = compile(sources);
if (!program) throw new Error("the acts do not compile");

const [longest, ...others] = [...sources].sort((a, b) => b.text.length - a.text.length);
if (!longest) throw new Error("there is no act");

const people = readdirSync(new URL("professionisti/", folder))
  .filter((name) => name.endsWith(".json"))
  .map((name): unknown => JSON.parse(readFileSync(new URL(`professionisti/${name}`, folder), "utf8")));
const request = { cycle: "2017-2019", asOf: "2026-12-31", knownOn: "2026-12-31" };

/** Median and 95th percentile of one call, in microseconds, after a warm-up of the same length. */
function timed(runs: number, call: (run: number) => void): { readonly median: bigint; readonly p95: bigint } {
  const measure = () =>
    Array.from({ length: runs }, (_, run) => {
      const start = process.hrtime.bigint();
      call(run);
      return (process.hrtime.bigint() - start) / 1000n;
    }).sort((a, b) => (a < b ? -1 : 1));
  measure();
  const times = measure();
  const at = (percent: number) => times[Math.floor(((times.length - 1) * percent) / 100)] ?? 0n;
  return { median: at(50), p95: at(95) };
}

const rows = {
  "colour every act": timed(40, () => {
    for (const { text } of sources) highlight(text);
  }),
  "compile every act, each read anew": timed(20, () => void compile(sources.map((source) => ({ ...source })))),
  "compile every act, the longest read anew": timed(20, () => void compile([...others, { ...longest }])),
  "lay out every act": timed(10, () => {
    for (const source of sources) format(source);
  }),
  "evaluate one person": timed(500, (run) => void evaluate(program, people[run % people.length], request)),
};

const unit = rows["evaluate one person"].median;
console.log(
  `${lines} lines in ${sources.length} files; ${people.length} people; ${cpus()[0]?.model ?? "unknown processor"}`,
);
for (const [what, { median, p95 }] of Object.entries(rows)) {
  const ratio = (median * 10n) / (unit === 0n ? 1n : unit);
  console.log(`${what}: median ${median} µs, p95 ${p95} µs, ${ratio / 10n}.${ratio % 10n} × one evaluation`);
}
