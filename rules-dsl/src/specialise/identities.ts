/**
 * Tells across relational programs of one layout which nodes are the same: those that say the same of the same rows have one number,
 * whatever their programs number them. Nothing is hashed: two different nodes never have one number.
 */
import { newGraph } from "./graph.ts";
import type { Node, NodeId, RelationalProgram } from "./relational-program.ts";
import { mapOperands, operandsOf } from "./walk-nodes.ts";

export interface Identities {
  /** How many different nodes have been seen. */
  readonly size: number;
  /** By node of the program its number; `rows` tells which rows are there: values of programs where it differs are not compared. */
  of(program: RelationalProgram): { readonly nodes: readonly number[]; readonly rows: string };
}

export function newIdentities(): Identities {
  const graph = newGraph(() => undefined);
  const columns = new Map<string, number>();
  return {
    get size() {
      return graph.nodes.length;
    },
    of({ nodes, columns: own, tables }) {
      const numbers: number[] = [];
      const to = (id: NodeId): number => numbers[id] as number;
      const columnOf = (column: number): number => {
        const { table, node } = own[column] ?? { table: 0, node: 0 };
        visit(node);
        const key = `${table} ${to(node)}`;
        const found = columns.get(key) ?? columns.size;
        columns.set(key, found);
        return found;
      };
      const visit = (id: NodeId): void => {
        if (numbers[id] !== undefined) return;
        const node = nodes[id] as Node;
        for (const operand of operandsOf(node)) visit(operand);
        const mapped = mapOperands(node, to);
        const same = mapped.kind === "computed" ? { ...mapped, column: columnOf(mapped.column) } : mapped;
        numbers[id] = graph.node(same, node.type, node.maybe);
      };
      for (const id of nodes.keys()) visit(id);
      const rows = tables.map((each) =>
        [each.keep, each.within].map((id) => (id === undefined ? "" : to(id))).join(" "),
      );
      return { nodes: numbers, rows: rows.join(";") };
    },
  };
}
