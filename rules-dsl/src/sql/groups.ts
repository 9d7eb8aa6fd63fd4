/**
 * Finds loops over the groups of rows that have one key, and says so of them: the members of such a loop are the first rows of their
 * groups, and what it reads of a member are folds over the rows with its key. Said so, they are one query grouped by subject and key.
 */
import type { Loop, Node, NodeId, RelationalProgram } from "../specialise/specialise.ts";
import { freeDepths, mapOperands, operandsOf } from "../specialise/specialise.ts";

/** Which rows are in a group, and what those of one group have in common: asked of rows one depth inside the loop. */
export interface Grouping {
  readonly base?: NodeId;
  readonly key: NodeId;
}

/** A loop whose members are groups; its filter is that of the rows. */
export interface GroupedLoop extends Loop {
  readonly grouping?: Grouping;
}

export function withGroups(program: RelationalProgram): RelationalProgram {
  const { nodes } = program;
  const found = new Finder(program);
  return { ...program, nodes: nodes.map((node) => found.grouped(node)) };
}

type Fold = Extract<Node, { readonly kind: "aggregate" | "pick" }>;

class Finder {
  readonly #program: RelationalProgram;
  readonly #free: readonly number[];

  constructor(program: RelationalProgram) {
    this.#program = program;
    this.#free = freeDepths(program.nodes);
  }

  grouped(node: Node): Node {
    if (node.kind !== "aggregate" && node.kind !== "pick") return node;
    const { over, depth, when, filter, require = [], where } = node.loop;
    if (over.kind !== "rows" || over.of !== undefined || filter === undefined || when !== undefined) return node;
    if (this.#program.layout.tables[over.table]?.parent !== 0 || this.#program.tables[over.table]?.within !== undefined)
      return node;
    const grouping = this.#groupingOf(filter, over.table, depth);
    if (!grouping) return node;
    const values = node.kind === "pick" ? [node.by, node.value] : node.value === undefined ? [] : [node.value];
    const read = [...values, ...require, ...(where === undefined ? [] : [where])];
    if (!read.every((each) => this.#readsGroups(each, grouping, over.table, depth))) return node;
    const loop: GroupedLoop = {
      over,
      depth,
      grouping,
      ...(require.length > 0 ? { require } : {}),
      ...(where === undefined ? {} : { where }),
    };
    return { ...node, loop };
  }

  /** Of `base(p) and not some q before p with base(q) and key(q) = key(p)`, all of it always known. */
  #groupingOf(filter: NodeId, table: number, depth: number): Grouping | undefined {
    const own = this.#node(filter);
    const [base, last] = own.kind === "and" ? [own.left, this.#node(own.right)] : [undefined, own];
    const another = last.kind === "not" ? this.#node(last.operand) : undefined;
    if (own.maybe || another?.kind !== "aggregate" || another.operation !== "some" || another.value === undefined)
      return undefined;
    const { loop } = another;
    if (!isPlain(loop, table, depth + 1) || loop.where !== undefined) return undefined;
    const earlier = this.#node(another.value);
    if (earlier.kind !== "and") return undefined;
    const [before, alike] = [this.#node(earlier.left), this.#node(earlier.right)];
    if (before.kind !== "less" || alike.kind !== "equal") return undefined;
    if (!this.#isRow(before.left, depth + 1) || !this.#isRow(before.right, depth)) return undefined;
    if (!this.#isMoved(alike.right, alike.left, depth) || !this.#isOfRow(alike.left, depth + 1)) return undefined;
    if (base === undefined) return loop.filter === undefined ? { key: alike.left } : undefined;
    if (loop.filter === undefined || !this.#isMoved(base, loop.filter, depth)) return undefined;
    return this.#isOfRow(loop.filter, depth + 1) ? { base: loop.filter, key: alike.left } : undefined;
  }

  /** Whether it reads nothing of a member but folds over the rows of its group. */
  #readsGroups(id: NodeId, grouping: Grouping, table: number, depth: number): boolean {
    if (((this.#free[id] ?? 0) & (1 << depth)) === 0) return true;
    const node = this.#node(id);
    if ((node.kind === "aggregate" || node.kind === "pick") && this.#foldsGroup(node, grouping, table, depth))
      return true;
    if (node.kind === "row" || "loop" in node) return false;
    return operandsOf(node).every((each) => this.#readsGroups(each, grouping, table, depth));
  }

  #foldsGroup(node: Fold, { base, key }: Grouping, table: number, depth: number): boolean {
    const { loop } = node;
    if (!isPlain(loop, table, depth + 1) || loop.filter === undefined) return false;
    const filter = this.#node(loop.filter);
    const alike =
      base === undefined
        ? filter
        : filter.kind === "and" && filter.left === base
          ? this.#node(filter.right)
          : undefined;
    if (alike?.kind !== "equal" || alike.left !== key || !this.#isMoved(alike.right, key, depth)) return false;
    const { value, where } = { value: node.value, where: loop.where };
    const read = [value, where, node.kind === "pick" ? node.by : undefined];
    return read.every((each) => each === undefined || this.#isOfRow(each, depth + 1));
  }

  /** Whether it depends on the row at that depth alone, through its columns too. */
  #isOfRow(id: NodeId, depth: number): boolean {
    const node = this.#node(id);
    if (node.kind === "constant" || this.#isRow(id, depth)) return true;
    if ("loop" in node || node.kind === "member" || node.kind === "position") return false;
    if (node.kind === "input" || node.kind === "computed") {
      if (node.row === undefined || !this.#isRow(node.row, depth)) return false;
      return node.kind === "input" || this.#isOfRow(this.#program.columns[node.column]?.node ?? 0, 0);
    }
    const operands = operandsOf(node);
    return operands.length > 0 && operands.every((each) => this.#isOfRow(each, depth));
  }

  /** Whether the second is the first, asked of the row one depth further inside. */
  #isMoved(id: NodeId, inner: NodeId, depth: number): boolean {
    if (this.#isRow(id, depth)) return this.#isRow(inner, depth + 1);
    if (((this.#free[id] ?? 0) & (1 << depth)) === 0) return id === inner;
    const [node, other] = [this.#node(id), this.#node(inner)];
    if ("loop" in node || bare(node) !== bare(other)) return false;
    const [reads, others] = [operandsOf(node), operandsOf(other)];
    return reads.every((each, place) => this.#isMoved(each, others[place] ?? -1, depth));
  }

  #isRow(id: NodeId, depth: number): boolean {
    const node = this.#program.nodes[id];
    return node?.kind === "row" && node.depth === depth;
  }

  #node(id: NodeId): Node {
    return this.#program.nodes[id] as Node;
  }
}

/** Over the rows of the subject, and asked whatever the rest. */
function isPlain({ over, depth, when, require = [] }: Loop, table: number, at: number): boolean {
  const isOfTable = over.kind === "rows" && over.table === table && over.of === undefined;
  return isOfTable && depth === at && when === undefined && require.length === 0;
}

/** A node without what it is made of. */
function bare(node: Node): string {
  return JSON.stringify(mapOperands(node, () => 0));
}
