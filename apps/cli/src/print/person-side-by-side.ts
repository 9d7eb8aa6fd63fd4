/**
 * Two explanations in two columns, opened down to the first difference, which is marked; what is the same in both is counted. What
 * only one side has stands alone.
 */
import type { ExplanationNode } from "@delibera/rules-dsl/explanation";
import type { PersonUnder, ResultPair } from "@delibera/simulation";
import { pairsOf } from "@delibera/simulation";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";
import { simulationWords } from "./simulation-words.ts";

/** Characters of a column. */
const width = 56;

const marks = { same: " ", other: "≠", first: "►" } as const;

export function printPerson(pseudonym: string, candidates: readonly PersonUnder[], terminal: Terminal): string {
  const { inWords, colors } = terminal;
  return candidates
    .map(({ name, results }) =>
      [
        colors.bold(inWords(say.title(pseudonym, name))),
        ...(results.length === 0 ? [inWords(say.same)] : results.flatMap((each) => resultLines(each, name, terminal))),
      ].join("\n"),
    )
    .join("\n\n");
}

function resultLines(result: ResultPair, name: string, { inWords, colors }: Terminal): readonly string[] {
  const { explanationBefore, explanationAfter, parting } = result;
  const rows = rowsOf(explanationBefore, explanationAfter, {
    before: parting?.before,
    depth: 0,
    alike: (count) => inWords(say.alike(count)),
  });
  return [
    "",
    ...inColumns(inWords(simulationWords.before), `${inWords(simulationWords.after)} ${name}`, marks.same),
    ...rows.flatMap(({ left, right, mark }) => {
      const lines = inColumns(left, right, marks[mark]);
      return mark === "first" ? lines.map((line) => colors.bold(line)) : lines;
    }),
  ];
}

interface Row {
  readonly left: string;
  readonly right: string;
  readonly mark: keyof typeof marks;
}

interface Place {
  /** The way to the first difference, in the left tree; undefined away from it. */
  readonly before: readonly number[] | undefined;
  readonly depth: number;
  /** Says how many are the same on both sides. */
  readonly alike: (count: number) => string;
}

function rowsOf(left: ExplanationNode, right: ExplanationNode, { before, depth, alike }: Place): readonly Row[] {
  const sentence = (node: ExplanationNode) => `${"  ".repeat(depth)}${depth === 0 ? "" : "- "}${node.sentence}`;
  const isSame = left.sentence === right.sentence;
  const mark = before?.length === 0 ? "first" : isSame ? "same" : "other";
  const row: Row = { left: sentence(left), right: sentence(right), mark };
  const alone = (node: ExplanationNode, side: "left" | "right"): Row => ({
    left: "",
    right: "",
    [side]: `  ${"  ".repeat(depth)}- ${node.sentence}`,
    mark: "other",
  });
  // Away from the first difference a sentence that differs says enough.
  if (before === undefined || before.length === 0) return [row];
  const pairs = pairsOf(left.children, right.children);
  const same = pairs.filter(({ a, b }) => JSON.stringify(a) === JSON.stringify(b)).length;
  const below = pairs.flatMap(({ a, b, place }): readonly Row[] => {
    if (!a || !b) return [...(a ? [alone(a, "left")] : []), ...(b ? [alone(b, "right")] : [])];
    if (JSON.stringify(a) === JSON.stringify(b)) return [];
    const [step, ...rest] = before;
    return rowsOf(a, b, { before: step === place ? rest : undefined, depth: depth + 1, alike });
  });
  const counted = `  ${"  ".repeat(depth)}${alike(same)}`;
  return [row, ...below, ...(same === 0 ? [] : [{ left: counted, right: counted, mark: "same" as const }])];
}

function inColumns(left: string, right: string, mark: string): readonly string[] {
  const [a, b] = [folded(left), folded(right)];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) =>
    `${(a[at] ?? "").padEnd(width)} ${at === 0 ? mark : marks.same} ${b[at] ?? ""}`.trimEnd(),
  );
}

/** Lines no wider than a column, broken between words; what follows the first is indented as it is. */
function folded(text: string): readonly string[] {
  const indent = /^[ ]*(- )?/.exec(text)?.[0].length ?? 0;
  const lines: string[] = [];
  let line = "";
  for (const word of text.slice(indent).split(" ")) {
    const room = width - indent;
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each, at) => (at === 0 ? text.slice(0, indent) : " ".repeat(indent)) + each);
}

const say = {
  title: (pseudonym: string, name: string): Words => ({
    it: `${pseudonym}, a confronto: ${name}  (► si separano qui, ≠ diverso)`,
    en: `${pseudonym}, compared: ${name}  (► they part here, ≠ different)`,
  }),
  alike: (count: number): Words => ({ it: `= uguali: ${count}`, en: `= the same: ${count}` }),
  same: {
    it: "  NESSUN EFFETTO: per questa persona i risultati sono gli stessi",
    en: "  NO EFFECT: for this person the results are the same",
  },
} as const;
