/**
 * What the acts say of something asked: the record is evaluated with what is asked in it, as of the day it is asked, and the
 * verdicts are read by their codes. Nothing is decided here.
 */
import type { PublishedProgram } from "@delibera/acts";
import type { OutputValue } from "@delibera/rules-dsl/evaluator";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import type { Citation, Program } from "@delibera/rules-dsl/ir";
import { factsOf } from "./record/facts-of.ts";
import type { ProfessionalRecord } from "./record/professional-record.ts";

export interface VerdictRequest {
  /** Codes of verdicts, such as `requests.move`. A code that the program does not have is not asked. */
  readonly codes: readonly string[];
  /** The participation, or the place in the record: `exemptions[2]`. Absent: the person. */
  readonly item?: string;
  /** The triennium it is asked in, such as `2023-2025`. */
  readonly triennium: string;
  /** The day it is asked: acts published later, and facts registered later, are left out. */
  readonly today: string;
  /** When what is asked takes effect, if that is later. */
  readonly asOf?: string;
}

export interface Verdict {
  readonly code: string;
  /** `silent`: no version in force speaks of it. `undetermined`: one does, and what it needs is not known. */
  readonly kind: "accepted" | "refused" | "undetermined" | "silent";
  /** Grounds of a refusal, as the act words them and in English. */
  readonly reasons: readonly { readonly it: string; readonly en: string }[];
  /** Facts that are missing, by their place in the record. */
  readonly missing: readonly string[];
  readonly citation: Citation | null;
}

/** One verdict for each code that the program has, in the order of the codes. */
export function verdictsOf(
  { program }: PublishedProgram,
  record: ProfessionalRecord,
  { codes, item, triennium, today, asOf = today }: VerdictRequest,
): readonly Verdict[] {
  const dates = { asOf: asOf > today ? asOf : today, knownOn: today };
  const outcome = evaluate(program, factsOf(record), { cycle: triennium, ...dates });
  return codes.flatMap((code) => {
    const output = outcome.outputs.find((found) => found.code === code && found.item === item);
    return output === undefined ? [] : [verdictOf(program, code, output)];
  });
}

function verdictOf(program: Program, code: string, output: OutputValue): Verdict {
  const { value, citation = null } = output;
  const silent = { code, reasons: [], missing: [], citation };
  if (value.kind === "undetermined") {
    const { missing, reasons } = value;
    const speaks = missing.length > 0 || reasons.some((reason) => reason.code !== "no-version");
    return { ...silent, kind: speaks ? "undetermined" : "silent", missing };
  }
  if (value.kind !== "verdict") return { ...silent, kind: "silent" };
  const said = value.reasons.map((it) => ({ it, en: englishOf(program, output, it) ?? it }));
  return { ...silent, kind: value.accepted ? "accepted" : "refused", reasons: said };
}

function englishOf({ rules }: Program, { rule, versionId }: OutputValue, reason: string): string | undefined {
  const version = rules.find(({ name }) => name === rule)?.versions.find(({ id }) => id === versionId);
  const grounds = version?.body?.kind === "verdict" ? version.body.grounds : [];
  return grounds.find((ground) => ground.reason === reason)?.english;
}

/** The codes that a field of the items of a list of the record may have, such as the reasons of `exemptions`. */
export function optionsOf({ program }: PublishedProgram, list: string, field: string): readonly string[] {
  const { subject, entities, enumerations } = program.vocabulary;
  const person = entities.find(({ name }) => name === subject);
  const type = person?.fields.find(({ code }) => code === list)?.type;
  const entity = type?.kind === "list" && type.of.kind === "entity" ? type.of.name : undefined;
  const found = entities.find(({ name }) => name === entity)?.fields.find(({ code }) => code === field)?.type;
  const enumeration = found?.kind === "enumeration" ? found.name : undefined;
  return enumerations.find(({ name }) => name === enumeration)?.options.map(({ code }) => code) ?? [];
}
