/** Prints words line by line. A line too long is broken before its loosest words, all of them, then each part in the same way. */
import type { Between, Comment } from "./comments.ts";
import type { LineStart } from "./line-starts.ts";
import type { Word } from "./words.ts";

export function print(words: readonly Word[], starts: ReadonlyMap<number, LineStart>, rest: Between): string {
  const printed: string[] = [];
  let at = 0;
  while (at < words.length) {
    const first = words[at] as Word;
    const start = starts.get(first.offset) ?? { level: 0, commentLevel: 0, blank: "kept" };
    let end = at + 1;
    while (end < words.length && !starts.has((words[end] as Word).offset)) end++;
    printAbove(printed, first, start);
    const line = [{ ...first, comments: [], spaceBefore: false }, ...words.slice(at + 1, end)];
    const indent = " ".repeat(2 * start.level);
    printBroken(printed, line, indent, indent + continuation);
    at = end;
  }
  printAbove(printed, rest, { level: 0, commentLevel: 0, blank: "kept" });
  return printed.length === 0 ? "" : `${printed.join("\n")}\n`;
}

const width = 120;
const continuation = "    ";

/** The comments and the blank line that stand before a line. */
function printAbove(printed: string[], { comments, blankBefore }: Between, start: LineStart): void {
  const own = comments.filter(({ trailing }) => !trailing);
  for (const comment of comments) {
    if (comment.trailing) trail(printed, comment);
    else {
      const firstOfAll = printed.length === 0;
      const apart =
        comment === own[0]
          ? start.blank === "always" || (start.blank === "kept" && comment.blankBefore)
          : comment.blankBefore;
      if (apart && !firstOfAll) printed.push("");
      printed.push(" ".repeat(2 * start.commentLevel) + comment.text);
    }
  }
  const wanted =
    own.length > 0
      ? start.blank !== "never" && blankBefore
      : start.blank === "always" || (start.blank === "kept" && blankBefore);
  if (wanted && printed.length > 0) printed.push("");
}

/** `hanging` is where the parts after the first begin; the first, if broken again, hangs deeper than they. */
function printBroken(printed: string[], words: readonly Word[], indent: string, hanging: string): void {
  const forced = words.some((word, index) => index > 0 && word.comments.length > 0);
  const flat = indent + flatten(words);
  const ranks = words.slice(1).flatMap(({ breakRank }) => breakRank ?? []);
  if (!forced && (flat.length <= width || ranks.length === 0)) {
    printed.push(flat);
    return;
  }
  const fitsOtherwise = forced && partsAtComments(words).every((part) => indent.length + flatten(part).length <= width);
  const rank = ranks.length > 0 && !fitsOtherwise ? Math.min(...ranks) : undefined;
  const parts = split(words, (word) => word.comments.length > 0 || (rank !== undefined && word.breakRank === rank));
  for (const [index, part] of parts.entries()) {
    const inner = index === 0 ? indent : hanging;
    const [first, ...others] = part as [Word, ...Word[]];
    if (index > 0) {
      for (const comment of first.comments) {
        if (comment.trailing) trail(printed, comment);
        else printed.push(inner + comment.text);
      }
    }
    const plain = { ...first, comments: [], spaceBefore: false, breakRank: undefined };
    printBroken(printed, [plain, ...others], inner, hanging + continuation);
  }
}

function partsAtComments(words: readonly Word[]): readonly (readonly Word[])[] {
  return split(words, (word) => word.comments.length > 0);
}

/** Before every word but the first that the test holds for. */
function split(words: readonly Word[], before: (word: Word) => boolean): readonly (readonly Word[])[] {
  const parts: Word[][] = [];
  for (const [index, word] of words.entries()) {
    if (index === 0 || before(word)) parts.push([word]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function flatten(words: readonly Word[]): string {
  return words.map(({ text, spaceBefore }, index) => (index > 0 && spaceBefore ? ` ${text}` : text)).join("");
}

function trail(printed: string[], comment: Comment): void {
  const last = printed.pop() ?? "";
  printed.push(`${last} ${comment.text}`);
}
