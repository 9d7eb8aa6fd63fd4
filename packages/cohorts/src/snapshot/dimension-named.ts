/** What people are told apart by, from its name: something known of the people, their age in bands, or a fact of the record. */
import type { DimensionName, People } from "./snapshot.ts";
import { dimensionNames } from "./snapshot.ts";

/** As a question of `@delibera/simulation` takes it. */
export type NamedDimension =
  | { readonly name: string; readonly fact: string; readonly bands?: readonly string[] }
  | { readonly name: string; readonly codes: Int32Array; readonly labels: readonly string[] };

const ages = ["34", "44", "54", "64"];

/** A name that is none of the dimensions is taken for a path of a fact. */
export function dimensionNamed(written: string, { dimensions }: People): NamedDimension {
  const name = dimensionNames.find((each): each is DimensionName => each === written);
  if (name !== undefined) {
    const { codes, values } = dimensions[name];
    return { name, codes: values, labels: codes.map((code) => (code === "" ? "?" : code)) };
  }
  if (written === "age") return { name: "age", fact: "birthDate", bands: ages };
  return { name: written, fact: written };
}
