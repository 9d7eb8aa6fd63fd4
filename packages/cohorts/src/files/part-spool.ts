/** The parts of a cohort set aside on the disk, packed as they came, until all have been seen: then they come back, laid out alike. */
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import type { Cohort } from "@delibera/rules-dsl/columnar";
import type { Layout } from "@delibera/rules-dsl/specialise";
import type { CohortSnapshot, People } from "../snapshot/snapshot.ts";
import type { CohortShape } from "./cohort-shape.ts";
import { openShape } from "./cohort-shape.ts";
import { laidLike } from "./lay-alike.ts";

export interface PartSpool {
  /** @throws the errors of the file system. */
  add(part: CohortSnapshot): void;
  /** Adds nothing after this. @throws RangeError when there was no part. */
  shape(): CohortShape;
  /** In their order, all of the layout and the dictionaries of the shape. */
  parts(shape: CohortShape): Generator<CohortSnapshot>;
  remove(): void;
}

/** What stands on the disk of one part. */
interface Kept {
  readonly layout: Layout;
  readonly tables: Cohort["tables"];
  /** Of each of its texts the place among all; none where they are the first of all, in that order. */
  readonly texts: Int32Array | undefined;
  readonly countOfTexts: number;
  readonly people: People;
}

/** @param path of a file that is not there. @throws the errors of the file system. */
export function partSpool(path: string): PartSpool {
  const file = openSync(path, "wx+");
  const shape = openShape();
  const lengths: number[] = [];
  return {
    add(part) {
      const { layout, tables } = part.cohort;
      const places = shape.add(part);
      const texts = places.every((place, code) => place === code) ? undefined : places;
      const kept: Kept = { layout, tables, texts, countOfTexts: places.length, people: part.people };
      const bytes = serialize(kept);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
      lengths.push(bytes.length);
    },
    shape: shape.close,
    *parts(whole) {
      let position = 0;
      for (const length of lengths) {
        const bytes = Buffer.alloc(length);
        for (let at = 0; at < length; ) at += readSync(file, bytes, at, length - at, position + at);
        position += length;
        const kept: Kept = deserialize(bytes);
        const cohort = { layout: kept.layout, tables: kept.tables, texts: textsOf(kept, whole.texts) };
        yield laidLike({ cohort, people: kept.people, enumerations: whole.enumerations }, whole);
      }
    },
    remove() {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

function textsOf({ texts, countOfTexts }: Kept, all: readonly string[]): readonly string[] {
  if (texts) return Array.from(texts, (place) => all[place] ?? "");
  return countOfTexts === all.length ? all : all.slice(0, countOfTexts);
}
