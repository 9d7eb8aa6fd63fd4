/** Reads what an evaluation is asked for. A request that makes no sense is refused in full, with each mistake named. */
import type { Expression, Target } from "../ir/program.ts";
import { parseDate } from "../values/civil-date.ts";
import { cycleYears } from "./decode-value.ts";
import type { PreparedProgram } from "./prepare-program.ts";
import type { Value } from "./value.ts";

export interface EvaluationRequest {
  /** "2017-2019": one of the vocabulary's cycles, not before the first. */
  readonly cycle: string;
  /** Facts that take effect later are left out. `yyyy-mm-dd`. */
  readonly asOf: string;
  /** Acts and facts known later are left out. `yyyy-mm-dd`. */
  readonly knownOn: string;
  /** Options to use instead of the chosen ones, by the name of the interpretation. */
  readonly interpretations?: Readonly<Record<string, string>>;
  /** Values of rules taken as given, instead of being computed. */
  readonly given?: readonly { readonly target: Target; readonly value: Expression }[];
}

/** A part of the request that cannot be used. */
export interface RefusedRequest {
  readonly part: "cycle" | "asOf" | "knownOn" | "interpretations" | "given";
  readonly found: string;
  readonly because:
    | "not-a-cycle"
    | "before-first-cycle"
    | "not-a-date"
    | "unknown-interpretation"
    | "unknown-option"
    | "unknown-rule";
}

export interface ReadRequest {
  /** 0 for the vocabulary's first cycle. */
  readonly cycle: number;
  readonly asOf: number;
  readonly knownOn: number;
  /** By the place of the interpretation in the program. */
  readonly options: readonly Value[];
  /** Places of the interpretations for which an option is asked: no act decides these. */
  readonly asked: ReadonlySet<number>;
}

export function readRequest(
  prepared: PreparedProgram,
  request: EvaluationRequest,
): ReadRequest | readonly RefusedRequest[] {
  const refused: RefusedRequest[] = [];
  const cycles = prepared.vocabulary.cycle;
  const years = cycleYears(request.cycle, cycles);
  if (!years) refused.push({ part: "cycle", found: request.cycle, because: "not-a-cycle" });
  else if (years.first < cycles.from) {
    refused.push({ part: "cycle", found: request.cycle, because: "before-first-cycle" });
  }
  const asOf = parseDate(request.asOf);
  if (asOf === undefined) refused.push({ part: "asOf", found: request.asOf, because: "not-a-date" });
  const knownOn = parseDate(request.knownOn);
  if (knownOn === undefined) refused.push({ part: "knownOn", found: request.knownOn, because: "not-a-date" });
  const wanted = request.interpretations ? new Map(Object.entries(request.interpretations)) : nothingWanted;
  if (wanted.size > 0) refused.push(...refusedInterpretations(prepared, wanted));
  for (const { target } of request.given ?? []) {
    if (!prepared.ruleNamed.has(target.rule)) {
      refused.push({ part: "given", found: target.rule, because: "unknown-rule" });
    }
  }
  if (refused.length > 0 || !years || asOf === undefined || knownOn === undefined) return refused;
  return {
    cycle: (years.first - cycles.from) / cycles.years,
    asOf,
    knownOn,
    ...optionsFor(prepared, wanted),
  };
}

type Options = Pick<ReadRequest, "options" | "asked">;

const nothingWanted: ReadonlyMap<string, string> = new Map();
const asChosen = new WeakMap<PreparedProgram, Options>();

/** Most requests want the options as they were chosen: these are made once. */
function optionsFor(prepared: PreparedProgram, wanted: ReadonlyMap<string, string>): Options {
  if (wanted.size > 0) return newOptions(prepared, wanted);
  const known = asChosen.get(prepared) ?? newOptions(prepared, wanted);
  asChosen.set(prepared, known);
  return known;
}

function newOptions({ program, interpretations }: PreparedProgram, wanted: ReadonlyMap<string, string>): Options {
  return {
    options: program.interpretations.map(({ name, chosen }) => {
      return { kind: "option", enumeration: name, option: wanted.get(name) ?? chosen };
    }),
    asked: new Set([...wanted.keys()].flatMap((name) => interpretations.get(name)?.place ?? [])),
  };
}

function refusedInterpretations(
  prepared: PreparedProgram,
  wanted: ReadonlyMap<string, string>,
): readonly RefusedRequest[] {
  return [...wanted].flatMap(([name, option]): readonly RefusedRequest[] => {
    const known = prepared.interpretations.get(name)?.interpretation;
    if (!known) return [{ part: "interpretations", found: name, because: "unknown-interpretation" }];
    if (known.options.some((each) => each.name === option)) return [];
    return [{ part: "interpretations", found: `${name}=${option}`, because: "unknown-option" }];
  });
}
