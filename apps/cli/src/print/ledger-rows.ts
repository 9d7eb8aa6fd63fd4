/** The rows of a ledger, section by section: what a figure is called, its value, the comma it comes from. */
import type {
  Amount,
  Answer,
  Citation,
  EventFigure,
  Exclusion,
  Ledger,
  Line,
  Requirement,
} from "@delibera/ledger/statement";
import { exactOf } from "@delibera/ledger/statement";
import type { Program } from "@delibera/rules-dsl/ir";
import { compare } from "@delibera/rules-dsl/values";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";
import { printCitation, printDay } from "./citation.ts";

export interface Row {
  readonly label: string;
  readonly value: string;
  readonly citation: string;
}

export interface Section {
  readonly title: Words;
  readonly rows: readonly Row[];
}

export function sectionsOf(program: Program, ledger: Ledger, terminal: Terminal): readonly Section[] {
  const page = { program, ledger, terminal };
  return [
    { title: { it: "Obbligo", en: "Obligation" }, rows: obligationRows(page) },
    { title: { it: "Crediti", en: "Credits" }, rows: creditRows(page) },
    {
      title: { it: "Requisiti", en: "Requirements" },
      rows: ledger.requirements.map((each) => requirementRow(page, each)),
    },
    { title: { it: "Esito", en: "Result" }, rows: resultRows(page) },
    { title: { it: "Compensazione", en: "Compensation" }, rows: compensationRows(page) },
    { title: { it: "Richieste", en: "Requests" }, rows: requestRows(page) },
    { title: { it: "Eventi e docenze", en: "Events and teaching" }, rows: eventRows(page) },
  ];
}

interface Page {
  readonly program: Program;
  readonly ledger: Ledger;
  readonly terminal: Terminal;
}

function obligationRows(page: Page): readonly Row[] {
  const { standard, start, years, reductions, prorated, bonuses, individual } = page.ledger.obligation;
  const figure = (key: string, value: string | null) => figureRow(page, "obligation", key, value);
  return [
    figure("standard", shown(standard)),
    figure("start", start === null ? null : printDay(start)),
    figure("years", years === null ? null : String(years)),
    // Exemptions belong to a year, and come before the obligation is taken for the years; what a law takes off comes after.
    ...reductions.filter(({ year }) => year !== undefined).map((line) => lineRow(page, line)),
    figure("prorated", shown(prorated)),
    ...reductions.filter(({ year }) => year === undefined).map((line) => lineRow(page, line)),
    ...bonuses.map((line) => lineRow(page, line)),
    figure("individual", shown(individual)),
  ];
}

function creditRows(page: Page): readonly Row[] {
  const { credits } = page.ledger;
  const parts = ["learner", "recruited", "teaching", "individual", "selfStudy"] as const;
  return [
    figureRow(page, "credits", "acquired", shown(credits.acquired)),
    ...credits.excluded.map((exclusion) => exclusionRow(page, exclusion)),
    figureRow(page, "credits", "counted", shown(credits.counted)),
    ...parts.map((key) => figureRow(page, "credits", key, shown(credits[key]))),
  ];
}

function requirementRow(page: Page, requirement: Requirement): Row {
  const { label, counted, required, citation } = requirement;
  const compared = `${shown(counted) ?? "?"} / ${shown(required) ?? "?"}`;
  const name = `${page.terminal.inWords(label)} (${compared})`;
  return row(page, name, page.terminal.inWords(standing(requirement)), citation);
}

function standing({ met, counted, required, missing }: Requirement): Words {
  if (met === null || counted === null || required === null || missing === null) return unknown;
  if (met) return { it: "soddisfatto", en: "met" };
  const { display } = missing;
  return compare(exactOf(counted.exact), exactOf(required.exact)) > 0
    ? { it: `eccedono ${display}`, en: `${display} too many` }
    : { it: `mancano ${display}`, en: `${display} missing` };
}

function resultRows(page: Page): readonly Row[] {
  const { balance, certifiable, document } = page.ledger;
  const yesOrNo =
    certifiable === null ? null : page.terminal.inWords(certifiable ? { it: "sì", en: "yes" } : { it: "no", en: "no" });
  return [
    row(page, labelOf(page, "balance"), shown(balance), undefined),
    row(page, labelOf(page, "certifiable"), yesOrNo, undefined),
    row(page, labelOf(page, "document"), document, undefined),
    ...issuedRows(page),
  ];
}

/** On which form, by whom, and the competent doctor's own certification, where the acts say it. */
function issuedRows(page: Page): readonly Row[] {
  const { documentForm, issuer, competentDoctor } = page.ledger;
  const issued = issuer === null ? [] : [row(page, labelOf(page, "issuer"), named(page, issuer.body), issuer.citation)];
  const form = documentForm === null ? [] : [row(page, labelOf(page, "documentForm"), documentForm, undefined)];
  if (competentDoctor === null) return [...form, ...issued];
  const { documentForm: own, citation } = competentDoctor;
  return [...form, ...issued, row(page, labelOf(page, "competentDoctor.documentForm"), own, citation)];
}

