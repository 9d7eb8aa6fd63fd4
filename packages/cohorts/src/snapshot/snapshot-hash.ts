/** The hash of a snapshot by Node's own SHA-256, computed once for each. */
import { createHash } from "node:crypto";
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
