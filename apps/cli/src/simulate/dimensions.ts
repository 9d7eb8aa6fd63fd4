/** What `--by` names: something known of the invented people, their age, or a fact of the record. */
import type { DimensionName, People } from "@delibera/cohorts";
import { dimensionNames } from "@delibera/cohorts";
import type { Dimension } from "@delibera/simulation";

const ages = ["34", "44", "54", "64"];

export function dimensionOf(written: string, { dimensions }: People): Dimension {
  const name = dimensionNames.find((each): each is DimensionName => each === written);
  if (name !== undefined) {
    const { codes, values } = dimensions[name];
    return { name, codes: values, labels: codes.map((code) => (code === "" ? "?" : code)) };
  }
  if (written === "age") return { name: "age", fact: "birthDate", bands: ages };
  return { name: written, fact: written };
}
