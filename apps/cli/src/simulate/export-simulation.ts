/** Writes what a simulation found as an export: tables, data dictionary, metadata, and a manifest with all that it takes to ask it again. */
import { accessSync, constants, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ExportManifest } from "@delibera/cohorts";
import { CohortError, existsWords, writeError, writeExport } from "@delibera/cohorts";
import type { Program } from "@delibera/rules-dsl/ir";
import { textHash } from "@delibera/rules-dsl/ir";
import { readRuleFiles } from "@delibera/rules-dsl/node";
import { reportTables } from "@delibera/simulation";
import { asRefusal, refusing } from "../cohort/cohort-refusal.ts";
import { today } from "../load/statements.ts";
import type { Asked } from "./asked.ts";
import type { Ran } from "./run-simulation.ts";

/** What a manifest holds beside hashes and versions. */
export interface ExportParameters {
  readonly asked: Asked;
  /** `yyyy-mm-dd`: the date of the metadata. */
  readonly issued: string;
  /** The reading of each doubt, by the name of its interpretation. */
  readonly choices: Readonly<Record<string, string>>;
  /** Of each rule file, by its name in the folder. */
  readonly acts: Readonly<Record<string, string>>;
}

/** Before anything is computed. @throws Refusal when the folder exists, or cannot be made. */
export function refusePlace(folder: string): void {
  if (existsSync(folder)) throw asRefusal(new CohortError(existsWords(folder)));
  try {
    accessSync(dirname(resolve(folder)), constants.W_OK);
  } catch (error) {
    throw asRefusal(writeError(folder, error));
  }
}

/** @throws Refusal when it cannot be written; then nothing of it is there. */
export function exportSimulation(
  target: string,
  asked: Asked,
  { report, program, people }: Ran,
  folder: string,
  issued = today(),
): Promise<ExportManifest> {
  const names = report.candidates.map(({ name }) => name).join("; ");
  const parameters: ExportParameters = {
    asked,
    issued,
    choices: choicesOf(program),
    acts: actsOf(folder),
  };
  const request = {
    tables: reportTables(report),
    title: {
      it: `Effetti delle regole ECM sul triennio ${asked.triennium}`,
      en: `Effects of the ECM rules on ${asked.triennium}`,
    },
    description: {
      it: `La legge in vigore al ${asked.knownOn}${names === "" ? "" : `, a confronto con: ${names}`}; ${report.people} persone${people.isInvented ? " inventate" : ""}, gruppi di meno di ${report.suppressedBelow} tolti`,
      en: `The law in force on ${asked.knownOn}${names === "" ? "" : `, compared with: ${names}`}; ${report.people} ${people.isInvented ? "invented " : ""}people, groups of fewer than ${report.suppressedBelow} withheld`,
    },
    issued,
    manifest: {
      programs: Object.fromEntries([report.baseline, ...report.candidates].map((each) => [each.name, each.program])),
      cohort: people.hash(),
      command: commandOf(asked),
      parameters: { ...parameters },
    },
  };
  return refusing(writeExport(target, request));
}

export function choicesOf({ interpretations }: Program): Readonly<Record<string, string>> {
  return Object.fromEntries(interpretations.map(({ name, chosen }) => [name, chosen]));
}

export function actsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readRuleFiles(folder).map(({ name, text }) => [name, textHash(text)]));
}

/** The words that ask the same again, with every date and choice written out. */
function commandOf(asked: Asked): readonly string[] {
  const { people, changes, sweep, favourable } = asked;
  const from =
    people.kind === "cohort"
      ? ["--cohort", people.folder]
      : ["--people", `${people.people}`, "--seed", `${people.seed}`];
  const candidates = changes.map(({ drafts, settings, readings, knownOn }) =>
    [
      ...drafts.map(({ name }) => `draft=${name}`),
      ...settings,
      ...readings,
      ...(knownOn === undefined ? [] : [`known-on=${knownOn}`]),
    ].join("; "),
  );
  return [
    ...["simulate", "--lang", asked.language, "--triennium", asked.triennium],
    ...["--as-of", asked.asOf, "--known-on", asked.knownOn],
    ...from,
    ...candidates.flatMap((each) => ["--candidate", each]),
    ...(sweep === undefined ? [] : ["--sweep", sweep]),
    ...["--measure", asked.measure, "--state", asked.state, "--bands", asked.bands.join(";")],
    ...asked.by.flatMap((each) => ["--by", each]),
    ...(favourable === undefined ? [] : ["--favourable", favourable]),
  ];
}
