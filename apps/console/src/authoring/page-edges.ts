/**
 * Tells the law from the paper it was printed on: page numbers, the lines that stand at the head and foot of each page, words broken at
 * the end of a line. What it takes away it gives back apart, so that nothing is lost.
 */
export interface TextOfPages {
  readonly text: string;
  /** The lines taken away, in their order, as they were. */
  readonly leftOut: readonly LeftOut[];
  /** Words made whole again, each once, as they now stand. */
  readonly rejoined: readonly string[];
}

export interface LeftOut {
  /** In the text given, from 1. */
  readonly line: number;
  readonly text: string;
}

/** @param text plain lines, as `cleanText` gives them. */
export function textOfPages(text: string): TextOfPages {
  const lines = text.split("\n");
  const edges = edgesOf(lines);
  const { kept, rejoined } = withWholeWords(withoutEdges(lines, edges));
  return {
    text: kept.join("\n").trim(),
    leftOut: [...edges].toSorted((a, b) => a - b).map((at) => ({ line: at + 1, text: lines[at] ?? "" })),
    rejoined,
  };
}

const inWords = /^(?:[-–—]\s*)?pag(?:ina|\.)?\s*(?:n\.?\s*)?\d{1,4}(?:\s*(?:di|\/|su)\s*\d{1,4})?(?:\s*[-–—])?\.?$/iu;
const bare = /^(?:[-–—]\s*)?(\d{1,4})(?:\s*(?:\/|di)\s*(\d{1,4}))?(?:\s*[-–—])?$/u;
const nearby = 3;

/** The places of the lines that belong to the paper. */
function edgesOf(lines: readonly string[]): ReadonlySet<number> {
  const said = lines.flatMap((line, at) => (inWords.test(line) ? [at] : []));
  const breaks = [...said, ...countingOn(lines)].toSorted((a, b) => a - b);
  return new Set([...breaks, ...repeatedAt(lines, breaks)]);
}

/** Bare numbers are of pages only when they count on, one after the other, at least twice: a lone one may be the law's. */
function countingOn(lines: readonly string[]): readonly number[] {
  const numbers = lines.flatMap((line, at) => {
    const found = bare.exec(line);
    return found === null ? [] : [{ at, page: Number(found[1]), of: found[2] ?? "" }];
  });
  const counted = numbers.filter(({ page, of, at }) =>
    numbers.some((other) => other.at !== at && other.of === of && other.page - page === Math.sign(other.at - at)),
  );
  // Numbers that stand on neighbouring lines are a table's.
  return counted
    .filter(({ at }) => !counted.some((other) => other.at !== at && Math.abs(other.at - at) <= nearby))
    .map(({ at }) => at);
}

/** Lines that stand again and again beside the breaks between pages; the one that opens the text may be its title, and stays. */
function repeatedAt(lines: readonly string[], breaks: readonly number[]): readonly number[] {
  const places = new Map<string, Set<number>>();
  const first = lines.findIndex((line) => line !== "");
  for (const edge of breaks) {
    for (const step of [-1, 1]) {
      let seen = 0;
      for (let at = edge + step; at >= 0 && at < lines.length && seen < nearby; at += step) {
        const line = lines[at] ?? "";
        if (line === "") continue;
        seen++;
        if (breaks.includes(at)) continue;
        const key = line.replace(/\d+/g, "#").toLowerCase();
        places.set(key, (places.get(key) ?? new Set<number>()).add(at));
      }
    }
  }
  return [...places].flatMap(([key, found]) => {
    const isWord = /\p{L}{2}/u.test(key);
    const isOften = found.size >= 2 && found.size * 2 >= breaks.length;
    return isWord && isOften && !isMark(key) ? [...found].filter((at) => at !== first) : [];
  });
}

/** What begins an article, a comma or an item of a list is never of the paper, however often it comes back. */
function isMark(line: string): boolean {
  return /^(?:art(?:icolo)?\b|comma\b|§|paragrafo\b|sezione\b|[#a-z]{1,3}[.)]\s|[-•·▪*]\s)/u.test(line);
}

/** A page that ends in the middle of a sentence leaves no gap in it. */
function withoutEdges(lines: readonly string[], edges: ReadonlySet<number>): readonly string[] {
  const kept: string[] = [];
  let isAfterEdge = false;
  for (const [at, line] of lines.entries()) {
    if (edges.has(at)) {
      isAfterEdge = true;
      continue;
    }
    if (isAfterEdge && line === "") continue;
    if (isAfterEdge) {
      while (kept.at(-1) === "") kept.pop();
      if (/[.:;»"!?]$/u.test(kept.at(-1) ?? ".") && kept.length > 0) kept.push("");
      isAfterEdge = false;
    }
    kept.push(line);
  }
  return kept;
}

/** Brings the end of a broken word up to its beginning; one that is written with its hyphen elsewhere keeps it. */
function withWholeWords(lines: readonly string[]): { readonly kept: readonly string[]; readonly rejoined: string[] } {
  const inside = lines.join("\n");
  const rejoined = new Set<string>();
  const kept = [...lines];
  for (let at = 0; at + 1 < kept.length; at++) {
    const [line = "", next = ""] = [kept[at], kept[at + 1]];
    const begun = /(?:^|[^\p{L}\p{N}])([\p{L}'’]*\p{Ll})-$/u.exec(line)?.[1];
    const ended = /^(\p{Ll}[\p{L}'’]*)[^\p{L}]?/u.exec(next)?.[1];
    if (begun === undefined || ended === undefined) continue;
    const hyphened = `${begun}-${ended}`;
    const whole = inside.includes(hyphened) ? hyphened : `${begun}${ended}`;
    const rest = next.slice(ended.length);
    const [, glued = "", after = ""] = /^(\S*)\s*(.*)$/u.exec(rest) ?? [];
    kept[at] = `${line.slice(0, line.length - begun.length - 1)}${whole}${glued}`;
    kept[at + 1] = after;
    if (after === "") kept.splice(at + 1, 1);
    rejoined.add(whole);
  }
  return { kept, rejoined: [...rejoined] };
}