/** The words of a body by its code in the vocabulary; the code itself for one that it does not have. */
function named({ program, terminal }: Page, code: string | null): string | null {
  const type = program.rules.find((rule) => rule.code === "issuer")?.type;
  const list = type?.kind === "enumeration" ? type.name : undefined;
  const bodies = program.vocabulary.enumerations.find(({ name }) => name === list)?.options ?? [];
  const found = bodies.find((body) => body.code === code);
  return found === undefined ? code : terminal.inWords(found.label);
}

function requestRows(page: Page): readonly Row[] {
  return page.ledger.requests.flatMap(({ item, answers }) => answers.map((answer) => answerRow(page, answer, item)));
}

function eventRows(page: Page): readonly Row[] {
  const { events, teachingSessions } = page.ledger;
  const name = (code: string, item: string) => `${labelOf(page, code)}: ${item}`;
  return [
    ...events.flatMap(({ item, admissible, credits, reportDeadline }) => [
      ...(admissible === null ? [] : [answerRow(page, admissible, item)]),
      ...(credits === null ? [] : [row(page, name("events.credits", item), shown(credits.value), credits.citation)]),
      ...(reportDeadline === null ? [] : [deadlineRow(page, name("events.reportDeadline", item), reportDeadline)]),
    ]),
    ...teachingSessions.flatMap(({ item, credits }) =>
      credits === null
        ? []
        : [row(page, name("teachingSessions.credits", item), shown(credits.value), credits.citation)],
    ),
  ];
}

function deadlineRow(page: Page, name: string, { value, citation }: EventFigure<string>): Row {
  return row(page, name, value === null ? null : printDay(value), citation);
}

/** The grounds of a refusal, or the facts that leave it open, stand after the comma, where a long line pushes nothing aside. */
function answerRow(page: Page, { label, verdict, reasons, open, citation }: Answer, item: string | null): Row {
  const { inWords } = page.terminal;
  const why = [...reasons.map((reason) => `«${inWords(reason)}»`), ...(open?.missing ?? [])].join(", ");
  const name = `${inWords(label)}${item === null ? "" : `: ${item}`}`;
  const judged = row(page, name, verdict === null ? null : inWords(verdicts[verdict]), citation);
  return why === "" ? judged : { ...judged, citation: `${judged.citation}: ${why}` };
}

const verdicts = {
  accepted: { it: "accolta", en: "accepted" },
  refused: { it: "rifiutata", en: "refused" },
} as const satisfies Record<string, Words>;

function compensationRows(page: Page): readonly Row[] {
  const { compensation } = page.ledger;
  if (compensation === null) return [];
  const figure = (code: string, amount: Amount | null) =>
    row(page, labelOf(page, code), shown(amount), compensation.citation);
  const debts = compensation.debts.flatMap(({ triennium, before, after }) => [
    figure(`compensation.${triennium}.before`, before),
    figure(`compensation.${triennium}.after`, after),
  ]);
  return [
    figure("compensation.pool", compensation.pool),
    ...debts,
    figure("compensation.residual", compensation.residual),
  ];
}

function figureRow(page: Page, section: "obligation" | "credits", key: string, value: string | null): Row {
  return row(page, labelOf(page, `${section}.${key}`), value, page.ledger[section].citations[key]);
}

function lineRow(page: Page, { label, year, amount, citation }: Line): Row {
  const name = page.terminal.inWords(label);
  return row(page, year === undefined ? name : `${name}, ${year}`, takenOff(amount), citation);
}

function exclusionRow(page: Page, { item, label, amount, citation }: Exclusion): Row {
  const name = page.terminal.inWords(label);
  return row(page, item === null ? name : `${name}: ${item}`, takenOff(amount), citation);
}

function row(page: Page, label: string, value: string | null, citation: Citation | undefined): Row {
  return { label, value: value ?? page.terminal.inWords(unknown), citation: cited(page, citation) };
}

function labelOf({ program, terminal }: Page, code: string): string {
  const rule = program.rules.find((each) => each.code === code);
  return rule === undefined ? code : terminal.inWords(rule.label);
}

function cited({ program }: Page, citation: Citation | undefined): string {
  return citation === undefined ? "" : printCitation(program, citation);
}

function shown(amount: Amount | null): string | null {
  return amount === null ? null : amount.display;
}

/** A reduction is a positive amount that is subtracted; one that adds is negative. */
function takenOff({ display }: Amount): string {
  return display.startsWith("-") ? `+${display.slice(1)}` : `-${display}`;
}

const unknown: Words = { it: "non determinato", en: "undetermined" };
