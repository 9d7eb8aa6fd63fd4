/** A ledger as the rows a person reads, in reading order, each with the key by which its explanation is asked for. */
import type { Amount, Citation } from "@delibera/ledger/statement";
import { formatDecimal, sentenceCase } from "../messages/format.ts";
import type { Language } from "../messages/language.tsx";
import type { MessageKey, Text } from "../messages/text.ts";
import { eventRows, requestRows } from "./request-rows.ts";
import type { OutcomeLine, ShownLedger } from "./shown-ledger.ts";

/** `part`: of the total above it; `share`: of the part above it; `less`: taken away. */
export type RowWeight = "figure" | "part" | "share" | "less" | "subtotal" | "total";

export interface Row {
  /** The key of the line, such as `obligation.individual`; unique in a ledger. */
  readonly key: string;
  readonly label: string;
  readonly weight: RowWeight;
  readonly value: RowValue;
  readonly citation: Citation | undefined;
  /** A second line under the label: which participation, in which year. */
  readonly note?: string;
}

export type RowValue =
  | { readonly kind: "amount"; readonly amount: Amount }
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "verdict"; readonly verdict: "accepted" | "refused" | null }
  | { readonly kind: "undetermined" };

export interface RequirementRow {
  readonly key: string;
  readonly label: string;
  readonly met: boolean | null;
  readonly counted: Amount | null;
  readonly required: Amount | null;
  readonly missing: Amount | null;
  readonly citation: Citation | undefined;
}

export interface LedgerRows {
  readonly obligation: readonly Row[];
  readonly credits: readonly Row[];
  readonly requirements: readonly RequirementRow[];
  readonly outcome: readonly Row[];
  /** Empty where no act lets one triennium pay the debt of another. */
  readonly compensation: readonly Row[];
  /** Empty when nothing was asked. */
  readonly requests: readonly Row[];
  /** Planned events and teaching sessions; empty when the record has none. */
  readonly events: readonly Row[];
}

export interface Wording {
  readonly text: Text;
  readonly language: Language;
  readonly formatDate: (date: string) => string;
  /** What is known of an item of the record, in words; undefined when the record does not hold it. */
  readonly describeItem: (id: string) => string | undefined;
}

/** The rows of a ledger. A figure that no act gives and that nothing explains is left out. */
export function ledgerRows(ledger: ShownLedger, wording: Wording): LedgerRows {
  return {
    obligation: obligationRows(ledger, wording),
    credits: creditRows(ledger, wording),
    requirements: ledger.requirements.map((requirement) => ({
      ...requirement,
      key: `requirements.${requirement.id}`,
      label: sentenceCase(requirement.label[wording.language]),
    })),
    outcome: outcomeRows(ledger, wording),
    compensation: compensationRows(ledger, wording),
    requests: requestRows(ledger, wording),
    events: eventRows(ledger, wording),
  };
}

function obligationRows(ledger: ShownLedger, { text, language, formatDate }: Wording): Row[] {
  const { obligation } = ledger;
  const figure = figures("obligation", obligation.citations, text);
  const reduction = (group: "reductions" | "bonuses", lines = obligation[group]) =>
    lines.map(
      (line): Row => ({
        key: `obligation.${group}.${line.id}`,
        label: sentenceCase(line.label[language]),
        weight: "less",
        value: { kind: "amount", amount: line.amount },
        citation: line.citation,
        ...(line.year === undefined ? {} : { note: text("ledger.inYear", { year: String(line.year) }) }),
      }),
    );
  return present(ledger, [
    figure("standard", "figure", amountValue(obligation.standard)),
    figure("start", "figure", wordsValue(obligation.start && formatDate(obligation.start))),
    figure("years", "figure", wordsValue(obligation.years === null ? null : String(obligation.years))),
    // Exemptions belong to a year and come before the obligation is taken for the years; what a law takes off comes after.
    ...reduction(
      "reductions",
      obligation.reductions.filter(({ year }) => year !== undefined),
    ),
    figure("prorated", "subtotal", amountValue(obligation.prorated)),
    ...reduction(
      "reductions",
      obligation.reductions.filter(({ year }) => year === undefined),
    ),
    ...reduction("bonuses"),
    figure("individual", "total", amountValue(obligation.individual)),
  ]);
}

function creditRows(ledger: ShownLedger, { text, language, describeItem }: Wording): Row[] {
  const { credits } = ledger;
  const figure = figures("credits", credits.citations, text);
  const excluded = credits.excluded.map(
    (line): Row => ({
      key: exclusionKey(line),
      label: sentenceCase(line.label[language]),
      weight: "less",
      value: { kind: "amount", amount: line.amount },
      citation: line.citation,
      ...(line.item === null ? {} : { note: describeItem(line.item) ?? line.item }),
    }),
  );
  return present(ledger, [
    figure("acquired", "figure", amountValue(credits.acquired)),
    ...excluded,
    figure("counted", "total", amountValue(credits.counted)),
    figure("learner", "part", amountValue(credits.learner)),
    figure("recruited", "share", amountValue(credits.recruited)),
    figure("teaching", "part", amountValue(credits.teaching)),
    figure("individual", "part", amountValue(credits.individual)),
    figure("selfStudy", "share", amountValue(credits.selfStudy)),
  ]);
}

