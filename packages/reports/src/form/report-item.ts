/** What a reader finds in a file, one after the other, before anybody asked whether it makes sense. */
import type { Reason } from "../refusal.ts";

export type ReportItem = OpenedReport | ReportedParticipant | EndedReport | Mistake | Broken;

/** A report begins. */
export interface OpenedReport {
  readonly kind: "report";
  readonly line: number;
  readonly values: Values;
}

/** A person of the report that is open. */
export interface ReportedParticipant {
  readonly kind: "participant";
  readonly line: number;
  readonly values: Values;
  readonly professions: readonly ReportedProfession[];
}

/** Fields by their names; one that is absent has no key. */
export type Values = Readonly<Record<string, string | undefined>>;

export interface ReportedProfession {
  readonly code: string;
  readonly disciplines: readonly string[];
}

/** The report that is open is whole. */
export interface EndedReport {
  readonly kind: "end";
  readonly line: number;
}

/** Something in the report that is open, for which it is refused; reading goes on. */
export interface Mistake {
  readonly kind: "mistake";
  readonly line: number;
  readonly reason: Reason;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Nothing after this can be read: the report that is open is not whole. */
export interface Broken {
  readonly kind: "broken";
  readonly line: number;
  readonly reason: Reason;
  readonly parameters: Readonly<Record<string, string>>;
}
