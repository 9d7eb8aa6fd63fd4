/** What a simulation is asked, whole: with the dates, the texts of the drafts and the language, so that it can be asked again elsewhere. */
import { basename } from "node:path";
import { mostPeople } from "@delibera/cohorts";
import type { Language } from "@delibera/rules-dsl/diagnostics";
import { isRuleFile, readText } from "@delibera/rules-dsl/node";
import { checkPersonDates, today } from "../load/statements.ts";
import { unreadable } from "../load/unreadable.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { simulateWords } from "./simulate-words.ts";

export interface Asked {
  readonly language: Language;
  readonly triennium: string;
  readonly asOf: string;
  readonly knownOn: string;
  readonly people: AskedPeople;
  readonly changes: readonly Change[];
  readonly sweep?: string;
  readonly measure: string;
  readonly state: string;
  readonly bands: readonly string[];
  readonly by: readonly string[];
  readonly favourable?: "smaller" | "greater";
}

export type AskedPeople =
  | { readonly kind: "synthetic"; readonly seed: number; readonly people: number }
  /** The folder of a snapshot. */
  | { readonly kind: "cohort"; readonly folder: string };

/** One law to compare with the one in force. */
export interface Change {
  readonly drafts: readonly { readonly name: string; readonly text: string }[];
  /** `NAME=VALUE`: a parameter amended, or another reading. */
  readonly settings: readonly string[];
  /** `NAME=OPTION`. */
  readonly readings: readonly string[];
  readonly knownOn?: string;
}

export interface SimulateOptions {
  readonly triennium: string;
  readonly people: string;
  readonly seed: string;
  readonly cohort?: string;
  readonly draft: readonly string[];
  readonly set: readonly string[];
  readonly interpretation: readonly string[];
  readonly candidateKnownOn?: string;
  readonly candidate: readonly string[];
  readonly sweep?: string;
  readonly asOf?: string;
  readonly knownOn?: string;
  readonly measure: string;
  readonly state: string;
  readonly bands: string;
  readonly by: readonly string[];
  readonly favourable?: "smaller" | "greater";
  readonly deliberations?: string;
  readonly export?: string;
  /** A pseudonym of the cohort. */
  readonly person?: string;
  readonly watch?: true;
  readonly json?: true;
}

/** Of every law to compare. */
export function draftPaths({ draft, candidate }: Pick<SimulateOptions, "draft" | "candidate">): readonly string[] {
  return [...draft, ...candidate.flatMap((each) => partsNamed("draft", partsOf(each)))];
}

/** @throws Refusal for a date, a number or a draft that cannot be. */
export function askedOf(options: SimulateOptions, { language }: Terminal): Asked {
  const { triennium, sweep, measure, state, bands, by, favourable, cohort } = options;
  checkPersonDates(options);
  checkPersonDates({ triennium: undefined, knownOn: options.candidateKnownOn });
  const lastDay = `${triennium.slice(5)}-12-31`;
  const atTheEnd = today() > lastDay ? today() : lastDay;
  const own: Change = {
    drafts: options.draft.map(readDraft),
    settings: options.set,
    readings: options.interpretation,
    ...(options.candidateKnownOn === undefined ? {} : { knownOn: options.candidateKnownOn }),
  };
  const isChanged = own.drafts.length + own.settings.length + own.readings.length > 0 || own.knownOn !== undefined;
  return {
    language,
    triennium,
    asOf: options.asOf ?? atTheEnd,
    knownOn: options.knownOn ?? atTheEnd,
    people: cohort === undefined ? synthetic(options) : { kind: "cohort", folder: cohort },
    changes: [...(isChanged ? [own] : []), ...options.candidate.map(candidateOf)],
    ...(sweep === undefined ? {} : { sweep }),
    measure,
    state,
    bands: bands.split(";").map((each) => each.trim().replace(",", ".")),
    by,
    ...(favourable === undefined ? {} : { favourable }),
  };
}

function synthetic({ people, seed }: SimulateOptions): AskedPeople {
  return {
    kind: "synthetic",
    seed: wholeNumber("--seed", seed, 1_000_000_000),
    people: wholeNumber("--people", people, mostPeople),
  };
}

function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) throw new Refusal(simulateWords.notANumber(option, text, most));
  return number;
}

/** `obbligo_standard=120; A-PRORATION=YEARLY; draft=atto.delibera; known-on=2024-01-01`. */
function candidateOf(written: string): Change {
  const parts = partsOf(written);
  const [knownOn, ...more] = partsNamed("known-on", parts);
  const settings = parts.filter((each) => !/^(draft|known-on)=/.test(each));
  if (more.length > 0 || settings.some((each) => !/^[^=]+=.+$/.test(each)))
    throw new Refusal(simulateWords.notACandidate(written));
  checkPersonDates({ triennium: undefined, knownOn });
  return {
    drafts: partsNamed("draft", parts).map(readDraft),
    settings,
    readings: [],
    ...(knownOn === undefined ? {} : { knownOn }),
  };
}

function partsOf(written: string): readonly string[] {
  return written.split(";").map((each) => each.trim());
}

function partsNamed(name: string, parts: readonly string[]): readonly string[] {
  return parts.flatMap((each) => (each.startsWith(`${name}=`) ? [each.slice(name.length + 1)] : []));
}

function readDraft(path: string): Change["drafts"][number] {
  const { text, why } = readText(path);
  if (text === undefined) throw unreadable(path, why);
  if (!isRuleFile(path)) throw new Refusal(simulateWords.notADraft(path));
  return { name: basename(path), text };
}
