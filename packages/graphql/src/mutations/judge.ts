/** Asks the acts, on the day of the operation, about something that somebody wants to do: the same answer as the queries that begin with `may`. */
import type { PublishedProgram } from "@delibera/acts";
import type { ProfessionalRecord } from "@delibera/ledger";
import type { HypotheticalRequest, JudgedRequest } from "@delibera/ledger/statement";
import { judgeRequest } from "@delibera/ledger/statement";

/** Nothing speaks of a participation that the record does not hold. */
export function judge(
  { program }: PublishedProgram,
  record: ProfessionalRecord,
  request: HypotheticalRequest,
  today: string,
): JudgedRequest {
  const found = judgeRequest(program, record, request, { on: today, knownOn: today });
  return found?.judged ?? { kind: request.kind, item: null, verdict: null, answers: [] };
}
