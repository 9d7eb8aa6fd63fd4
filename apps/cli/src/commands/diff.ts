/** `delibera diff`: what changed from one set of acts to another, in what they say and in whose result. */
import type { BehaviouralDiff, Difference } from "@delibera/rules-dsl/analysis";
import { behaviouralDiff, exampleLines, semanticDiff } from "@delibera/rules-dsl/analysis";
import type { Citation, Program } from "@delibera/rules-dsl/ir";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { programOf } from "../load/deliberations.ts";
import { shown } from "../print/properties.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { wholeNumber } from "../whole-number.ts";
import type { Words } from "../words.ts";
import { words } from "../words.ts";

export interface DiffOptions {
  readonly triennium?: string;
  readonly runs: string;
  readonly seed: string;
  readonly json?: true;
}

export function diffCommand(
  folders: { readonly before: string; readonly after: string },
  options: DiffOptions,
  terminal: Terminal,
): ExitCode {
  const trials = { runs: wholeNumber("--runs", options.runs), seed: wholeNumber("--seed", options.seed) };
  const [before, after] = [programOf(folders.before, terminal), programOf(folders.after, terminal)];
  const cycle = cycleOf(options.triennium, after);
  const said = semanticDiff(before, after);
  const request = { cycle, asOf: lastDay, knownOn: lastDay };
  const found = behaviouralDiff(before, after, request, trials);
  if (options.json) {
    terminal.print(JSON.stringify({ formatVersion: "1.0", cycle, differences: said, behaviour: found }, null, 2));
  } else {
    for (const each of said) terminal.print(lineOf(each));
    terminal.print(behaviourLines(found, after, terminal).join("\n"));
  }
  terminal.say(summary(said.length, found));
  return exitCodes.fine;
}

const lastDay = "9999-12-31";

/** The one asked for, else the last in which some example of the acts is set. */
function cycleOf(asked: string | undefined, { examples, vocabulary }: Program): string {
  const { from, years } = vocabulary.cycle;
  const sample = `${from}-${from + years - 1}`;
  if (asked === undefined)
    return examples.map(({ cycle }) => cycle).reduce((last, each) => (each > last ? each : last), sample);
  const [first = "", last = ""] = /^(\d{4})-(\d{4})$/.exec(asked)?.slice(1) ?? [];
  const isCycle = (Number(first) - from) % years === 0 && Number(last) === Number(first) + years - 1;
  if (!isCycle || Number(first) < from) throw new Refusal(words.notATriennium(asked, sample));
  return asked;
}

function lineOf({ subject, name, citation, part, before, after }: Difference): string {
  const place = citation ? ` (${placeOf(citation)})` : "";
  const what = [subject, name, part].filter((each) => each !== "").join(" ");
  if (before === undefined) return `+ ${what}${place}: ${after ?? ""}`;
  return after === undefined ? `- ${what}${place}: ${before}` : `~ ${what}${place}: ${before} → ${after}`;
}

function placeOf({ act, article, comma }: Citation): string {
  return `${act} ${article}/${comma}`;
}

function behaviourLines(
  { rules, witness }: BehaviouralDiff,
  program: Program,
  { inWords }: Terminal,
): readonly string[] {
  if (!witness) return [inWords(noEffect)];
  return [
    ...rules.map(({ rule, people }) => inWords(changedFor(rule, people))),
    inWords({
      it: `la più piccola persona trovata, ${witness.cycle}:`,
      en: `the smallest person found, ${witness.cycle}:`,
    }),
    ...exampleLines(program, witness.facts).map((line) => `    ${line}`),
    ...witness.results.map(({ rule, item, year, before, after }) => {
      const at = [rule, item ?? "", year === undefined ? "" : String(year)].filter((each) => each !== "").join(" ");
      const [from, to] = [before, after].map(({ value, citation }) => {
        return citation ? `${shown(value)} (${placeOf(citation)})` : shown(value);
      });
      return `    ${at}: ${from} → ${to}`;
    }),
  ];
}

const noEffect: Words = { it: "NESSUN EFFETTO: nessun risultato cambia", en: "NO EFFECT: no result changes" };

function changedFor(rule: string, people: number): Words {
  return { it: `${rule}: cambia per ${people} persone`, en: `${rule}: changes for ${people} people` };
}

function summary(differences: number, { people, changed, seed }: BehaviouralDiff): Words {
  return {
    it: `${differences} differenze nel testo; ${changed} persone su ${people} hanno un altro risultato (seme ${seed})`,
    en: `${differences} differences in the text; ${changed} of ${people} people have another result (seed ${seed})`,
  };
}
