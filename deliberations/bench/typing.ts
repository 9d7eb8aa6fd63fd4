/** Times what an editor waits for while an author types in 2,000 lines: from a key to the mistakes, to a completion, to an explanation. */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { pathToFileURL } from "node:url";
import type { Compilation } from "@delibera/rules-dsl/compile";
import { diagnose } from "@delibera/rules-dsl/compile";
import {
  completionsAt,
  hoverAt,
  problemsOf,
  referencesAt,
  renameAt,
  semanticTokens,
} from "@delibera/rules-dsl/language-service";
import type { SourceFile } from "@delibera/rules-dsl/source";
import { linesOf, setOfLines } from "./many-lines.ts";
import type { Times } from "./timed.ts";
import { sayTimes, timed, timesOf } from "./timed.ts";

const folder = pathToFileURL(`${process.cwd()}/`);
const fileOf = (name: string): SourceFile => ({ name, text: readFileSync(new URL(name, folder), "utf8") });
const set = setOfLines(2_000, 2_000, fileOf("vocabolario.delibera"), fileOf("2011-disciplina-previgente.delibera"));
const [longest, ...others] = [...set].sort((a, b) => b.text.length - a.text.length);
if (!longest) throw new Error("there is no act");

const { name } = longest;
const sound = diagnose(set);
if (sound.diagnostics.some(({ severity }) => severity === "error")) throw new Error("the set has errors");

/** Ends of names inside expressions, all over the act: where a person stops to look for the next word. */
const places = [...longest.text.matchAll(/(?<=^ +(?:= |quando |sia \w+ = )[^\n]*)[\p{L}_]{4,}/gmu)]
  .map(({ index, 0: found }) => index + found.length)
  .filter((at) => referencesAt(sound, name, at).length > 0);
if (places.some((at) => hoverAt(sound, name, at - 1) === undefined)) throw new Error("a name explains nothing");
if (places.length < 100) throw new Error(`only ${places.length} places to type at`);
const placeOf = (run: number) => places[(run * 31) % places.length] as number;

/** The set with a letter more at the place, or with the letter gone again. */
function typed(run: number): { readonly compilation: Compilation; readonly at: number; readonly text: string } {
  const at = placeOf(Math.floor(run / 2));
  const letter = run % 2 === 0 ? "a" : "";
  const text = longest.text.slice(0, at) + letter + longest.text.slice(at);
  return { compilation: diagnose([...others, { name: longest.name, text }]), at: at + letter.length, text };
}

const runs = 300;
const completions = afterKey(({ compilation, at }) => completionsAt(compilation, name, at));
const rows: Readonly<Record<string, Times>> = {
  "from a key to the mistakes of every file": timed(runs, (run) => problemsOf(typed(run).compilation, "it")),
  "from a key to a completion": completions.whole,
  "the completion alone": completions.alone,
  "an explanation": timed(runs, (run) => hoverAt(sound, name, placeOf(run) - 1)),
  "the references of a name": timed(runs, (run) => referencesAt(sound, name, placeOf(run) - 1)),
  "the colours of all the lines": timed(60, () => semanticTokens(sound, name)),
  "a renaming, proven": timed(30, (run) => renameAt(sound, name, placeOf(run) - 1, "nome_mai_usato")),
};

/** The time of an answer by itself, and with the key before it. */
function afterKey(ask: (typing: ReturnType<typeof typed>) => unknown): {
  readonly whole: Times;
  readonly alone: Times;
} {
  const alone: bigint[] = [];
  const whole = timed(runs, (run) => {
    const typing = typed(run);
    const start = process.hrtime.bigint();
    ask(typing);
    if (run >= runs) alone.push((process.hrtime.bigint() - start) / 1000n);
  });
  return { whole, alone: timesOf(alone) };
}

const lines = set.reduce((sum, { text }) => sum + linesOf(text), 0).toLocaleString("en");
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.versions.node}`;
console.log(`typing in ${lines} lines in ${set.length} files, at ${places.length} places; ${machine}`);
for (const [what, times] of Object.entries(rows)) console.log(sayTimes(what, times));