function outcomeRows(ledger: ShownLedger, { text }: Wording): Row[] {
  const row = (key: OutcomeLine, weight: RowWeight, value: RowValue): Row => ({
    key,
    label: text(`ledger.${key}`),
    weight,
    value,
    citation: ledger.outcomeCitations[key],
  });
  const { certifiable, issuer, competentDoctor } = ledger;
  const form = (code: string | null) =>
    code === null ? [] : [text("document.form", { form: formNames[code] ?? code })];
  const document = ledger.document === null ? null : documentNames(ledger.document, text);
  return present(ledger, [
    row("balance", "total", amountValue(ledger.balance)),
    row("certifiable", "figure", wordsValue(certifiable === null ? null : text(certifiable ? "word.yes" : "word.no"))),
    {
      ...row("document", "figure", wordsValue(document?.name ?? null)),
      ...(document && { note: [document.whole, ...form(ledger.documentForm)].join(" · ") }),
    },
    ...(issuer === null
      ? []
      : [
          {
            key: "issuer",
            label: text("ledger.issuer"),
            weight: "figure" as const,
            value: wordsValue(issuer.body === null ? null : issuerName(issuer.body, text)),
            citation: issuer.citation,
          },
        ]),
    ...(competentDoctor === null
      ? []
      : [
          {
            key: "competentDoctor.certifiable",
            label: text("ledger.competentDoctor"),
            weight: "figure" as const,
            value: wordsValue(
              competentDoctor.certifiable === null ? null : text(competentDoctor.certifiable ? "word.yes" : "word.no"),
            ),
            citation: competentDoctor.citation,
            ...(competentDoctor.documentForm === null ? {} : { note: form(competentDoctor.documentForm)[0] ?? "" }),
          },
        ]),
  ]);
}

/** The forms of the manual, as it numbers them. */
const formNames: Readonly<Record<string, string>> = { II: "II", IIIA: "III A", IIIB: "III B" };

function issuerName(body: string, text: Text): string {
  const known = (["order", "association", "national-commission"] as const).find((code) => code === body);
  return known === undefined ? body : text(`issuer.${known}`);
}

function compensationRows({ compensation }: ShownLedger, { text, language }: Wording): Row[] {
  if (compensation === null) return [];
  const row = (key: string, label: string, weight: RowWeight, amount: Amount | null): Row => {
    return { key: `compensation.${key}`, label, weight, value: amountValue(amount), citation: compensation.citation };
  };
  const debts = compensation.debts.map(({ triennium, before, after }) => ({
    ...row(`${triennium}.after`, text("ledger.compensation.debt", { triennium }), "figure", after),
    ...(before && { note: text("ledger.compensation.before", { amount: readAmount(before, language) }) }),
  }));
  return [
    row("pool", text("ledger.compensation.pool"), "figure", compensation.pool),
    ...debts,
    row("residual", text("ledger.compensation.residual"), "total", compensation.residual),
  ];
}

/** In a sentence as in a column: one decimal, the marks of the language. */
export function readAmount({ display }: Amount, language: Language): string {
  return formatDecimal(display.includes(",") ? display : `${display},0`, language);
}

/** The key that the ledger gives to a line of `credits.excluded`. */
export function exclusionKey({ reason, item }: { readonly reason: string; readonly item: string | null }): string {
  return item === null ? `credits.excluded.${reason}` : `credits.excluded.${reason}[${item}]`;
}

/** The document of a code: its short name and its name in full; the code itself for one the screens do not know. */
export function documentNames(code: string, text: Text): { readonly name: string; readonly whole: string } {
  if (code !== "certificato" && code !== "attestato") return { name: code, whole: code };
  return { name: text(`document.${code}`), whole: text(`document.${code}.whole`) };
}

function figures(block: "obligation" | "credits", citations: Readonly<Record<string, Citation>>, text: Text) {
  return (name: string, weight: RowWeight, value: RowValue): Row => ({
    key: `${block}.${name}`,
    label: text(`ledger.${block}.${name}` as MessageKey),
    weight,
    value,
    citation: citations[name],
  });
}

function amountValue(amount: Amount | null): RowValue {
  return amount === null ? { kind: "undetermined" } : { kind: "amount", amount };
}

function wordsValue(words: string | null): RowValue {
  return words === null ? { kind: "undetermined" } : { kind: "words", words };
}

/** Keeps what has a value, and what has none for a reason that the ledger states. */
function present(ledger: ShownLedger, rows: readonly Row[]): Row[] {
  const explained = new Set(ledger.undetermined.map(({ id }) => id));
  const conflicting = new Set(ledger.conflicts.map(({ id }) => id));
  return rows.filter(
    ({ key, value, citation }) =>
      value.kind !== "undetermined" || citation !== undefined || explained.has(key) || conflicting.has(key),
  );
}
