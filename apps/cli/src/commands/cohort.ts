/** `delibera cohort`: invents a cohort, takes one out of the registry, converts its files, says what is in it. */
import type { CohortFormat, CohortSnapshot, OpenCohort, TakingProgress } from "@delibera/cohorts";
import {
  bytesOf,
  extractInParts,
  generateInParts,
  mostPeople,
  openCohort,
  readDefinition,
  syntheticVersion,
  writeCohortInParts,
} from "@delibera/cohorts";
import type { Program } from "@delibera/rules-dsl/ir";
import { asRefusal, refusing } from "../cohort/cohort-refusal.ts";
import { cohortWords } from "../cohort/cohort-words.ts";
import { describedCohort, printDescription } from "../cohort/describe-cohort.ts";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { openRegistry } from "../import/open-registry.ts";
import { deliberationsFolder, programOf } from "../load/deliberations.ts";
import { readJson } from "../load/record-file.ts";
import { Refusal } from "../refusal.ts";
import { simulationProgress } from "../simulate/simulation-progress.ts";
import type { Terminal } from "../terminal.ts";

export interface CohortOptions {
  readonly deliberations?: string;
}

export interface WriteOptions extends CohortOptions {
  readonly out: string;
  readonly format: CohortFormat;
}

export interface GenerateCohortOptions extends WriteOptions {
  readonly people: string;
  readonly seed: string;
  readonly triennium: string;
}

export async function generate(options: GenerateCohortOptions, terminal: Terminal): Promise<ExitCode> {
  const people = numberWithin("--people", options.people, 1, mostPeople);
  const seed = numberWithin("--seed", options.seed, 0, 999_999_999);
  const program = programOf(deliberationsFolder(options.deliberations, terminal), terminal);
  const start = startOf(program, options.triennium);
  const origin = { synthetic: { version: syntheticVersion, seed, people, triennium: options.triennium } };
  return await written(generateInParts(program, { seed, people, start, peopleOfPart }), options, origin, terminal);
}

export interface ExtractCohortOptions extends WriteOptions {
  readonly database?: string;
}

export async function extract(path: string, options: ExtractCohortOptions, terminal: Terminal): Promise<ExitCode> {
  const definition = readDefinitionFile(await readJson(path));
  const program = programOf(deliberationsFolder(options.deliberations, terminal), terminal);
  const database = await openRegistry(options.database, terminal);
  const progress = simulationProgress(terminal);
  const started = performance.now();
  const told = ({ people, passed }: TakingProgress) => {
    const all = Math.round((people * 1_000_000) / Math.max(1, passed));
    progress.update({ done: people, all, milliseconds: performance.now() - started });
  };
  try {
    return await database.inSession((session) =>
      written(extractInParts(session, program, definition, told), options, { definition }, terminal, progress.clear),
    );
  } finally {
    progress.clear();
    await database.close();
  }
}

export async function convert(folder: string, options: WriteOptions, terminal: Terminal): Promise<ExitCode> {
  const { document, parts } = opened(folder, options, terminal);
  return await written(parts(peopleOfPart), options, document.origin, terminal);
}

export async function describe(
  folder: string,
  options: CohortOptions & { readonly json?: true },
  terminal: Terminal,
): Promise<ExitCode> {
  const described = await refusing(describedCohort(opened(folder, options, terminal)));
  terminal.print(options.json ? JSON.stringify(described, null, 2) : printDescription(described, terminal));
  return exitCodes.fine;
}

function opened(folder: string, { deliberations }: CohortOptions, terminal: Terminal): OpenCohort {
  const program = programOf(deliberationsFolder(deliberations, terminal), terminal);
  try {
    return openCohort(folder, program);
  } catch (error) {
    throw asRefusal(error);
  }
}

/** About twelve megabytes of facts: a cohort of any size is written in the memory of a few of them. */
const peopleOfPart = 1 << 15;

async function written(
  parts: AsyncIterable<CohortSnapshot> | Iterable<CohortSnapshot>,
  { out, format }: WriteOptions,
  origin: Readonly<Record<string, unknown>>,
  terminal: Terminal,
  beforeWords: () => void = () => undefined,
): Promise<ExitCode> {
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<CohortSnapshot> {
    for await (const part of parts) {
      bytes += bytesOf(part.cohort);
      yield part;
    }
  };
  const { people, hash = "" } = await refusing(writeCohortInParts(out, counted(), format, origin));
  beforeWords();
  terminal.print(terminal.inWords(cohortWords.written(out, people, Math.ceil(bytes / 1_000_000))));
  terminal.print(hash);
  return exitCodes.fine;
}

function readDefinitionFile(json: unknown) {
  try {
    return readDefinition(json);
  } catch (error) {
    throw asRefusal(error);
  }
}

function startOf({ vocabulary }: Program, triennium: string): number {
  const [, first = "", last = ""] = /^(\d{4})-(\d{4})$/.exec(triennium) ?? [];
  const { from, years } = vocabulary.cycle;
  const start = Number(first);
  if (first === "" || Number(last) !== start + years - 1 || start < from || (start - from) % years !== 0)
    throw new Refusal(cohortWords.notATriennium(triennium));
  return start;
}

function numberWithin(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (number < least || number > most) throw new Refusal(cohortWords.notWithin(option, text, least, most));
  return number;
}
