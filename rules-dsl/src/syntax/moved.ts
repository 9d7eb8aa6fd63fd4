/** A tree, or diagnostics, as they are when what they were read from stands further on in its file. */
import type { Span } from "../source/source.ts";

export function moved<T>(read: T, by: number): T {
  return by === 0 || typeof read !== "object" || read === null ? read : (copyOf(read, by) as T);
}

function copyOf(read: object, by: number): object {
  if (Array.isArray(read)) return read.map((held: unknown) => moved(held, by));
  if (isSpan(read)) return { file: read.file, start: read.start + by, end: read.end + by };
  const copy: Record<string, unknown> = { ...read };
  for (const key of Object.keys(copy)) {
    const held = copy[key];
    if (typeof held === "object" && held !== null) copy[key] = copyOf(held, by);
  }
  return copy;
}

function isSpan(read: object): read is Span {
  return typeof (read as Span).start === "number";
}
