/** The program of the acts, compiled once for the tests of a file. */
import { fileURLToPath } from "node:url";
import { compile } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import { readRuleFolder } from "@delibera/rules-dsl/node";

export function theActs(): Program {
  const { files } = readRuleFolder(fileURLToPath(new URL("../../../deliberations", import.meta.url)));
  const { program, diagnostics } = compile(files);
  if (!program) throw new Error(`the acts do not compile: ${JSON.stringify(diagnostics[0])}`);
  return program;
}
