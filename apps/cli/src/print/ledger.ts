/** A ledger as a page to read: every figure on its line, with the comma it comes from, and what the result rests on. */
import type { Ledger, Statement } from "@delibera/ledger/statement";
import { lineId } from "@delibera/ledger/statement";
import { sayMissing, sayReason, speaker } from "@delibera/rules-dsl/explanation";
import type { Program } from "@delibera/rules-dsl/ir";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";
import { printCitation, printDay } from "./citation.ts";
import type { Row } from "./ledger-rows.ts";
import { sectionsOf } from "./ledger-rows.ts";

export function printLedger(program: Program, statement: Statement, terminal: Terminal): string {
  const { ledger } = statement;
  const { inWords, colors } = terminal;
  const sections = sectionsOf(program, ledger, terminal).filter(({ rows }) => rows.length > 0);
  const rows = sections.flatMap((section) => section.rows);
  const widest = (of: (row: Row) => string) => Math.max(...rows.map((row) => of(row).length));
  const [label, value] = [widest((row) => row.label), widest((row) => row.value)];
  const print = (row: Row) =>
    `  ${row.label.padEnd(label)}  ${row.value.padStart(value)}  ${colors.dim(row.citation)}`.trimEnd();
  return [
    colors.bold(printHeading(ledger, terminal)),
    printDates(ledger, terminal),
    ...sections.flatMap((section) => ["", colors.bold(inWords(section.title)), ...section.rows.map(print)]),
    ...list({ it: "Letture usate", en: "Readings used" }, readings(program, ledger), terminal),
    ...list({ it: "Che cosa manca", en: "What is missing" }, gaps(program, statement, terminal), terminal),
    ...list({ it: "Atti in conflitto", en: "Acts in conflict" }, conflicts(program, ledger), terminal),
    ...list({ it: "Fatti non considerati", en: "Facts not considered" }, notConsidered(ledger), terminal),
  ].join("\n");
}

export function printHeading({ professional, triennium }: Ledger, { inWords }: Terminal): string {
  return inWords({
    it: `${professional}, triennio ${triennium}`,
    en: `${professional}, three-year period ${triennium}`,
  });
}

export function printDates({ asOf, knownOn }: Ledger, { inWords }: Terminal): string {
  return inWords({
    it: `al ${printDay(asOf)}, per quanto noto il ${printDay(knownOn)}`,
    en: `as of ${asOf}, as known on ${knownOn}`,
  });
}

function readings(program: Program, { interpretations }: Ledger): readonly Words[] {
  return interpretations.flatMap(({ name, tag, option, default: usual, citation }) => {
    const declared = program.interpretations.find((each) => each.name === name);
    const chosen = declared?.options.find((each) => each.name === option);
    if (declared === undefined || chosen === undefined) return [];
    const where = printCitation(program, citation);
    const code = `${tag ?? name}=${chosen.tag ?? option}`;
    return [
      {
        it: `${code}: ${chosen.label.it}${usual ? "" : " (su richiesta)"} (${where})`,
        en: `${code}: ${chosen.label.en}${usual ? "" : " (as asked)"} (${where})`,
      },
    ];
  });
}

/** What undetermined figures lack, each lack once, with the figures that it leaves open. */
function gaps(program: Program, { ledger, outcome }: Statement, { language }: Terminal): readonly Words[] {
  const by = speaker(program, language);
  const open = new Set(ledger.undetermined.map(({ id }) => id));
  const figuresByLack = new Map<string, string[]>();
  for (const { code, rule, item, year, value } of outcome.outputs) {
    if (code === undefined || value.kind !== "undetermined" || !open.has(lineId({ code, item, year }))) continue;
    const label = program.rules.find(({ name }) => name === rule)?.label[language] ?? code;
    const figure = [label, item, year].filter((part) => part !== undefined).join(" ");
    const lacks = [
      ...value.missing.map((path) => sayMissing(path, by)),
      ...value.reasons.map((each) => sayReason(each, by)),
    ];
    for (const lack of lacks) figuresByLack.set(lack, [...(figuresByLack.get(lack) ?? []), figure]);
  }
  return [...figuresByLack].map(([lack, figures]) => ({
    it: `${lack}: restano aperti ${figures.join("; ")}`,
    en: `${lack}: this leaves open ${figures.join("; ")}`,
  }));
}

function conflicts(program: Program, ledger: Ledger): readonly Words[] {
  return ledger.conflicts.map(({ id, citations }) => {
    const acts = citations.map((citation) => printCitation(program, citation)).join("; ");
    return { it: `${id}: ${acts}`, en: `${id}: ${acts}` };
  });
}

function notConsidered({ notConsidered: keys }: Ledger): readonly Words[] {
  return keys.map((key) => ({ it: `${key}: nessun atto ne parla`, en: `${key}: no act speaks of it` }));
}

function list(title: Words, lines: readonly Words[], { inWords, colors }: Terminal): readonly string[] {
  return lines.length === 0 ? [] : ["", colors.bold(inWords(title)), ...lines.map((line) => `  ${inWords(line)}`)];
}
