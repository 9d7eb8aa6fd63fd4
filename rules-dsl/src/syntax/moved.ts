/** A tree, or diagnostics, as they are when what they were read from stands further on in its file. */
import type { Span } from "../source/source.ts";

export function moved<T>(read: T, by: number): T {
  return by === 0 ? read : (copyOf(read, by) as T);
}

function copyOf(read: unknown, by: number): unknown {
  if (typeof read !== "object" || read === null) return read;
  if (Array.isArray(read)) {
    const copy: unknown[] = new Array(read.length);
    for (let index = 0; index < read.length; index++) copy[index] = copyOf(read[index], by);
    return copy;
  }
  if (isSpan(read)) return { file: read.file, start: read.start + by, end: read.end + by };
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(read)) copy[key] = copyOf((read as Record<string, unknown>)[key], by);
  return copy;
}

function isSpan(read: object): read is Span {
  return typeof (read as Span).start === "number";
}
