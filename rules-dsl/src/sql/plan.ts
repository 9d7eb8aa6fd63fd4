/**
 * Plans a statement: which nodes become columns of their own, and after how many steps each is there. A column is computed from those of
 * the steps before, so that nothing that is read twice is computed twice.
 */
import type { Node } from "../specialise/specialise.ts";
import { readsOf } from "./operands.ts";
import type { Reference, Space, Spaces } from "./spaces.ts";

/** An expression longer than that, read more than once, becomes a column; one longer than the second always does. */
const longestCopied = 8;
const longest = 300;

/** How often an operation writes its operands, where that is more than once. */
const copies: Readonly<Partial<Record<Node["kind"], number>>> = {
  smaller: 2,
  larger: 2,
  quotient: 2,
  wholeQuotient: 4,
  firstOfYear: 7,
  lastOfYear: 7,
  wholeMonths: 5,
  prevailingYear: 30,
};

/** What an operation of the calendar is written as, beside its operands. */
const lengths: Readonly<Partial<Record<Node["kind"], number>>> = {
  yearOf: 5,
  addMonths: 10,
  firstOfYear: 20,
  lastOfYear: 20,
  wholeMonths: 50,
  prevailingYear: 300,
};

export class Plan {
  readonly spaces: Spaces;
  readonly #uses = new Map<string, number>();
  readonly #lengths = new Map<string, number>();
  readonly #needs = new Map<string, ReadonlyMap<Space, number>>();
  readonly #names = new Map<string, string>();

  constructor(spaces: Spaces, targets: readonly Reference[]) {
    this.spaces = spaces;
    const seen = new Set<string>();
    const open = targets.map((each) => spaces.resolved(each));
    for (let next = open.pop(); next; next = open.pop()) {
      const key = spaces.keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      const { outside, inside } = readsOf(spaces, next);
      const copies = this.#copies(next);
      for (const each of [...outside, ...inside].map((one) => spaces.resolved(one))) {
        const read = spaces.keyOf(each);
        // What a row inside a loop reads of a row outside it would be computed once for each member.
        const crosses = spaces.ownerOf(each) !== spaces.ownerOf(next) ? 2 : 1;
        this.#uses.set(read, (this.#uses.get(read) ?? 0) + Math.max(copies, crosses));
        open.push(each);
        const outer = spaces.furtherOut(each);
        if (outer) {
          const key = spaces.keyOf(outer);
          this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
          open.push(outer);
        }
      }
    }
  }

  /** Whether it has a column of its own in the rows that own it. The reference is a resolved one. */
  isColumn(reference: Reference): boolean {
    const { spaces } = this;
    const node = spaces.nodeOf(reference);
    if (isLoop(node.kind) || this.isLookup(reference)) return true;
    const length = this.#length(reference);
    return length > longest || (length > longestCopied && (this.#uses.get(spaces.keyOf(reference)) ?? 0) > 1);
  }

  /** The column further out that has it already: of the same rows, which stand around those of the reference. */
  heldFurtherOut(reference: Reference): Reference | undefined {
    const outer = this.spaces.furtherOut(reference);
    return outer && this.isColumn(reference) && this.isColumn(outer) ? outer : undefined;
  }

  /** How often it is read, as far as that is known before anything is written. */
  readersOf(reference: Reference): number {
    return this.#uses.get(this.spaces.keyOf(reference)) ?? 1;
  }

  isLookup(reference: Reference): boolean {
    const node = this.spaces.nodeOf(reference);
    if (reference.row || (node.kind !== "input" && node.kind !== "computed") || node.row === undefined) return false;
    return this.spaces.rowAt({ node: node.row, at: reference.at }) === undefined;
  }

  /** By rows: after how many of their steps all that the reference reads of them is there. */
  needsOf(reference: Reference): ReadonlyMap<Space, number> {
    const { spaces } = this;
    const resolved = spaces.resolved(reference);
    const key = spaces.keyOf(resolved);
    const found = this.#needs.get(key);
    if (found) return found;
    const needs = new Map<Space, number>();
    if (spaces.groupsOf(resolved)) return needs.set(spaces.ownerOf(resolved), 0);
    const { outside, inside, members } = readsOf(spaces, resolved);
    const owner = spaces.ownerOf(resolved);
    const kind = spaces.nodeOf(resolved).kind;
    if (outside.length + inside.length === 0 && kind !== "constant" && kind !== "undetermined") needs.set(owner, 0);
    for (const each of [...outside, ...inside]) {
      for (const [space, step] of this.needsOf(each)) needs.set(space, Math.max(step, needs.get(space) ?? 0));
    }
    for (const space of members) needs.delete(space);
    const outer = this.heldFurtherOut(resolved);
    if (outer) {
      const rows = spaces.ownerOf(outer);
      needs.set(rows, Math.max(needs.get(rows) ?? 0, this.stepOf(outer)));
    }
    if (this.isColumn(resolved)) needs.set(owner, (needs.get(owner) ?? 0) + 1);
    this.#needs.set(key, needs);
    return needs;
  }

  /** The step of its rows in which a column is computed. */
  stepOf(reference: Reference): number {
    const resolved = this.spaces.resolved(reference);
    return this.needsOf(resolved).get(this.spaces.ownerOf(resolved)) ?? 0;
  }

  nameOf(reference: Reference): string {
    const key = this.spaces.keyOf(reference);
    const known = this.#names.get(key) ?? `x${this.#names.size}`;
    this.#names.set(key, known);
    return known;
  }

  /** How often an operation writes its operands. */
  #copies(reference: Reference): number {
    const node = this.spaces.nodeOf(reference);
    if (node.kind === "choose") return this.spaces.nodeOf({ node: node.condition, at: [] }).maybe ? 2 : 1;
    return copies[node.kind] ?? 1;
  }

  /** Of the expression it is written as. */
  #length(reference: Reference): number {
    const { spaces } = this;
    const key = spaces.keyOf(reference);
    const known = this.#lengths.get(key);
    if (known !== undefined) return known;
    const { outside } = readsOf(spaces, reference);
    const copies = this.#copies(reference);
    const length = outside.reduce((sum, each) => {
      const read = spaces.resolved(each);
      return sum + copies * (this.isColumn(read) ? 1 : this.#length(read));
    }, lengths[spaces.nodeOf(reference).kind] ?? 1);
    this.#lengths.set(key, length);
    return length;
  }
}

export function isLoop(kind: string): boolean {
  return kind === "aggregate" || kind === "pick" || kind === "allocate";
}
