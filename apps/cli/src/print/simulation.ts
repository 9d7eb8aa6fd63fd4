/** A simulation as a page to read: headline, who passes from which state to which, who changes by how much, why, and one person. */
import type { ExplanationNode } from "@delibera/rules-dsl/explanation";
import { displayAmount } from "@delibera/rules-dsl/explanation";
import { parseRational } from "@delibera/rules-dsl/values";
import type { CandidateReport, ChangePoint, ChangeTable, People, SimulationReport } from "@delibera/simulation";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";
import { printTable } from "./columns-of-text.ts";
import { simulationWords as say } from "./simulation-words.ts";

export function printSimulation(
  report: SimulationReport,
  changePoints: readonly ChangePoint[] | undefined,
  isInvented: boolean,
  terminal: Terminal,
): string {
  const { inWords, colors } = terminal;
  const { cycle, people, cohort, isSample, measure, baseline } = report;
  const label = (words: Words) => inWords(words);
  return [
    colors.bold(
      inWords(
        say.title({ cycle, people: thousands(people), of: isSample ? thousands(cohort) : undefined, isInvented }),
      ),
    ),
    inWords(say.baseline(baseline.name, baseline.asOf, baseline.knownOn)),
    `  ${label(report.state.label)}: ${statesLine(report, baseline.states, inWords)}`,
    `  ${label(measure.label)}: ${quantilesLine(report, inWords)}`,
    ...(changePoints
      ? ["", ...stepLines(report, terminal), "", ...changePointLines(report, changePoints, terminal)]
      : report.candidates.flatMap((each) => ["", ...candidateLines(report, each, terminal)])),
    "",
    inWords(say.note(report.suppressedBelow)),
  ].join("\n");
}

function candidateLines(report: SimulationReport, candidate: CandidateReport, terminal: Terminal): readonly string[] {
  const { inWords, colors } = terminal;
  const { name, effect, affected, rise, fall, totalChange, largestRise, largestFall, tables, causes, witness } =
    candidate;
  const title = colors.bold(inWords(say.candidate(name)));
  if (effect === "impossible") return [title, colors.yellow(inWords(say.impossible))];
  if (effect === "none") return [title, colors.yellow(inWords(say.noEffect(thousands(report.people))))];
  const amount = (text: string | null) => amountLine(text, report, terminal);
  return [
    title,
    `  ${inWords(say.headline(counted(affected), counted(rise), counted(fall), report.measure.favourable))}`,
    `  ${inWords(say.totals(amount(totalChange), amount(largestRise), amount(largestFall)))}`,
    ...tables.flatMap((table) => tableLines(report, table, terminal)),
    ...(causes.length === 0 ? [] : [`  ${inWords(say.causes)}`]),
    ...causes.map(({ label, people, before, after, cycle, year }) => {
      const when = year ?? (cycle === report.cycle ? "" : cycle);
      const comma = [before, after].flatMap((each) => (each ? [`${each.act} ${each.article}/${each.comma}`] : []));
      return `    ${counted(people).padStart(9)}  ${inWords(label)}${when === "" ? "" : ` (${when})`}  ${[...new Set(comma)].join(" → ")}`;
    }),
    ...(witness ? witnessLines(witness, terminal) : []),
  ];
}

function amountLine(
  text: string | null,
  { measure: { unitLabel } }: SimulationReport,
  { inWords, language }: Terminal,
): string {
  const amount = text === null ? undefined : parseRational(text);
  if (!amount) return "–";
  return `${displayAmount(amount, language)} ${unitLabel ? inWords(unitLabel) : ""}`.trim();
}

/** The steps of a sweep, one to a line. */
function stepLines(report: SimulationReport, terminal: Terminal): readonly string[] {
  const { inWords } = terminal;
  const states = report.state.states.map((each) => inWords(say.state(each)));
  const heads = ["", ...[say.affected, say.rises, say.falls, say.total].map(inWords), ...states];
  const rows = report.candidates.map((each) => [
    each.name,
    ...[each.affected, each.rise, each.fall].map(counted),
    amountLine(each.totalChange, report, terminal),
    ...each.states.map(counted),
  ]);
  return printTable(heads, rows);
}

