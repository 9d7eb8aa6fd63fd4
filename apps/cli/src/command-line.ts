/** The commands and their options. Each command is loaded when it is called, so that help and mistakes are instant. */
import { Argument, Command, Option } from "commander";
import manifest from "../package.json" with { type: "json" };
import type { ExitCode } from "./exit-code.ts";
import { exitCodes } from "./exit-code.ts";
import { helpIn, sentences } from "./help.ts";
import type { Terminal } from "./terminal.ts";
import type { Words } from "./words.ts";

export interface CommandLine {
  readonly program: Command;
  /** What the command that ran answered. */
  readonly answer: { exitCode: ExitCode };
}

export function commandLine(terminal: Terminal): CommandLine {
  const answer: CommandLine["answer"] = { exitCode: exitCodes.fine };
  const say = (words: Words) => terminal.inWords(words);
  const option = (flags: string, words: Words) => new Option(flags, say(words));
  const program = withOptions(helpIn(terminal, new Command("delibera")), [
    option("--lang <it|en>", sentences.language).choices(["it", "en"]),
    option("--no-color", sentences.noColor),
  ])
    .version(manifest.version, "-V, --version", say(sentences.version))
    .description(say(sentences.delibera));
  const command = (name: string, words: Words, options: readonly Option[], above: Command = program) =>
    withOptions(helpIn(terminal, above.command(name)), options).description(say(words));
  const person = () => [
    option("--input <FILE>", sentences.input).makeOptionMandatory(),
    option("--triennium <TRIENNIUM>", sentences.triennium).makeOptionMandatory(),
    option("--as-of <DATE>", sentences.asOf),
    option("--known-on <DATE>", sentences.knownOn),
    option("--interpretation <NAME=OPTION>", sentences.interpretation).argParser(collected).default([]),
    option("--deliberations <DIR>", sentences.deliberations),
  ];

  command("check", sentences.check, [
    option("--format <format>", sentences.checkFormat).choices(["pretty", "compact", "json"]).default("pretty"),
    option("--fail-level <level>", sentences.failLevel).choices(["error", "warning"]).default("error"),
    option("--strict", sentences.strict),
    option("--coverage", sentences.normativeCoverage),
  ])
    .argument("[paths...]", say(sentences.paths))
    .action(async (paths, { format, failLevel, strict, coverage = false }) => {
      const { check } = await import("./commands/check.ts");
      answer.exitCode = check(paths, { format, failLevel: strict ? "warning" : failLevel, coverage }, terminal);
    });

  command("fmt", sentences.fmt, [option("--check", sentences.fmtCheck), option("--diff", sentences.fmtDiff)])
    .argument("[paths...]", say(sentences.fmtPaths))
    .action(async (paths, options) => {
      const { fmt } = await import("./commands/fmt.ts");
      answer.exitCode = await fmt(paths, options, terminal);
    });

  command("test", sentences.test, [
    option("--run <RE>", sentences.run),
    option("--coverage", sentences.coverage),
    option("--min-coverage <PERCENT>", sentences.minCoverage),
    option("--mutants", sentences.mutants),
    option("--properties", sentences.properties),
    option("--runs <N>", sentences.runs).default("1000"),
    option("--seed <N>", sentences.seed).default("1"),
    option("--json", sentences.json),
  ])
    .argument("[folder]", say(sentences.folder))
    .action(async (folder, options) => {
      const { test } = await import("./commands/test.ts");
      answer.exitCode = test(folder, options, terminal);
    });

  command("diff", sentences.diff, [
    option("--triennium <TRIENNIUM>", sentences.diffTriennium),
    option("--runs <N>", sentences.runs).default("500"),
    option("--seed <N>", sentences.seed).default("1"),
    option("--json", sentences.json),
  ])
    .argument("<before>", say(sentences.before))
    .argument("<after>", say(sentences.after))
    .action(async (before, after, options) => {
      const { diffCommand } = await import("./commands/diff.ts");
      answer.exitCode = diffCommand({ before, after }, options, terminal);
    });

  command("eval", sentences.eval, [...person(), option("--json", sentences.json)]).action(async (options) => {
    const { evalCommand } = await import("./commands/eval.ts");
    answer.exitCode = await evalCommand(options, terminal);
  });

  command("explain", sentences.explain, [
    ...person(),
    option("--line <LINE>", sentences.line),
    option("--depth <N>", sentences.depth).default("3"),
    option("--format <format>", sentences.explainFormat).choices(["text", "json"]).default("text"),
  ]).action(async (options) => {
    const { explainCommand } = await import("./commands/explain.ts");
    answer.exitCode = await explainCommand(options, terminal);
  });

  command("counterfactual", sentences.counterfactual, [
    ...person(),
    option("--goal <RULE>", sentences.goal).argParser(collected).default([]),
    option("--json", sentences.json),
  ]).action(async (options) => {
    const { counterfactualCommand } = await import("./commands/counterfactual.ts");
    answer.exitCode = await counterfactualCommand(options, terminal);
  });

  command("simulate", sentences.simulate, [
    option("--triennium <TRIENNIUM>", sentences.simulateTriennium).makeOptionMandatory(),
    option("--people <N>", sentences.simulatePeople).default("100000"),
    option("--seed <N>", sentences.seed).default("1"),
    option("--cohort <FOLDER>", sentences.simulateCohort).conflicts(["people", "seed"]),
    option("--draft <FILE>", sentences.draft).argParser(collected).default([]),
    option("--set <RULE=AMOUNT>", sentences.set).argParser(collected).default([]),
    option("--interpretation <NAME=OPTION>", sentences.interpretation).argParser(collected).default([]),
    option("--candidate-known-on <DATE>", sentences.candidateKnownOn),
    option("--candidate <LAW>", sentences.candidate).argParser(collected).default([]),
    option("--sweep <RULE=FROM..TO:STEP>", sentences.sweep).conflicts("candidate"),
    option("--measure <TERM>", sentences.measure).default("obligation.individual"),
    option("--state <TERM>", sentences.state).default("certifiable"),
    option("--bands <BOUNDS>", sentences.bands).default("-30;-10;0;10;30"),
    option("--favourable <WAY>", sentences.favourable).choices(["smaller", "greater"]),
    option("--by <DIMENSION>", sentences.by).argParser(collected).default([]),
    option("--as-of <DATE>", sentences.asOf),
    option("--known-on <DATE>", sentences.knownOn),
    option("--deliberations <DIR>", sentences.deliberations),
    option("--export <DIR>", sentences.export),
    option("--person <PSEUDONYM>", sentences.person).conflicts("export"),
    option("--watch", sentences.watch).conflicts(["export", "person"]),
    option("--json", sentences.json),
  ]).action(async (options) => {
    const { simulateCommand } = await import("./commands/simulate.ts");
    answer.exitCode = await simulateCommand(options, terminal);
  });

  command("reproduce", sentences.reproduce, [
    option("--cohort <FOLDER>", sentences.reproduceCohort),
    option("--deliberations <DIR>", sentences.deliberations),
    option("--out <DIR>", sentences.reproduceOut),
    option("--json", sentences.json),
  ])
    .argument("<manifest>", say(sentences.manifest))
    .action(async (manifest, options) => {
      const { reproduceCommand } = await import("./commands/reproduce.ts");
      answer.exitCode = await reproduceCommand(manifest, options, terminal);
    });

  command("audit", sentences.audit, [
    option("--data <DIR>", sentences.auditData),
    option("--head <NUMBER:HASH>", sentences.auditHead),
    option("--json", sentences.json),
  ])
    .addArgument(new Argument("<what>", say(sentences.auditWhat)).choices(["verify"]))
    .action(async (_what, options) => {
      const { auditVerify } = await import("./commands/audit.ts");
      answer.exitCode = await auditVerify(options, terminal);
    });

  command("import", sentences.import, [
    option("--database <URL>", sentences.database),
    option("--dry-run", sentences.dryRun),
    option("--report <FILE>", sentences.report),
    option("--registered-on <DATE>", sentences.registeredOn),
    option("--json", sentences.json),
  ])
    .argument("<files...>", say(sentences.files))
    .action(async (files, options) => {
      const { importCommand } = await import("./commands/import.ts");
      answer.exitCode = await importCommand(files, options, terminal);
    });

  const cohort = command("cohort", sentences.cohort, []);
  const ofCohort = (name: string, words: Words, options: readonly Option[]) =>
    command(name, words, [...options, option("--deliberations <DIR>", sentences.deliberations)], cohort);
  const toFolder = () => [
    option("--out <FOLDER>", sentences.cohortOut).makeOptionMandatory(),
    option("--format <format>", sentences.cohortFormat).choices(["arrow", "parquet", "csv"]).default("arrow"),
  ];
  ofCohort("generate", sentences.cohortGenerate, [
    ...toFolder(),
    option("--people <N>", sentences.cohortPeople).default("10000"),
    option("--seed <N>", sentences.cohortSeed).default("1"),
    option("--triennium <TRIENNIUM>", sentences.cohortTriennium).default("2023-2025"),
  ]).action(async (options) => {
    const { generate } = await import("./commands/cohort.ts");
    answer.exitCode = await generate(options, terminal);
  });
  ofCohort("extract", sentences.cohortExtract, [...toFolder(), option("--database <URL>", sentences.database)])
    .argument("<definition>", say(sentences.cohortDefinition))
    .action(async (definition, options) => {
      const { extract } = await import("./commands/cohort.ts");
      answer.exitCode = await extract(definition, options, terminal);
    });
  ofCohort("convert", sentences.cohortConvert, toFolder())
    .argument("<folder>", say(sentences.cohortFolder))
    .action(async (folder, options) => {
      const { convert } = await import("./commands/cohort.ts");
      answer.exitCode = await convert(folder, options, terminal);
    });
  ofCohort("describe", sentences.cohortDescribe, [option("--json", sentences.json)])
    .argument("<folder>", say(sentences.cohortFolder))
    .action(async (folder, options) => {
      const { describe } = await import("./commands/cohort.ts");
      answer.exitCode = await describe(folder, options, terminal);
    });

  command("docs", sentences.docs, [option("--out <DIR>", sentences.out).makeOptionMandatory()])
    .argument("[folder]", say(sentences.folder))
    .action(async (folder, options) => {
      const { docs } = await import("./commands/docs.ts");
      answer.exitCode = docs(folder, options, terminal);
    });

  command("lsp", sentences.lsp, [
    option("--stdio", sentences.stdio),
    option("--input <FILE>", sentences.lspInput),
    option("--triennium <TRIENNIUM>", sentences.lspTriennium),
    option("--as-of <DATE>", sentences.asOf),
    option("--known-on <DATE>", sentences.knownOn),
  ]).action(async (options) => {
    const { lsp } = await import("./commands/lsp.ts");
    await lsp(options, program.opts()["lang"]);
  });

  return { program, answer };
}

/** `DELIBERA_EVAL_AS_OF` stands for `delibera eval --as-of`; only options with a value, and a flag given prevails. */
function withOptions(command: Command, options: readonly Option[]): Command {
  const names = ["DELIBERA"];
  for (let each: Command | null = command; each?.parent; each = each.parent) names.splice(1, 0, each.name());
  for (const option of options) {
    if (option.required) option.env([...names, option.name()].join("_").replaceAll("-", "_").toUpperCase());
    command.addOption(option);
  }
  return command;
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
