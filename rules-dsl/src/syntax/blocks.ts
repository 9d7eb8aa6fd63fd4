/** Blocks of a file: which words open them, how they nest, and which words may begin a line inside each. */
import type { KeywordName } from "./keywords.ts";
import { keywords, nameKey } from "./keywords.ts";

export type BlockOpener =
  | "Vocabulary"
  | "ActKind"
  | "Enumeration"
  | "Subject"
  | "Entity"
  | "Action"
  | "Article"
  | "Section"
  | "Paragraph";

/** The outermost block has depth 0; a block may only open inside one of lesser depth. */
export const blockDepth: Readonly<Record<BlockOpener, number>> = {
  Vocabulary: 0,
  ActKind: 0,
  Enumeration: 1,
  Subject: 1,
  Entity: 1,
  Action: 1,
  Article: 1,
  Section: 1,
  Paragraph: 2,
};

const blockOpeners: ReadonlySet<string> = new Set(Object.keys(blockDepth));

const entityLines: readonly KeywordName[] = ["Field", "IdentifiedBy", "EffectiveOn", "KnownSince", "End"];

export const linesOfBlock: Readonly<Record<BlockOpener, readonly KeywordName[]>> = {
  Vocabulary: ["Unit", "Cycle", "Authority", "Enumeration", "Subject", "Entity", "Action", "Term", "End"],
  Enumeration: ["Option", "End"],
  Subject: entityLines,
  Entity: entityLines,
  Action: ["Adds", "Amount", "End"],
  ActKind: ["Authority", "Adopted", "Published", "Effect", "Source", "Article", "Section", "End"],
  Article: ["Paragraph", "End"],
  Section: ["Paragraph", "End"],
  Paragraph: [
    ...(["TextOf", "Summary", "NotNormative", "NotExpressible", "Restates", "Replaces", "Repeals"] as const),
    ...(["Interprets", "Extends", "Effect", "Interpretation", "Parameter", "Rule", "Requirement"] as const),
    ...(["Example", "Property", "AcceptedMutant", "End"] as const),
  ],
};

/** Lines of the clauses inside a comma; with those of the blocks, all that can begin a line. */
const clauseLines: readonly KeywordName[] = [
  ...([
    "When",
    "Let",
    "Bands",
    "Below",
    "Above",
    "UpTo",
    "Gap",
    "Count",
    "AtLeast",
    "MetBy",
    "Lacks",
    "Saves",
    "Cumulates",
    "PrevailsIfMoreFavourable",
    "Refuses",
    "Accepts",
    "Choice",
    "Chosen",
  ] as const),
  ...([
    "Reason",
    "DecidedBy",
    "InCycle",
    "KnownOn",
    "OnDate",
    "WithInterpretation",
    "Given",
    "Then",
    "Ignore",
    "Always",
    "AsGrows",
    "AsAdded",
  ] as const),
];

export const outermost: readonly KeywordName[] = ["Vocabulary", "ActKind"];

export function isBlockOpener(name: string): name is BlockOpener {
  return blockOpeners.has(name);
}

/** The canonical spellings, in backticks, for a sentence. */
export function spelled(names: readonly KeywordName[]): string {
  return names.map((name) => `\`${keywords[name].it[0]}\``).join(", ");
}

/** The word that begins a line and is spelled most like this one: at most one letter in three differs. */
export function nearestLine(
  word: string,
  among: readonly KeywordName[],
): { name: KeywordName; written: string } | undefined {
  const key = nameKey(word);
  let nearest: { name: KeywordName; written: string } | undefined;
  let least = Math.min(2, Math.floor(key.length / 3)) + 1;
  if (key.length > 40) return undefined;
  for (const name of among) {
    for (const written of keywords[name].it) {
      const distance = editDistance(key, nameKey(written), least);
      if (distance < least) {
        least = distance;
        nearest = { name, written };
      }
    }
  }
  return nearest;
}

/** Every word that may begin a line inside a block of this kind, its own lines first. */
export function allLines(block: BlockOpener | undefined): readonly KeywordName[] {
  if (!block) return outermost;
  return block === "Paragraph" ? [...linesOfBlock.Paragraph, ...clauseLines] : linesOfBlock[block];
}

/** Lines that do not belong to a block and are yet read there, because later passes say better what is wrong. */
const tolerated: Readonly<Record<BlockOpener, readonly KeywordName[]>> = {
  Vocabulary: [],
  Enumeration: linesOfBlock.Vocabulary,
  Subject: linesOfBlock.Vocabulary,
  Entity: linesOfBlock.Vocabulary,
  Action: linesOfBlock.Vocabulary,
  ActKind: ["Paragraph"],
  Article: ["Article", "Section", ...allLines("Paragraph")],
  Section: ["Article", "Section", ...allLines("Paragraph")],
  Paragraph: ["Article", "Section", "Paragraph"],
};

export function isReadIn(block: BlockOpener, name: string): boolean {
  return readIn.get(block)?.has(name) ?? false;
}

const readIn: ReadonlyMap<BlockOpener, ReadonlySet<string>> = new Map(
  (Object.keys(blockDepth) as BlockOpener[]).map((block) => [
    block,
    new Set([...allLines(block), ...tolerated[block]]),
  ]),
);

export function columnAt(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return offset - start;
}

/** Insertions, deletions, replacements and swaps of neighbours; gives up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? limit;
}
