/** The ledger of one professional, from the database to the explained lines. */
import type { PublishedProgram } from "@delibera/acts";
import { currentProgram } from "@delibera/acts";
import type { Database } from "@delibera/database";
import type { ProfessionalRecord } from "./record/professional-record.ts";
import { recordsOf } from "./records-of.ts";
import type { ExplainLine } from "./statement/explain-line.ts";
import { explainerOf } from "./statement/explain-line.ts";
import type { Ledger } from "./statement/ledger-document.ts";
import type { StatementRequest } from "./statement/statement.ts";
import { statementOf } from "./statement/statement.ts";

export type LedgerRequest = StatementRequest;

export interface ComputedLedger {
  readonly ledger: Ledger;
  readonly explain: ExplainLine;
}

/**
 * Undefined when nobody has the registry id or nothing is published. Throws RangeError when the request names a triennium, a
 * date or an option that does not exist.
 */
export async function ledgerOf(
  database: Database,
  professionalId: string,
  request: LedgerRequest,
): Promise<ComputedLedger | undefined> {
  const published = await currentProgram(database);
  const [record] = await recordsOf(database, [professionalId], request.knownOn);
  return published === undefined || record === undefined ? undefined : computeLedger(published, record, request);
}

/** The same without reading: for callers that already hold the program and the record as known on `request.knownOn`. */
export function computeLedger(
  { program }: PublishedProgram,
  record: ProfessionalRecord,
  request: LedgerRequest,
): ComputedLedger {
  const statement = statementOf(program, record, request);
  return { ledger: statement.ledger, explain: (...asked) => explainerOf(program, statement.outcome)(...asked) };
}
