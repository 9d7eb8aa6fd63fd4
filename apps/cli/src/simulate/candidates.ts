/** The laws to compare with the one in force: drafts, amended parameters, readings, a knowledge date, the steps of a sweep. */
import { basename } from "node:path";
import { compile } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import { add, compare, parseRational, printRational } from "@delibera/rules-dsl/values";
import type { Given, Scenario } from "@delibera/simulation";
import { amendedParameter } from "@delibera/simulation";
import { exitCodes } from "../exit-code.ts";
import { memoryOfFolder } from "../load/compiled-again.ts";
import { compileFolder } from "../load/deliberations.ts";
import { interpretationChoices, isInterpretation } from "../load/interpretation-choices.ts";
import { locateDiagnostics, printCompact } from "../print/diagnostics.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import type { Asked, Change } from "./asked.ts";
import { simulateWords } from "./simulate-words.ts";

const mostSteps = 64;

/** One law for each change that was asked for; with a sweep, one for each of its steps. None when nothing was asked for. */
export function candidatesOf(
  baseline: Scenario,
  folder: string,
  { changes, sweep }: Pick<Asked, "changes" | "sweep">,
  terminal: Terminal,
): readonly Scenario[] {
  const laws = changes.map((each) => changed(baseline, folder, each, terminal));
  if (sweep === undefined) return laws;
  const [law = { ...baseline, name: "" }] = laws;
  return stepsOf(sweep).map((step) => ({
    ...law,
    name: [law.name, step].filter((each) => each !== "").join(", "),
    given: [...(law.given ?? []), parameterOf(law.program, step)],
  }));
}

function changed(
  baseline: Scenario,
  folder: string,
  { drafts, settings, readings, knownOn }: Change,
  terminal: Terminal,
): Scenario {
  const program = drafts.length === 0 ? baseline.program : drafted(folder, drafts, terminal);
  const choices = [...readings, ...settings.filter((each) => isInterpretation(program, each))];
  const parameters = settings.filter((each) => !choices.includes(each));
  return {
    ...baseline,
    program,
    interpretations: interpretationChoices(program, choices),
    given: parameters.map((each) => parameterOf(program, each)),
    knownOn: knownOn ?? baseline.knownOn,
    name: [...drafts.map(({ name }) => name), ...parameters, ...choices, knownOn ?? []].flat().join(", "),
  };
}

/** A draft stands in for the file of the same name, or beside the others. @throws Refusal when it does not compile */
function drafted(folder: string, drafts: Change["drafts"], { inWords }: Terminal): Program {
  const { sources } = compileFolder(folder);
  const replaced = new Set(drafts.map(({ name }) => name));
  const all = [...sources.filter(({ name }) => !replaced.has(basename(name))), ...drafts];
  const { program, diagnostics } = compile(all, memoryOfFolder(folder));
  if (program) return program;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = locateDiagnostics(errors, folder, all);
  const where = first ? inWords({ it: printCompact(first, "it"), en: printCompact(first, "en") }) : folder;
  throw new Refusal(simulateWords.brokenDraft(errors.length, where), { exitCode: exitCodes.errors });
}

/** `obbligo_standard=120`: by the name of the rule or its code, in the unit of the rule. */
function parameterOf(program: Program, written: string): Given {
  const [, name = "", text = ""] = /^([^=]+)=(.+)$/.exec(written) ?? [];
  const found = amendedParameter(program, name.trim(), text.trim().replace(",", "."));
  if (found === "unknown-rule") throw new Refusal(simulateWords.unknownRule(written));
  if (found === "not-an-amount") throw new Refusal(simulateWords.notAnAmount(written));
  return found;
}

/** `obbligo_standard=100..150:10`. */
function stepsOf(written: string): readonly string[] {
  const [, name, ...texts] = /^([^=]+)=([^.:]+(?:\.\d+)?)\.\.([^:]+):(.+)$/.exec(written) ?? [];
  const [from, to, step] = texts.map((text) => parseRational(text.trim().replace(",", ".")));
  if (name === undefined || !from || !to || !step || step.n <= 0n) throw new Refusal(simulateWords.notASweep(written));
  const steps: string[] = [];
  for (let at = from; compare(at, to) <= 0; at = add(at, step)) {
    steps.push(`${name.trim()}=${printRational(at)}`);
    if (steps.length > mostSteps) throw new Refusal(simulateWords.tooManySteps(written, mostSteps));
  }
  if (steps.length === 0) throw new Refusal(simulateWords.notASweep(written));
  return steps;
}
