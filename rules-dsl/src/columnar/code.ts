/** Pieces of emitted JavaScript: values as names of local variables, in blocks where a name is known from where it is written on. */
import type { NodeType } from "../specialise/specialise.ts";

/**
 * A number with whether it is known (0 or 1; the number may be anything when it is not), or a truth: whether it is known to be true, and
 * known to be false, and where one value says so whether it is one of them. Each is the text of an expression without effects: a literal or
 * a variable.
 */
export type Code =
  | { readonly kind: "number"; readonly value: string; readonly known: string }
  | { readonly kind: "truth"; readonly yes: string; readonly no: string; readonly known?: string };

export type TruthCode = Extract<Code, { readonly kind: "truth" }>;

export interface Block {
  /** Adds a line. */
  line(text: string): void;
  /** A variable with the value of an expression: a new one, if none has it. What the expression reads no longer changes in this block. */
  bound(expression: string): string;
  /** A new name. */
  name(): string;
  /** Lines that stand inside braces after a head; what is known outside is known inside. */
  inside(head: string, write: (block: Block) => void): void;
  /** Values known here, by key. */
  readonly memory: Memory<Code>;
  /** Lists of periods made here, by what they hold. */
  readonly lists: Memory<Lists>;
  /** Variables, by the expressions that they are. */
  readonly expressions: Memory<string>;
}

/** Names of two lists of days, of how many there are, and of 1 where it is not known which. Of one period at most: of two days. */
export interface Lists {
  readonly isOne: boolean;
  readonly starts: string;
  readonly ends: string;
  readonly count: string;
  readonly isOpen: string;
}

export interface Memory<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export interface Names {
  next: number;
}

export function newBlock(
  lines: string[],
  names: Names,
  outer?: Pick<Block, "memory" | "lists" | "expressions">,
  indent = "",
): Block {
  const block: Block = {
    memory: within(outer?.memory),
    lists: within(outer?.lists),
    expressions: within(outer?.expressions),
    line: (text) => {
      lines.push(indent + text);
    },
    name: () => `x${names.next++}`,
    bound(expression) {
      if (/^(-?\d+|[a-z]\w*)$/.test(expression)) return expression;
      const known = block.expressions.get(expression);
      if (known) return known;
      const [, other] = /^\((x\d+) \^ 1\)$/.exec(expression) ?? [];
      const name = other === undefined ? block.name() : `${other}n`;
      block.expressions.set(expression, name);
      block.line(`const ${name} = ${expression};`);
      return name;
    },
    inside(head, write) {
      block.line(`${head} {`);
      write(newBlock(lines, names, block, `${indent}  `));
      block.line("}");
    },
  };
  return block;
}

function within<T>(outer: Memory<T> | undefined): Memory<T> {
  const own = new Map<string, T>();
  return {
    get: (key) => own.get(key) ?? outer?.get(key),
    set: (key, value) => {
      own.set(key, value);
    },
  };
}

/** Lines without the variables that none of them reads: what has been emitted for a value that was then decided. */
export function withoutUnread(lines: readonly string[]): readonly string[] {
  const read = new Set<string>();
  const kept: string[] = [];
  for (const line of [...lines].reverse()) {
    const [, name] =
      /^ *const (x\d+n?) = [^,]*;$|^ *const (x\d+n?) = f\./.exec(line)?.filter((each) => each !== undefined) ?? [];
    if (name !== undefined && !read.has(name)) continue;
    for (const each of line.match(/\bx\d+n?\b/g) ?? []) if (each !== name) read.add(each);
    kept.push(line);
  }
  return kept.reverse();
}

/** Whether a truth is known. */
export function decided({ yes: isYes, no: isNo, known }: TruthCode): string {
  return known ?? either(isYes, isNo);
}

export const yes: Code = { kind: "truth", yes: "1", no: "0" };
export const no: Code = { kind: "truth", yes: "0", no: "1" };

/** Both of two 0-or-1 values, any of them, and the other one; literals are decided, and what is known of a value and its opposite. */
export function both(a: string, b: string): string {
  if (a === "0" || b === "0" || areOpposite(a, b)) return "0";
  if (a === "1" || a === b) return b;
  if (b === "1") return a;
  return a < b ? `(${a} & ${b})` : `(${b} & ${a})`;
}

export function either(a: string, b: string): string {
  if (a === "1" || b === "1" || areOpposite(a, b)) return "1";
  if (a === "0" || a === b) return b;
  if (b === "0") return a;
  return a < b ? `(${a} | ${b})` : `(${b} | ${a})`;
}

/** The opposite of a variable `x1` is called `x1n`. */
export function opposite(a: string): string {
  if (a === "0") return "1";
  if (a === "1") return "0";
  const [, other] = /^(x\d+)n$|^\((x\d+) \^ 1\)$/.exec(a)?.filter((each) => each !== undefined) ?? [];
  return other ?? `(${a} ^ 1)`;
}

function areOpposite(a: string, b: string): boolean {
  return /^x\d+$/.test(a) ? isOppositeOf(b, a) : /^x\d+$/.test(b) && isOppositeOf(a, b);
}

function isOppositeOf(a: string, b: string): boolean {
  return a === `${b}n` || a === `(${b} ^ 1)`;
}

/** Whether the values of a type, and the difference of any two of them, fit in 32 bits. */
export function isNarrow(type: NodeType): boolean {
  if (type.kind === "amount" || type.kind === "date") return type.low >= -0x3fffffff && type.high <= 0x3fffffff;
  return true;
}

/** Whether the values of a type fit in 32 bits. */
export function isInt32(type: NodeType): boolean {
  if (type.kind === "amount" || type.kind === "date") return type.low >= -0x80000000 && type.high <= 0x7fffffff;
  return true;
}

export function isLiteral(text: string): boolean {
  return /^(-?\d+|\(-\d+\))$/.test(text);
}
