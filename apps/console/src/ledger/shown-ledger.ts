/** The ledger that the screens show: the interchange document, and the commi from which its outcome comes. */
import type { Citation, Ledger } from "@delibera/ledger/statement";

export const outcomeLines = ["balance", "certifiable", "document"] as const;

export type OutcomeLine = (typeof outcomeLines)[number];

export interface ShownLedger extends Ledger {
  readonly outcomeCitations: Readonly<Partial<Record<OutcomeLine, Citation>>>;
}
