/** From a place in a text to the nodes of the tree that cover it. Works on any tree, whatever recovery left out of it. */
import type { Compilation } from "../compile.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";

/** A node of any kind: what is asked of it is its `kind`. */
export type AnyNode = Ast.Node & { readonly kind?: string };

/** From the file down to the smallest node that covers the offset or ends there. */
export function pathAt(file: Ast.File, offset: number): readonly AnyNode[] {
  const path: AnyNode[] = [];
  for (let at: AnyNode | undefined = file; at; at = childAt(at, offset)) path.push(at);
  return path;
}

/** The innermost node of that kind on the path. */
export function nearest<K extends string>(path: readonly AnyNode[], ...kinds: readonly K[]) {
  return path.findLast(({ kind }) => kinds.includes(kind as K));
}

export function fileNamed({ files }: Compilation, name: string): Ast.File | undefined {
  return files.find((file) => file.name === name);
}

/** In the order of their places; parts without a place of their own give theirs. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  const found: AnyNode[] = [];
  collect(node, found);
  return found.sort((a, b) => a.span.start - b.span.start);
}

function collect(holder: object, found: AnyNode[]): void {
  for (const value of Object.values(holder)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each !== "object" || each === null || isSpan(each)) continue;
      if ("span" in each) found.push(each as AnyNode);
      else collect(each, found);
    }
  }
}

function isSpan(value: object): value is Span {
  return "start" in value && "end" in value && "file" in value;
}

/** Of two that touch at the offset, the one that begins there. */
function childAt(node: AnyNode, offset: number): AnyNode | undefined {
  return childrenOf(node).findLast(({ span }) => span.start <= offset && offset <= span.end);
}

/** Every node under the given one, itself first. */
export function* nodesUnder(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesUnder(child);
}
