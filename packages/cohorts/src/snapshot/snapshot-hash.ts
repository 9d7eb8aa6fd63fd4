/** The hash of a snapshot by Node's own SHA-256, computed once for each; and how much memory its columns take. */
import { createHash } from "node:crypto";
import type { Cohort } from "@delibera/rules-dsl/columnar";
import type { SnapshotHasher } from "./content-hash.ts";
import { contentHasher } from "./content-hash.ts";
import type { CohortSnapshot } from "./snapshot.ts";

const known = new WeakMap<CohortSnapshot, string>();

/** @returns 64 hexadecimal digits; computed once for each snapshot, at about a second for each gigabyte. */
export function snapshotHash(snapshot: CohortSnapshot): string {
  const found = known.get(snapshot);
  if (found !== undefined) return found;
  const hasher = snapshotHasher();
  hasher.add(snapshot);
  const made = hasher.close();
  known.set(snapshot, made);
  return made;
}

/** Of a snapshot in parts, in their order. */
export function snapshotHasher(): SnapshotHasher {
  return contentHasher(() => {
    const hash = createHash("sha256");
    return { update: (bytes) => hash.update(bytes), hex: () => hash.digest("hex") };
  });
}

/** Bytes of the columns, each counted once however many columns share it. */
export function bytesOf({ tables }: Cohort): number {
  const buffers = new Map<ArrayBufferLike, number>();
  const add = (array: { readonly buffer: ArrayBufferLike; readonly byteLength: number } | undefined): void => {
    if (array) buffers.set(array.buffer, Math.max(buffers.get(array.buffer) ?? 0, array.byteLength));
  };
  for (const { offsets, columns } of tables) {
    add(offsets);
    for (const { values, present } of columns) {
      add(values);
      add(present);
    }
  }
  return [...buffers.values()].reduce((sum, bytes) => sum + bytes, 0);
}
