/** The places of a version where an expression stands, and the version with another expression there. Versions are never changed. */
import type { Expression, RuleVersion } from "../ir/program.ts";

/** Keys and indexes from the version to the expression. */
export type Path = readonly (string | number)[];

export interface Site {
  readonly path: Path;
  readonly expression: Expression;
}

/** Parts of a version that hold expressions, in the order in which they are read. */
const parts = ["when", "cumulates", "locals", "body"] as const;

/** Every expression of a version, outermost first, in the order written. */
export function sitesOf(version: RuleVersion): readonly Site[] {
  const found: Site[] = [];
  for (const part of parts) visit(version[part], [part], found);
  return found;
}

/** The same value with `replacement` in one place; `undefined` removes the key or the member. */
export function replaced<T>(whole: T, [key, ...rest]: Path, replacement: unknown): T {
  if (key === undefined) return replacement as T;
  if (Array.isArray(whole)) {
    if (rest.length === 0 && replacement === undefined) return whole.filter((_, place) => place !== key) as T;
    return whole.map((each, place) => (place === key ? replaced(each, rest, replacement) : each)) as T;
  }
  const { [key]: before, ...others } = whole as Record<string | number, unknown>;
  if (rest.length === 0 && replacement === undefined) return others as T;
  return { ...(whole as object), [key]: replaced(before, rest, replacement) } as T;
}

const notExpressions: ReadonlySet<string> = new Set([
  "bands",
  "requirement",
  "verdict",
  "list",
  "options",
  "years",
  "earlierCycles",
  "groups",
  "expression",
]);

function visit(value: unknown, path: Path, found: Site[]): void {
  if (Array.isArray(value)) for (const [place, each] of value.entries()) visit(each, [...path, place], found);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const { kind } = value as { readonly kind?: string };
  if (kind !== undefined && !notExpressions.has(kind)) found.push({ path, expression: value as Expression });
  for (const [key, each] of Object.entries(value)) visit(each, [...path, key], found);
}
