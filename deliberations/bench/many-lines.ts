/** Sets of rule files of any length, for measuring: one act written again and again, each time with names and articles of its own. */
import type { SourceFile } from "@delibera/rules-dsl/source";

/** The vocabulary and acts of at most `longest` lines, that many lines in all. `act` must stand by itself. */
export function setOfLines(lines: number, longest: number, vocabulary: SourceFile, act: SourceFile): SourceFile[] {
  const copies = copier(act.text);
  const set = [vocabulary];
  for (let left = lines - linesOf(vocabulary.text); left > 0; ) {
    const wanted = left > longest && left - longest < shortest ? longest - shortest : Math.min(left, longest);
    set.push({ name: `${set.length}-${act.name}`, text: actOfLines(wanted, copies, `atto_${set.length}`) });
    left -= wanted;
  }
  return set;
}

export function linesOf(text: string): number {
  return text.split("\n").length - 1;
}

/** No act is shorter: its head and its end alone take some lines. */
const shortest = 20;

/** Whole articles while they fit, and lines of comment up to the number wanted. */
function actOfLines(lines: number, copies: Copies, name: string): string {
  const head = copies.head.replace(/^(\w+ )\w+/m, `$1${name}`);
  const kept: string[] = [];
  let left = lines - linesOf(head) - 1;
  for (let next = copies.next(); left >= linesOf(next); next = copies.next()) {
    kept.push(next);
    left -= linesOf(next);
  }
  return `${head}${kept.join("")}${"-- \n".repeat(left)}fine\n`;
}

interface Copies {
  /** What stands before the first article. */
  readonly head: string;
  /** All the articles once more, under other numbers and with other names for what they define. */
  next(): string;
}

function copier(text: string): Copies {
  const start = text.search(/^ {2}articolo /m);
  const body = text.slice(start, text.lastIndexOf("fine"));
  const defining =
    /^ *(?:regola|parametro|requisito|interpretazione) +([\p{L}\p{N}_]+)|denominata +([\p{L}\p{N}_]+)/gmu;
  const names = [...body.matchAll(defining)].map(([, defined, called]) => defined ?? called ?? "");
  const written = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${[...new Set(names)].join("|")})(?![\\p{L}\\p{N}_])`, "gu");
  const articles = [...body.matchAll(/^ {2}articolo /gm)].length;
  let copy = 0;
  return {
    head: text.slice(0, start),
    next() {
      copy++;
      const before = copy * articles;
      return body
        .replace(written, (name) => `${name}_${copy}`)
        .replace(
          /^( {2}articolo )(\d+)/gm,
          (_, word: string, number: string) => word + String(Number(number) + before),
        );
    },
  };
}
