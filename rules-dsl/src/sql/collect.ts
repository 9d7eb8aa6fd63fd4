/** What a target reads of the columns of some rows: which of them there must be, and up to which step each is read. */
import { inputName, rowColumns } from "./emit-expression.ts";
import { listName, rowsListed } from "./list-names.ts";
import { readsOf } from "./operands.ts";
import type { Plan } from "./plan.ts";
import type { Reference, Space } from "./spaces.ts";
import { isWithin } from "./spaces.ts";

export interface Collected {
  /** Columns to compute, with their steps. */
  readonly columns: ReadonlyMap<string, { readonly reference: Reference; readonly step: number }>;
  readonly inputs: ReadonlySet<number>;
  readonly position: boolean;
  /** Of groups: folds over their rows, by their names. */
  readonly folds: ReadonlyMap<string, Reference>;
  /** Columns that rows inside read of these as lists, by the name that they have there. */
  readonly held: ReadonlyMap<Space, ReadonlyMap<string, string>>;
  /** Of the columns in `held`: at which steps they are read so. */
  readonly heldAt: ReadonlyMap<string, ReadonlySet<number>>;
  /** Columns of the rows that are read, and were computed before. */
  readonly ready: ReadonlySet<string>;
  /** The last step that reads a column; what the targets read is read for ever. */
  readonly lastRead: ReadonlyMap<string, number>;
}

/** `before` are columns of these rows that need not be computed. */
export function collect(
  plan: Plan,
  space: Space,
  targets: readonly Reference[],
  before: { has(name: string): boolean } = new Set(),
): Collected {
  const { spaces } = plan;
  const columns = new Map<string, { reference: Reference; step: number }>();
  const inputs = new Set<number>();
  const folds = new Map<string, Reference>();
  const lastRead = new Map<string, number>();
  const ready = new Set<string>();
  const held = new Map<Space, Map<string, string>>();
  const heldAt = new Map<string, Set<number>>();
  const open: { readonly reference: Reference; readonly step: number }[] = [];
  let position = false;

  const isRead = (name: string, step: number): void => {
    lastRead.set(name, Math.max(step, lastRead.get(name) ?? 0));
  };
  const visit = (from: readonly Reference[], step: number): void => {
    const seen = new Set<string>();
    const stack = [...from];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const reference = spaces.resolved(next);
      const key = spaces.keyOf(reference);
      if (seen.has(key)) continue;
      seen.add(key);
      const owner = spaces.ownerOf(reference);
      const outer = plan.heldFurtherOut(reference);
      if (outer && spaces.ownerOf(outer) === space) {
        const name = plan.nameOf(outer);
        held.set(owner, (held.get(owner) ?? new Map<string, string>()).set(plan.nameOf(reference), name));
        heldAt.set(name, (heldAt.get(name) ?? new Set<number>()).add(step));
        for (const list of [name, rowsListed(space)]) isRead(listName(list), step);
        stack.push(outer);
        continue;
      }
      if (plan.isColumn(reference)) {
        // Columns of rows around are there before.
        if (owner !== space && !isWithin(owner, space)) continue;
        if (owner === space) {
          const name = plan.nameOf(reference);
          isRead(name, step);
          if (spaces.groupsOf(reference)) folds.set(name, reference);
          else if (before.has(name)) ready.add(name);
          else if (!columns.has(name)) {
            const own = { reference, step: plan.stepOf(reference) };
            columns.set(name, own);
            open.push(own);
          }
          continue;
        }
      } else if (owner === space) leaf(reference, step);
      const { outside, inside } = readsOf(spaces, reference);
      stack.push(...outside, ...inside);
    }
  };
  const leaf = (reference: Reference, step: number): void => {
    const node = spaces.nodeOf(reference);
    if (node.kind === "input") {
      inputs.add(node.column);
      isRead(inputName(node.column), step);
    } else if (node.kind === "position") {
      position = true;
      isRead(rowColumns.position, step);
    }
  };

  visit(targets, Number.POSITIVE_INFINITY);
  for (let next = open.pop(); next; next = open.pop()) {
    const { outside, inside } = readsOf(spaces, next.reference);
    visit([...outside, ...inside], next.step);
  }
  for (const place of keptBy(plan, space)) inputs.add(place);
  return { columns, inputs, position, folds, held, heldAt, ready, lastRead };
}

/** Inputs that decide whether a row is there at all. */
function keptBy({ spaces }: Plan, space: Space): ReadonlySet<number> {
  const { source } = space;
  const found = new Set<number>();
  const keep = "table" in source ? spaces.program.tables[source.table]?.keep : undefined;
  const stack: Reference[] = keep === undefined ? [] : [{ node: keep, at: [space] }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const reference = spaces.resolved(next);
    const node = spaces.nodeOf(reference);
    if (node.kind === "input" && spaces.ownerOf(reference) === space) found.add(node.column);
    stack.push(...readsOf(spaces, reference).outside);
  }
  return found;
}
