/**
 * A tree, or diagnostics, as they are when what they were read from stands further on in its file. The nodes of which there are most
 * are written out: every key pressed above them copies them all.
 */
import type { Span } from "../source/source.ts";
import type * as Ast from "./ast.ts";

export function moved<T>(read: T, by: number): T {
  return by === 0 || typeof read !== "object" || read === null ? read : (copyOf(read, by) as T);
}

type Frequent =
  | Ast.NameExpression
  | Ast.NumberLiteral
  | Ast.DateLiteral
  | Ast.Binary
  | Ast.Of
  | Ast.GivenField
  | Ast.Target;

function copyOf(read: object, by: number): object {
  const { kind, span } = read as { readonly kind?: unknown; readonly span?: unknown };
  if (kind === undefined || span === undefined) return copyOfPlain(read, by);
  const node = read as Frequent;
  switch (node.kind) {
    case "name": {
      const name = nameAt(node.name, by);
      return { kind: "name", name, span: node.span === node.name.span ? name.span : spanAt(node.span, by) };
    }
    case "number": {
      const unit = node.unit && nameAt(node.unit, by);
      return { kind: "number", value: node.value, written: node.written, unit, span: spanAt(node.span, by) };
    }
    case "date":
      return { kind: "date", iso: node.iso, span: spanAt(node.span, by) };
    case "binary": {
      const [left, right] = [copyOf(node.left, by), copyOf(node.right, by)];
      return { kind: "binary", operator: node.operator, left, right, share: node.share, span: spanAt(node.span, by) };
    }
    case "of":
      return { kind: "of", name: nameAt(node.name, by), of: copyOf(node.of, by), span: spanAt(node.span, by) };
    case "givenField": {
      const name = nameAt(node.name, by);
      return { kind: "givenField", name, value: copyOf(node.value, by), span: spanAt(node.span, by) };
    }
    case "target":
      return {
        kind: "target",
        name: nameAt(node.name, by),
        item: node.item && nameAt(node.item, by),
        year: node.year && copyOf(node.year, by),
        previous: node.previous && nameAt(node.previous, by),
        span: spanAt(node.span, by),
      };
    default:
      return copyOfAny(node, by);
  }
}

/** Lists, places, names, and what is no node of a tree. */
function copyOfPlain(read: object, by: number): object {
  if (Array.isArray(read)) return read.map((held: unknown) => moved(held, by));
  if (typeof (read as Span).start === "number") return spanAt(read as Span, by);
  return copyOfAny(read, by);
}

function copyOfAny(read: object, by: number): object {
  const copy: Record<string, unknown> = { ...read };
  for (const key of Object.keys(copy)) {
    const held = copy[key];
    if (typeof held === "object" && held !== null) copy[key] = copyOf(held, by);
  }
  return copy;
}

function nameAt({ text, span }: Ast.Name, by: number): Ast.Name {
  return { text, span: spanAt(span, by) };
}

function spanAt({ file, start, end }: Span, by: number): Span {
  return { file, start: start + by, end: end + by };
}
