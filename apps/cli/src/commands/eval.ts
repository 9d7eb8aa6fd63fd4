/** `delibera eval`: the ledger of one person, as a JSON document or as a page to read. */
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import type { PersonOptions } from "../load/statements.ts";
import { statements } from "../load/statements.ts";
import { printLedger } from "../print/ledger.ts";
import type { Terminal } from "../terminal.ts";

export interface EvalOptions extends PersonOptions {
  readonly json?: true;
}

export async function evalCommand(options: EvalOptions, terminal: Terminal): Promise<ExitCode> {
  const { program, statements: computed } = await statements(options, terminal);
  if (options.json) {
    const ledgers = computed.map(({ ledger }) => ledger);
    terminal.print(JSON.stringify(options.triennium === "all" ? ledgers : ledgers[0], null, 2));
  } else {
    terminal.print(computed.map((statement) => printLedger(program, statement, terminal)).join("\n\n"));
  }
  return exitCodes.fine;
}
