/** Where rows come from while a statement is made: the subject, the members of a loop, one row looked up. */
import type { Loop, Node, NodeId, RelationalProgram } from "../specialise/specialise.ts";
import { freeDepths } from "../specialise/specialise.ts";
import type { GroupedLoop } from "./groups.ts";

/** A node in the rows that its depths stand for. */
export interface Reference {
  readonly node: NodeId;
  /** By depth; what the node does not depend on does not matter. */
  readonly at: readonly Space[];
  /** Of an input: the row that was looked up for it. */
  readonly row?: Space;
}

export interface Space {
  readonly id: number;
  readonly parent: Space | undefined;
  readonly source: SpaceSource;
}

export type SpaceSource =
  | { readonly kind: "subject" }
  | { readonly kind: "rows"; readonly table: number; readonly of?: Reference }
  | { readonly kind: "lookup"; readonly table: number; readonly row: Reference }
  | { readonly kind: "anniversaries" | "months"; readonly from: Reference; readonly to: Reference }
  | {
      readonly kind: "merged";
      readonly loop: Loop;
      readonly inner: Space;
      readonly at: readonly Space[];
      readonly from: NodeId;
      readonly to: NodeId;
    }
  /** Of the rows `inner` where `base` holds, one for each key. */
  | {
      readonly kind: "groups";
      readonly inner: Space;
      readonly at: readonly Space[];
      readonly base?: NodeId;
      readonly key: NodeId;
    };

export type LoopNode = Extract<Node, { readonly kind: "aggregate" | "pick" | "allocate" }>;

/** The rows of one program, each kind of them once: equal loops in equal places share their rows. */
export class Spaces {
  readonly program: RelationalProgram;
  readonly root: Space = { id: 0, parent: undefined, source: { kind: "subject" } };
  readonly #free: readonly number[];
  readonly #byKey = new Map<string, Space>();

  constructor(program: RelationalProgram) {
    this.program = program;
    this.#free = freeDepths(program.nodes);
  }

  nodeOf({ node }: Reference): Node {
    return this.program.nodes[node] as Node;
  }

  /** Equal for references that have one value. */
  keyOf({ node, at, row }: Reference): string {
    if (row) return `${node} of ${row.id}`;
    const free = this.#free[node] ?? 0;
    let key = `${node}`;
    for (let depth = 0; free >> depth > 0; depth++) if ((free >> depth) & 1) key += `@${depth}:${at[depth]?.id}`;
    return key;
  }

  /** The innermost rows that a reference depends on; the subject when it depends on none. */
  ownerOf({ node, at, row }: Reference): Space {
    if (row) return row;
    const free = this.#free[node] ?? 0;
    for (let depth = 31 - Math.clz32(free); depth >= 0; depth--) {
      const space = at[depth];
      if ((free >> depth) & 1 && space) return space;
    }
    return this.root;
  }

  /** Through computed columns to what they hold, as far as the row is one at hand. */
  resolved(reference: Reference): Reference {
    let found = reference;
    for (;;) {
      const node = this.nodeOf(found);
      if (node.kind !== "computed" || found.row) return found;
      const column = this.program.columns[node.column];
      const row = node.row === undefined ? this.root : this.rowAt({ node: node.row, at: found.at });
      if (!column || !row) return found;
      found = { node: column.node, at: [row] };
    }
  }

  /** The rows at hand that a row node names; undefined for a row that must be looked up. */
  rowAt({ node, at }: Reference): Space | undefined {
    const found = this.program.nodes[node];
    return found?.kind === "row" ? (at[found.depth] ?? this.root) : undefined;
  }

