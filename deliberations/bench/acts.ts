/**
 * Times the acts: reading, checking, compiling, and evaluating one person. Times name the machine's day; the ratios, within this run,
 * can be compared.
 */
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { pathToFileURL } from "node:url";
import { compile, diagnose } from "@delibera/rules-dsl/compile";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import { format } from "@delibera/rules-dsl/formatter";
import { highlight } from "@delibera/rules-dsl/language-service";
import type { SourceFile } from "@delibera/rules-dsl/source";
import { linesOf, setOfLines } from "./many-lines.ts";
import type { Timed } from "./timed.ts";
import { timed } from "./timed.ts";

const folder = pathToFileURL(`${process.cwd()}/`);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const named = (start: string): SourceFile => {
  const found = sources.find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(`there is no ${start}`);
  return found;
};
const vocabulary = named("vocabolario");
const { program } = compile(sources);
if (!program) throw new Error("the acts do not compile");

const people = readdirSync(new URL("professionisti/", folder))
  .filter((name) => name.endsWith(".json"))
  .map((name): unknown => JSON.parse(readFileSync(new URL(`professionisti/${name}`, folder), "utf8")));
const request = { cycle: "2017-2019", asOf: "2026-12-31", knownOn: "2026-12-31" };

type Pass = typeof diagnose;

/** One pass at each key: at places all over the longest act of the set a letter is typed, and then taken away again. */
function keystrokes(pass: Pass, set: readonly SourceFile[]): Timed {
  const [longest, ...others] = [...set].sort((a, b) => b.text.length - a.text.length);
  if (!longest) throw new Error("there is no act");
  return timed(400, (run) => {
    const at = (Math.floor(run / 2) * 7919) % longest.text.length;
    const typed = run % 2 === 0 ? "x" : "";
    pass([...others, { name: longest.name, text: longest.text.slice(0, at) + typed + longest.text.slice(at) }]);
  });
}

/** Under names never read before nothing is remembered. */
function anew(set: readonly SourceFile[], run: number): readonly SourceFile[] {
  return set.map(({ name, text }) => ({ name: `${run}/${name}`, text }));
}

const alone = named("2011");
const twoThousand = setOfLines(2_000, 2_000, vocabulary, alone);
const twentyThousand = setOfLines(20_000, 1_000, vocabulary, alone);
for (const set of [twoThousand, twentyThousand]) {
  if (!compile(set).program) throw new Error("the set made for measuring does not compile");
}
// Of the acts that read no other, the one whose length is nearest to the middle one of all acts, and the longest.
const acts = sources.filter((each) => each !== vocabulary);
const middle = acts.map(({ text }) => linesOf(text)).sort((a, b) => a - b)[acts.length >> 1] ?? 0;
const farness = ({ text }: SourceFile) => Math.abs(linesOf(text) - middle);
const readingNoOther = acts.filter((act) => compile([vocabulary, act]).program);
const standingAlone = [
  ...[...readingNoOther].sort((a, b) => farness(a) - farness(b)).slice(0, 1),
  ...[...readingNoOther].sort((a, b) => linesOf(b.text) - linesOf(a.text)).slice(0, 1),
];
const lengthOf = (set: readonly SourceFile[]) =>
  set.reduce((sum, { text }) => sum + linesOf(text), 0).toLocaleString("en");

const rows = {
  "colour every act": timed(40, () => {
    for (const { text } of sources) highlight(text);
  }),
  "check and compile every act, each read anew": timed(20, (run) => void compile(anew(sources, run))),
  "check every act after one key in the longest": keystrokes(diagnose, sources),
  "check and compile every act after one key in the longest": keystrokes(compile, sources),
  [`check ${lengthOf(twoThousand)} lines after one key, all but the vocabulary in one act`]: keystrokes(
    diagnose,
    twoThousand,
  ),
  [`check and compile ${lengthOf(twoThousand)} lines after one key`]: keystrokes(compile, twoThousand),
  [`check ${lengthOf(twentyThousand)} lines in ${twentyThousand.length} files, each read anew`]: timed(
    10,
    (run) => void diagnose(anew(twentyThousand, run)),
  ),
  ...Object.fromEntries(
    standingAlone.map((act) => [
      `compile one act of ${linesOf(act.text)} lines, read anew, with the vocabulary`,
      timed(60, (run) => void compile([vocabulary, ...anew([act], run)])),
    ]),
  ),
  "lay out every act": timed(10, () => {
    for (const source of sources) format(source);
  }),
  "evaluate one person": timed(500, (run) => void evaluate(program, people[run % people.length], request).outputs),
};

const unit = rows["evaluate one person"]?.median ?? 0n;
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.versions.node}`;
console.log(`${lengthOf(sources)} lines in ${sources.length} files; ${people.length} people; ${machine}`);
for (const [what, { median, p95, longest, processor }] of Object.entries(rows)) {
  const ratio = (median * 10n) / (unit === 0n ? 1n : unit);
  const times = `median ${median} µs (${processor.median} µs of the processor), p95 ${p95} µs, longest ${longest} µs`;
  console.log(`${what}: ${times}, ${ratio / 10n}.${ratio % 10n} × one evaluation`);
}
