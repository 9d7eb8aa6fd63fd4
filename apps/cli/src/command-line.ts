/** The commands and their options. Each command is loaded when it is called, so that help and mistakes are instant. */
import { Command, Option } from "commander";
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
  const program = helpIn(terminal, new Command("delibera"))
    .version(manifest.version, "-V, --version", say(sentences.version))
    .description(say(sentences.delibera))
    .addOption(option("--lang <it|en>", sentences.language).choices(["it", "en"]))
    .addOption(option("--no-color", sentences.noColor));

  const command = (name: string, words: Words) => helpIn(terminal, program.command(name)).description(say(words));
  const deliberations = () => option("--deliberations <DIR>", sentences.deliberations);
  const person = (to: Command) =>
    to
      .addOption(option("--input <FILE>", sentences.input).makeOptionMandatory())
      .addOption(option("--triennium <TRIENNIUM>", sentences.triennium).makeOptionMandatory())
      .addOption(option("--as-of <DATE>", sentences.asOf))
      .addOption(option("--known-on <DATE>", sentences.knownOn))
      .addOption(option("--interpretation <NAME=OPTION>", sentences.interpretation).argParser(collected).default([]))
      .addOption(deliberations());

  command("check", sentences.check)
    .argument("[paths...]", say(sentences.paths))
    .addOption(
      option("--format <format>", sentences.checkFormat).choices(["pretty", "compact", "json"]).default("pretty"),
    )
    .addOption(option("--fail-level <level>", sentences.failLevel).choices(["error", "warning"]).default("error"))
    .addOption(option("--strict", sentences.strict))
    .action(async (paths, { format, failLevel, strict }) => {
      const { check } = await import("./commands/check.ts");
      answer.exitCode = check(paths, { format, failLevel: strict ? "warning" : failLevel }, terminal);
    });

  command("fmt", sentences.fmt)
    .argument("[paths...]", say(sentences.fmtPaths))
    .addOption(option("--check", sentences.fmtCheck))
    .addOption(option("--diff", sentences.fmtDiff))
    .action(async (paths, options) => {
      const { fmt } = await import("./commands/fmt.ts");
      answer.exitCode = await fmt(paths, options, terminal);
    });

  command("test", sentences.test)
    .argument("[folder]", say(sentences.folder))
    .addOption(option("--run <RE>", sentences.run))
    .addOption(option("--coverage", sentences.coverage))
    .addOption(option("--min-coverage <PERCENT>", sentences.minCoverage))
    .addOption(option("--json", sentences.json))
    .action(async (folder, options) => {
      const { test } = await import("./commands/test.ts");
      answer.exitCode = test(folder, options, terminal);
    });

  person(command("eval", sentences.eval))
    .addOption(option("--json", sentences.json))
    .action(async (options) => {
      const { evalCommand } = await import("./commands/eval.ts");
      answer.exitCode = await evalCommand(options, terminal);
    });

  person(command("explain", sentences.explain))
    .addOption(option("--line <LINE>", sentences.line))
    .addOption(option("--format <format>", sentences.explainFormat).choices(["text", "json"]).default("text"))
    .action(async (options) => {
      const { explainCommand } = await import("./commands/explain.ts");
      answer.exitCode = await explainCommand(options, terminal);
    });

  for (const each of [program, ...program.commands]) readEnvironment(each);
  return { program, answer };
}

/** `DELIBERA_EVAL_AS_OF` stands for `delibera eval --as-of`; only options with a value, and a flag given prevails. */
function readEnvironment(command: Command): void {
  const names = command.parent ? ["DELIBERA", command.name()] : ["DELIBERA"];
  for (const option of command.options.filter(({ required }) => required)) {
    option.env([...names, option.name().replaceAll("-", "_")].join("_").toUpperCase());
  }
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
