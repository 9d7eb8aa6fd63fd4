/** People written one after another: their pseudonyms, and each dimension as places in a list of the codes met. */
import type { Dimension, DimensionName, People } from "./snapshot.ts";
import { dimensionNames } from "./snapshot.ts";

export interface OpenPeople {
  /** @param pseudonym sixteen bytes. */
  add(pseudonym: Uint8Array, dimensions: Readonly<Record<DimensionName, string>>): void;
  /** Codes stand in the order of their letters, whatever the order in which they were met. */
  close(): People;
}

/** @param most how many may be added; fewer are fine. */
export function openPeople(most: number): OpenPeople {
  const pseudonyms = new Uint8Array(most * 16);
  const open = dimensionNames.map((name) => ({
    name,
    places: new Map<string, number>([["", 0]]),
    values: new Int32Array(most),
  }));
  let count = 0;
  return {
    add(pseudonym, dimensions) {
      if (count === most) throw new RangeError(`more than ${most} people`);
      pseudonyms.set(pseudonym, count * 16);
      for (const { name, places, values } of open) {
        const code = dimensions[name];
        const place = places.get(code) ?? places.size;
        places.set(code, place);
        values[count] = place;
      }
      count++;
    },
    close() {
      const dimensions = open.map(({ name, places, values }): [DimensionName, Dimension] => {
        const codes = [...places.keys()].sort((one, other) => (one < other ? -1 : 1));
        const sorted = new Map(codes.map((code, place) => [code, place]));
        const moved = [...places.keys()].map((code) => sorted.get(code) ?? 0);
        return [name, { codes, values: values.slice(0, count).map((place) => moved[place] ?? 0) }];
      });
      return {
        count,
        pseudonyms: pseudonyms.slice(0, count * 16),
        dimensions: Object.fromEntries(dimensions) as unknown as Record<DimensionName, Dimension>,
      };
    },
  };
}
