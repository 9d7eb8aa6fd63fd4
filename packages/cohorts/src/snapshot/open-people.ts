/** People written one after another: their pseudonyms, and each dimension as places in a list of the codes met. */
import type { Dimension, DimensionName, People } from "./snapshot.ts";
import { dimensionNames } from "./snapshot.ts";

export interface OpenPeople {
  /** @param pseudonym sixteen bytes. */
  add(pseudonym: Uint8Array, dimensions: Readonly<Record<DimensionName, string>>): void;
  /** Codes stand in the order of their letters, whatever the order in which they were met. */
  close(): People;
}

/** As many as are added. @param expected how many these will be, where that is known. */
export function openPeople(expected = 1024): OpenPeople {
  let capacity = Math.max(1, expected);
  let pseudonyms = new Uint8Array(capacity * 16);
  const open = dimensionNames.map((name) => ({
    name,
    places: new Map<string, number>([["", 0]]),
    values: new Int32Array(capacity),
  }));
  let count = 0;
  const grow = (): void => {
    capacity *= 2;
    const wider = new Uint8Array(capacity * 16);
    wider.set(pseudonyms);
    pseudonyms = wider;
    for (const each of open) {
      const values = new Int32Array(capacity);
      values.set(each.values);
      each.values = values;
    }
  };
  return {
    add(pseudonym, dimensions) {
      if (count === capacity) grow();
      pseudonyms.set(pseudonym, count * 16);
      for (const each of open) {
        const { places } = each;
        const code = dimensions[each.name];
        const place = places.get(code) ?? places.size;
        places.set(code, place);
        each.values[count] = place;
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