  /** The same column of the same row where its rows stand further out, if it reads nothing of the rows around its own. */
  furtherOut({ node, at: [space], row }: Reference): Reference | undefined {
    if (row || this.#free[node] !== 1 || !space) return undefined;
    const outer = this.outerRows(space);
    return outer && { node, at: [outer] };
  }

  /** The rows of the same list of the subject, around these. */
  outerRows({ source, parent }: Space): Space | undefined {
    if (source.kind !== "rows" || source.of) return undefined;
    for (let each = parent; each; each = each.parent) {
      const { source: around } = each;
      if (each.parent === this.root && around.kind === "rows" && !around.of && around.table === source.table)
        return each;
    }
    return undefined;
  }

  /** The members of a loop, and the places of what stands inside it. */
  membersOf(
    owner: Space,
    loop: Loop,
    at: readonly Space[],
  ): { readonly space: Space; readonly inside: readonly Space[] } {
    const space = this.#space(owner, this.#sourceOf(owner, loop, at));
    return { space, inside: bound(at, loop.depth, space) };
  }

  /** The rows of a table that belongs to the subject. */
  rowsOfSubject(table: number): Space {
    return this.#space(this.root, { kind: "rows", table });
  }

  lookup(owner: Space, table: number, row: Reference): Space {
    return this.#space(owner, { kind: "lookup", table, row });
  }

  /** The groups whose rows a fold is about, when it is one over the rows of a group. */
  groupsOf(reference: Reference): Extract<SpaceSource, { readonly kind: "groups" }> | undefined {
    if (!("loop" in this.nodeOf(reference))) return undefined;
    const { source } = this.ownerOf(reference);
    return source.kind === "groups" ? source : undefined;
  }

  #sourceOf(owner: Space, { over, depth, grouping }: GroupedLoop, at: readonly Space[]): SpaceSource {
    switch (over.kind) {
      case "rows":
        if (grouping) {
          const inner = this.#space(owner, { kind: "rows", table: over.table });
          return { kind: "groups", inner, at: bound(at, depth + 1, inner), ...grouping };
        }
        return { kind: "rows", table: over.table, ...(over.of === undefined ? {} : { of: { node: over.of, at } }) };
      case "anniversaries":
      case "months":
        return { kind: over.kind, from: { node: over.from, at }, to: { node: over.to, at } };
      case "merged": {
        const { space: inner, inside } = this.membersOf(owner, over.loop, at);
        return { kind: "merged", loop: over.loop, inner, at: inside, from: over.from, to: over.to };
      }
    }
  }

  #space(parent: Space, source: SpaceSource): Space {
    const key = `${parent.id} ${this.#sourceKey(source)}`;
    const made = this.#byKey.get(key) ?? { id: this.#byKey.size + 1, parent, source };
    this.#byKey.set(key, made);
    return made;
  }

  #sourceKey(source: SpaceSource): string {
    switch (source.kind) {
      case "subject":
        return "subject";
      case "rows":
        return `rows ${source.table} ${source.of ? this.keyOf(source.of) : ""}`;
      case "lookup":
        return `lookup ${source.table} ${this.keyOf(source.row)}`;
      case "anniversaries":
      case "months":
        return `${source.kind} ${this.keyOf(source.from)} ${this.keyOf(source.to)}`;
      case "merged": {
        const { loop, inner, at, from, to } = source;
        const parts = [loop.filter, ...(loop.require ?? []), from, to].map((node) =>
          node === undefined ? "" : this.keyOf({ node, at }),
        );
        return `merged ${inner.id} ${parts.join(" ")}`;
      }
      case "groups": {
        const { inner, at, base, key } = source;
        return `groups ${inner.id} ${base === undefined ? "" : this.keyOf({ node: base, at })} ${this.keyOf({ node: key, at })}`;
      }
    }
  }
}

function bound(at: readonly Space[], depth: number, space: Space): readonly Space[] {
  const inside = at.slice(0, depth);
  inside[depth] = space;
  return inside;
}

export function isWithin(space: Space, outer: Space): boolean {
  for (let each: Space | undefined = space; each; each = each.parent) if (each === outer) return true;
  return false;
}
