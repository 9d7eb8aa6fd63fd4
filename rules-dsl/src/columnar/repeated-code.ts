/**
 * Code that is run again and again with other numbers: these are taken out of its text, so that a text which differs from an earlier one
 * in its numbers only is that one, and what the machine has made of it is there.
 */

export interface NumbersApart {
  readonly text: string;
  /** In the order of the text, which reads them as `numbers`. */
  readonly numbers: readonly number[];
}

const opening = /^function pass\d+\(.*\{$/;
/** Neither a part of a name, nor a mask or a divisor, of which the machine makes more when it knows them. */
const number = /(?<![\w$.@]|[&/%] )\d+(?![\w$.])/g;
/** Smaller ones are shifts, truths, steps and years of a cycle more often than numbers of a law. */
const smallest = 32;
const int32 = 0x7fffffff;

/** @param text as `emitColumnar` writes it: numbers of its passes become constants at their head. */
export function numbersApart(text: string): NumbersApart {
  const numbers: number[] = [];
  const heads = new Map<number, string[]>();
  const lines: string[] = [];
  let head: string[] | undefined;
  for (const line of text.split("\n")) {
    if (opening.test(line)) {
      lines.push(line);
      head = [];
      heads.set(lines.length, head);
      continue;
    }
    if (line === "}") head = undefined;
    const own = head;
    lines.push(own ? line.replace(number, (digits) => apart(Number.parseInt(digits, 10), own)) : line);
  }
  const whole = lines.flatMap((line, place) => [...(heads.get(place) ?? []), line]);
  return { text: whole.join("\n"), numbers };

  function apart(value: number, into: string[]): string {
    if (value < smallest) return String(value);
    const place = numbers.push(value) - 1;
    into.push(`  const y${place} = numbers[${place}]${value > int32 ? "" : " | 0"};`);
    return `y${place}`;
  }
}

const known = new Map<string, unknown>();
/** Of all texts together: beyond, the oldest are forgotten. */
const mostCharacters = 4_000_000;
let characters = 0;

/** @param arrays that the text reads, by name: one text over arrays of other kinds would be slow for both. */
export function compiledOnce<T>(text: string, arrays: Readonly<Record<string, unknown>>, compile: () => T): T {
  const key = `${Object.values(arrays).map(kindOf).join(" ")}\n${text}`;
  const found = (known.get(key) as T | undefined) ?? compile();
  if (!known.delete(key)) characters += key.length;
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (characters <= mostCharacters || oldest === key) break;
    known.delete(oldest);
    characters -= oldest.length;
  }
  return found;
}

function kindOf(array: unknown): string {
  return Object.prototype.toString.call(array);
}
