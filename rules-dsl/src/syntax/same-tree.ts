/** Whether two files say the same: equal trees, wherever their words stand. */
import type * as Ast from "./ast.ts";

export function sameTree(left: Ast.File, right: Ast.File): boolean {
  return withoutPlaces(left) === withoutPlaces(right);
}

/** The tree as text, without spans and without the source it was read from. */
export function withoutPlaces(file: Ast.File): string {
  return JSON.stringify(file, (key, value: unknown) => {
    if (key === "span" || key === "source") return undefined;
    return isSpan(value) ? "here" : value;
  });
}

function isSpan(value: unknown): boolean {
  return typeof value === "object" && value !== null && "start" in value && "end" in value && "file" in value;
}
