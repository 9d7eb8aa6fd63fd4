/** Lays a part of a cohort out as the whole is: its layout, its dictionary of texts, its codes of dimensions. */
import { canonicalJson } from "@delibera/rules-dsl/ir";
import { laidAs } from "../snapshot/join-cohorts.ts";
import type { CohortSnapshot, Dimension, DimensionName } from "../snapshot/snapshot.ts";
import { dimensionNames } from "../snapshot/snapshot.ts";
import type { CohortShape } from "./cohort-shape.ts";

/** Columns that are laid out so already stay as they are, packed or not; others are given plain. */
export function laidLike({ cohort, people, enumerations }: CohortSnapshot, shape: CohortShape): CohortSnapshot {
  const isSame =
    cohort.texts.every((text, code) => text === shape.texts[code]) &&
    canonicalJson(cohort.layout) === canonicalJson(shape.layout);
  const tables = isSame ? cohort.tables : laidAs(cohort, shape.layout, placesAmong(shape.texts, cohort.texts));
  const dimensions = dimensionNames.map((name): [DimensionName, Dimension] => {
    const codes = shape.codes[name];
    const { codes: own, values } = people.dimensions[name];
    if (own.length === codes.length && own.every((code, place) => code === codes[place]))
      return [name, { codes, values }];
    const moved = placesAmong(codes, own);
    return [name, { codes, values: values.map((place) => moved[place] ?? 0) }];
  });
  return {
    cohort: { layout: shape.layout, texts: shape.texts, tables },
    people: { ...people, dimensions: Object.fromEntries(dimensions) as unknown as Record<DimensionName, Dimension> },
    enumerations,
  };
}

function placesAmong(all: readonly string[], own: readonly string[]): readonly number[] {
  const places = new Map(all.map((text, place) => [text, place]));
  return own.map((text) => places.get(text) ?? 0);
}