function tableLines(
  report: SimulationReport,
  { dimension, groups }: ChangeTable,
  { inWords }: Terminal,
): readonly string[] {
  const bands = report.bands;
  const names = [...bands.map((_, place) => bandName(bands, place)), bandName(bands, bands.length)];
  const heads = [
    dimension ?? "",
    inWords(say.people),
    ...names,
    "=",
    inWords(say.appeared),
    inWords(say.vanished),
    "?",
  ];
  const rows = groups.map((each) => [
    each.label === "" ? inWords(say.everybody) : each.label,
    ...[each.people, ...each.bands, each.unchanged, each.appeared, each.vanished, each.undetermined].map(counted),
  ]);
  const [all] = dimension === undefined ? groups : [];
  const states = report.state.states.map((each) => inWords(say.state(each)));
  const matrix = all
    ? printTable(
        [`${inWords(report.state.label)} →`, ...states],
        all.transitions.map((row, from) => [states[from] ?? "", ...row.map(counted)]),
      )
    : [];
  return [
    ...matrix.map((line) => `  ${line}`),
    `  ${inWords(say.bands(inWords(report.measure.label)))}`,
    ...printTable(heads, rows).map((line) => `  ${line}`),
  ];
}

function bandName(bands: readonly string[], place: number): string {
  const [from, to] = [bands[place - 1], bands[place]];
  if (from === undefined) return `≤${to}`;
  return to === undefined ? `>${from}` : `${from}…${to}`;
}

function witnessLines(
  { pseudonym, size, results }: NonNullable<CandidateReport["witness"]>,
  terminal: Terminal,
): readonly string[] {
  const { inWords } = terminal;
  return [
    `  ${inWords(say.witness(pseudonym, size))}`,
    ...results.flatMap(({ explanationBefore, explanationAfter, parting }) => [
      `    ${inWords(say.before)} ${explanationBefore.sentence}`,
      `    ${inWords(say.after)} ${explanationAfter.sentence}`,
      ...(parting && parting.before.length > 0
        ? [
            `      ${inWords(say.parting)}`,
            `      ${inWords(say.before)} ${sentenceAt(explanationBefore, parting.before)}`,
            `      ${inWords(say.after)} ${sentenceAt(explanationAfter, parting.after)}`,
          ]
        : []),
    ]),
  ];
}

function sentenceAt(root: ExplanationNode, path: readonly number[]): string {
  return path.reduce<ExplanationNode | undefined>((node, place) => node?.children[place], root)?.sentence ?? "";
}

function changePointLines(
  { state }: SimulationReport,
  points: readonly ChangePoint[],
  { inWords, colors }: Terminal,
): readonly string[] {
  const states = state.states.map((each) => inWords(say.state(each)));
  return [
    colors.bold(inWords(say.changePoints(points.length))),
    ...points.map(({ from, to, states: moved, isCliff }) => {
      const said = moved.map((each, place) => `${states[place]} ${each === null ? "?" : signed(each)}`).join(", ");
      return `  ${from} → ${to}: ${said}${isCliff ? `  ${colors.red(inWords(say.cliff))}` : ""}`;
    }),
  ];
}

function statesLine({ state }: SimulationReport, people: readonly People[], inWords: (words: Words) => string): string {
  return state.states.map((each, place) => `${inWords(say.state(each))} ${counted(people[place] ?? null)}`).join(", ");
}

function quantilesLine(
  { baseline: { distribution }, measure }: SimulationReport,
  inWords: (words: Words) => string,
): string {
  const found = distribution.quantiles.map(({ percent, value }) => `${percent}% ≤ ${value}`).join(", ");
  return `${found} ${measure.unitLabel ? inWords(measure.unitLabel) : ""}; ${inWords(say.state("undetermined"))} ${counted(distribution.undetermined)}`;
}

function signed(number: number): string {
  return number > 0 ? `+${thousands(number)}` : number < 0 ? `-${thousands(-number)}` : "0";
}

function counted(people: People): string {
  return people === null ? "·" : thousands(people);
}

/** A narrow space between thousands. */
export function thousands(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, "\u202f");
}
