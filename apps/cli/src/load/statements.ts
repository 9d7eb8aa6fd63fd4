/** Computes the ledgers that a command asks for, from its options: the person, the trienni, the two dates, the readings. */
import process from "node:process";
import type { ProfessionalRecord } from "@delibera/ledger/record";
import { isTriennium } from "@delibera/ledger/record";
import type { Statement } from "@delibera/ledger/statement";
import { statementOf } from "@delibera/ledger/statement";
import type { Program } from "@delibera/rules-dsl/ir";
import { parseDate } from "@delibera/rules-dsl/values";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { words } from "../words.ts";
import { deliberationsFolder, programOf } from "./deliberations.ts";
import { interpretationChoices } from "./interpretation-choices.ts";
import { readRecord } from "./record-file.ts";

export interface PersonOptions {
  readonly input: string;
  readonly triennium: string;
  readonly asOf?: string;
  readonly knownOn?: string;
  readonly interpretation: readonly string[];
  readonly deliberations?: string;
}

export interface Statements {
  readonly program: Program;
  readonly record: ProfessionalRecord;
  readonly interpretations: Readonly<Record<string, string>>;
  /** One for the triennium asked for; for `all`, one for each whose standard obligation the deliberations fix. */
  readonly statements: readonly Statement[];
}

export interface PersonAsked extends Omit<Statements, "statements"> {
  readonly today: string;
}

/** The person, the program and the readings that the options name; the options are right. */
export async function personAsked(options: PersonOptions, terminal: Terminal): Promise<PersonAsked> {
  const { triennium } = options;
  checkPersonDates({ ...options, triennium: triennium === "all" ? undefined : triennium });
  const program = programOf(deliberationsFolder(options.deliberations, terminal), terminal);
  const interpretations = interpretationChoices(program, options.interpretation);
  return { program, record: await readRecord(options.input), interpretations, today: today() };
}

export interface AskedDates {
  readonly triennium: string | undefined;
  readonly asOf?: string | undefined;
  readonly knownOn?: string | undefined;
}

/** @throws Refusal for a triennium or a date that does not exist */
export function checkPersonDates({ triennium, asOf, knownOn }: AskedDates): void {
  refuseWrongDate("--as-of", asOf);
  refuseWrongDate("--known-on", knownOn);
  if (triennium !== undefined && !isTriennium(triennium))
    throw new Refusal(words.notATriennium(triennium, "2017-2019"));
}

export async function statements(options: PersonOptions, terminal: Terminal): Promise<Statements> {
  const { triennium, asOf, knownOn } = options;
  const { program, record, interpretations, today } = await personAsked(options, terminal);
  const request = { asOf, knownOn, interpretations, today };
  const of = (each: string) => statementOf(program, record, { ...request, triennium: each });
  if (triennium !== "all") return { program, record, interpretations, statements: [of(triennium)] };
  const governed = trienniaOf(program)
    .map(of)
    .filter(({ ledger }) => ledger.obligation.standard !== null);
  if (governed.length === 0) throw new Refusal(words.nothingToSay());
  return { program, record, interpretations, statements: governed };
}

/** From the first year some act governs to the triennium of the last one or of today, whichever is later. */
function trienniaOf({ acts, vocabulary }: Program): readonly string[] {
  const { from, years } = vocabulary.cycle;
  const ends = acts.flatMap(({ effect }) => (effect.to === undefined ? [] : [yearOf(effect.to)]));
  const last = Math.max(yearOf(today()), ...ends);
  const first = Math.max(from, Math.min(...acts.map(({ effect }) => yearOf(effect.from))));
  const all = Array.from({ length: Math.ceil((last - from + 1) / years) }, (_, index) => from + index * years);
  return all.filter((start) => start + years > first).map((start) => `${start}-${start + years - 1}`);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** @throws Refusal for a day that does not exist */
export function refuseWrongDate(option: string, text: string | undefined): void {
  if (text !== undefined && parseDate(text) === undefined) throw new Refusal(words.notADate(option, text));
}

/** The civil date where the person is; DELIBERA_TODAY, for a result that must not change with the day. */
export function today(): string {
  const fixed = process.env["DELIBERA_TODAY"];
  if (fixed !== undefined) {
    refuseWrongDate("DELIBERA_TODAY", fixed);
    return fixed;
  }
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}
