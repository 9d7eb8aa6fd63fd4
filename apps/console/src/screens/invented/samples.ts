/** The sample people of the repository, each for one rule worth seeing; fetched one by one, when somebody chooses them. */
import type { InventedRecord } from "./invented-record.ts";

const files = import.meta.glob<InventedRecord>("../../../../../deliberations/professionisti/*.json", {
  import: "default",
});

const loaders = new Map(
  Object.entries(files).map(([path, load]) => [path.slice(path.lastIndexOf("/") + 1, -".json".length), load]),
);

/** In alphabetical order, such as `iscritta-nel-2017`. */
export const sampleNames: readonly string[] = [...loaders.keys()].toSorted();

/** Undefined for a name that no sample has. */
export async function sampleNamed(name: string): Promise<InventedRecord | undefined> {
  return loaders.get(name)?.();
}
