/** Splits the text of an act into articles and commi, by the marks that acts bear. It loses no word: what stands before is kept apart. */

export interface FoundLaw {
  /** What stands before the first article: the title, the premises. */
  readonly preamble: string;
  readonly divisions: readonly FoundDivision[];
}

export interface FoundDivision {
  readonly word: "article" | "section";
  readonly number: string;
  readonly heading: string;
  readonly commi: readonly FoundComma[];
}

export interface FoundComma {
  readonly number: string;
  readonly text: string;
}

const latin = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|undecies|duodecies";
const numeral = `(\\d{1,3}|unico)(?:[\\s-]*(${latin}))?`;
const articleLine = new RegExp(
  `^(?:art(?:icolo)?\\b\\.?|(§|paragrafo|sezione))\\s*${numeral}(?![\\w/])\\s*(.*)$`,
  "iu",
);
const commaLine = new RegExp(`^(?:comma\\s+)?(\\d{1,3})(?:\\s*-?\\s*(${latin}))?\\s*[.)\\]°–-]\\s*(?=\\S)(.*)$`, "iu");

export function splitLaw(text: string): FoundLaw {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, at) => (articleAt(line) ? [at] : []));
  const [first] = starts;
  if (first === undefined) {
    const commi = commiOf(lines);
    return {
      preamble: "",
      divisions: commi.length === 0 ? [] : [{ word: "article", number: "1", heading: "", commi }],
    };
  }
  const divisions = starts.map((start, at) => divisionOf(lines.slice(start, starts[at + 1])));
  return { preamble: lines.slice(0, first).join("\n").trim(), divisions: withDistinctNumbers(divisions) };
}

interface ArticleMark {
  readonly word: FoundDivision["word"];
  readonly number: string;
  readonly rest: string;
}

/** Undefined for a line that only speaks of an article: `art. 3, comma 2, …`, `articolo 16-bis del decreto …`. */
function articleAt(line: string): ArticleMark | undefined {
  const found = articleLine.exec(line);
  if (found === null) return undefined;
  const [, section, digits = "", suffix, rest = ""] = found;
  if (/^[,;/]/.test(rest) || /^\p{Ll}/u.test(rest)) return undefined;
  const number = `${digits.toLowerCase() === "unico" ? "1" : digits}${suffix === undefined ? "" : `-${suffix.toLowerCase()}`}`;
  return {
    word: section === undefined ? "article" : "section",
    number,
    rest: rest.replace(/^[\s.:)°–—-]+/u, "").trim(),
  };
}

function divisionOf([head = "", ...body]: readonly string[]): FoundDivision {
  const mark = articleAt(head) ?? { word: "article", number: "1", rest: head };
  const lines = [...body];
  let heading = "";
  if (isHeading(mark.rest)) heading = mark.rest;
  else if (mark.rest !== "") lines.unshift(mark.rest);
  if (heading === "" && mark.rest === "") {
    const at = lines.findIndex((line) => line !== "");
    const next = lines[at];
    // A heading is not alone in its article.
    if (next !== undefined && isHeading(next) && lines.slice(at + 1).some((line) => line !== "")) {
      heading = next;
      lines.splice(0, at + 1);
    }
  }
  return { word: mark.word, number: mark.number, heading: heading.replace(/^\((.*)\)$/u, "$1"), commi: commiOf(lines) };
}

const longestHeading = 140;

/** Short, and not a sentence: `(Oggetto)`, `Crediti da acquisire nel triennio`. */
function isHeading(line: string): boolean {
  if (line === "" || line.length > longestHeading || commaLine.test(line)) return false;
  return /^\(.*\)\.?$/u.test(line) || !/[.;:,]$/u.test(line);
}

/** Numbered as they are; paragraphs without numbers are commi by their place, lists stay inside theirs. */
function commiOf(lines: readonly string[]): readonly FoundComma[] {
  const numbered = lines.some((line) => numberAt(line, undefined) !== undefined);
  const found: { number: string; parts: string[] }[] = [];
  let blank = false;
  for (const line of lines) {
    if (line === "") {
      blank = true;
      continue;
    }
    const last = found.at(-1);
    const mark = numbered ? numberAt(line, last?.number) : undefined;
    if (mark) found.push({ number: mark.number, parts: [mark.text] });
    else if (last === undefined) found.push({ number: "1", parts: [line] });
    else if (!numbered && begins(line, last.parts.at(-1) ?? "", blank)) {
      found.push({ number: String(found.length + 1), parts: [line] });
    } else last.parts.push(line);
    blank = false;
  }
  return found.map(({ number, parts }) => ({ number, text: joined(parts) }));
}

/** The number of a comma that may follow the one given: a list that begins again from 1 is not one. */
function numberAt(line: string, before: string | undefined): { number: string; text: string } | undefined {
  const found = commaLine.exec(line);
  if (found === null) return undefined;
  const [, digits = "", suffix, text = ""] = found;
  const number = Number(digits);
  const last = before === undefined ? 0 : Number.parseInt(before, 10);
  const follows = suffix === undefined ? number === last + 1 : number === last;
  if (before === undefined ? number !== 1 : !follows) return undefined;
  return { number: suffix === undefined ? digits : `${digits}-${suffix.toLowerCase()}`, text };
}

/** A paragraph begins when the one before is a whole sentence and this one is not an item of a list. */
function begins(line: string, before: string, blank: boolean): boolean {
  const item = /^(?:[a-z]{1,2}\)|[-–•·▪*]|\(?[ivx]+\)|\d+[.)])\s?/iu.test(line) && !/^[A-Z][a-z]/.test(line);
  if (item || !/[.»"!?]$/u.test(before)) return false;
  return blank || /^[\p{Lu}«"]/u.test(line);
}

/** Lines of one paragraph as one; a word broken at the end of a line is made whole again. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    if (text === "") return part;
    return /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(part) ? `${text.slice(0, -1)}${part}` : `${text} ${part}`;
  }, "");
}

/** No number stands twice in an act: an annex that begins again from 1 goes on from where the articles ended. */
function withDistinctNumbers(divisions: readonly FoundDivision[]): readonly FoundDivision[] {
  const seen = new Set<string>();
  let highest = 0;
  return divisions.map((division) => {
    const number = seen.has(division.number) ? String(highest + 1) : division.number;
    seen.add(number);
    highest = Math.max(highest, Number.parseInt(number, 10));
    return number === division.number ? division : { ...division, number };
  });
}
