/** What a node reads, in the places where it reads it: the one description that planning and collecting share. */
import type { Loop, NodeId } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import type { LoopNode, Reference, Space, SpaceSource, Spaces } from "./spaces.ts";

export interface Reads {
  /** Evaluated where the node itself is. */
  readonly outside: readonly Reference[];
  /** Evaluated once for each row of `members`. */
  readonly inside: readonly Reference[];
  /** The rows of the loop, and those that they are made of. */
  readonly members: readonly Space[];
}

/** Of a node that is no computed column of a row at hand. */
export function readsOf(spaces: Spaces, reference: Reference): Reads {
  const node = spaces.nodeOf(reference);
  const { at } = reference;
  switch (node.kind) {
    case "aggregate":
    case "pick":
      return spaces.groupsOf(reference) ? readsOfGroup(spaces, reference, node) : readsOfLoop(spaces, reference, node);
    case "allocate":
      return readsOfLoop(spaces, reference, node);
    case "input":
    case "computed": {
      if (reference.row || node.row === undefined || spaces.rowAt({ node: node.row, at })) return nothing;
      return readsOfLookup(spaces, reference, { node: node.row, at });
    }
    default:
      return { outside: operandsOf(node).map((each) => ({ node: each, at })), inside: [], members: [] };
  }
}

const nothing: Reads = { outside: [], inside: [], members: [] };

function readsOfLoop(spaces: Spaces, reference: Reference, node: LoopNode): Reads {
  const { at } = reference;
  const { space, inside } = spaces.membersOf(spaces.ownerOf(reference), node.loop, at);
  const values = valuesOf(node).map((each): Reference => ({ node: each, at: inside }));
  const outer = [node.loop.when, node.kind === "allocate" ? node.pool : undefined];
  return {
    outside: [
      ...outer.flatMap((each) => (each === undefined ? [] : [{ node: each, at }])),
      ...rowsRead(spaces, space).outside,
    ],
    inside: [...conditionsOf(node.loop, inside), ...values, ...rowsRead(spaces, space).inside],
    members: madeOf(space),
  };
}

/** A fold over the rows of a group is there with the group. */
function readsOfGroup(spaces: Spaces, reference: Reference, node: LoopNode): Reads {
  const at = spaces.groupsOf(reference)?.at ?? [];
  const read = [node.loop.where, ...valuesOf(node)];
  return {
    outside: [],
    inside: read.flatMap((each) => (each === undefined ? [] : [{ node: each, at }])),
    members: [],
  };
}

function readsOfLookup(spaces: Spaces, reference: Reference, row: Reference): Reads {
  const space = lookupOf(spaces, reference, row);
  const read = rowsRead(spaces, space);
  return { outside: read.outside, inside: [lookedUp(spaces, reference, space), ...read.inside], members: [space] };
}

function madeOf(space: Space): readonly Space[] {
  const { source } = space;
  return source.kind === "merged" || source.kind === "groups" ? [space, ...madeOf(source.inner)] : [space];
}

export function lookupOf(spaces: Spaces, reference: Reference, row: Reference): Space {
  const type = spaces.nodeOf(row).type;
  return spaces.lookup(spaces.ownerOf(reference), type.kind === "row" ? type.table : 0, row);
}

/** What is read of the row that was looked up: its input, or what its column holds. */
export function lookedUp({ program }: Spaces, { node, at }: Reference, space: Space): Reference {
  const found = program.nodes[node];
  if (found?.kind === "computed") return { node: program.columns[found.column]?.node ?? 0, at: [space] };
  return { node, at, row: space };
}

export function valuesOf(node: LoopNode): readonly NodeId[] {
  if (node.kind === "aggregate") return node.value === undefined ? [] : [node.value];
  if (node.kind === "pick") return [node.by, node.value];
  return [node.need, node.by, ...(node.share === undefined ? [] : [node.share])];
}

export function conditionsOf({ filter, require = [], where }: Loop, inside: readonly Space[]): readonly Reference[] {
  return [filter, where, ...require].flatMap((each) => (each === undefined ? [] : [{ node: each, at: inside }]));
}

/** What the rows themselves read: where they begin and end, which of them are there. */
export function rowsRead(spaces: Spaces, space: Space): Pick<Reads, "outside" | "inside"> {
  const { source } = space;
  switch (source.kind) {
    case "subject":
      return { outside: [], inside: [] };
    case "rows":
    case "lookup": {
      const { keep } = spaces.program.tables[source.table] ?? {};
      const outside = source.kind === "lookup" ? [source.row] : source.of ? [source.of] : [];
      return {
        outside: [...outside, ...withinOf(spaces, space)],
        inside: keep === undefined ? [] : [{ node: keep, at: [space] }],
      };
    }
    case "anniversaries":
    case "months":
      return { outside: [source.from, source.to], inside: [] };
    case "merged": {
      const { inner } = source;
      const read = rowsRead(spaces, inner);
      return { outside: read.outside, inside: [...periodsRead(source), ...read.inside] };
    }
    case "groups":
      return { outside: [], inside: [...groupsRead(source), ...rowsRead(spaces, source.inner).inside] };
  }
}

/** What groups read of their rows: whether they are in one, and in which. */
export function groupsRead({ at, base, key }: Extract<SpaceSource, { readonly kind: "groups" }>): readonly Reference[] {
  return [base, key].flatMap((node) => (node === undefined ? [] : [{ node, at }]));
}

/** What joined periods read of the members they are made of. */
export function periodsRead({
  loop,
  at,
  from,
  to,
}: Extract<SpaceSource, { readonly kind: "merged" }>): readonly Reference[] {
  const { filter, require = [] } = loop;
  return [filter, ...require, from, to].flatMap((node) => (node === undefined ? [] : [{ node, at }]));
}

/** Whether the object that holds the list is there, asked of the row that holds it. */
export function withinOf(spaces: Spaces, { source, parent }: Space): readonly Reference[] {
  if (source.kind !== "rows") return [];
  const { within } = spaces.program.tables[source.table] ?? {};
  if (within === undefined) return [];
  const holder = source.of ? spaces.rowAt(source.of) : spaces.root;
  if (!holder || !parent) return [];
  return [{ node: within, at: [holder] }];
}
