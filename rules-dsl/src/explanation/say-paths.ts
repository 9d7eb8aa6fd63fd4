/** Where a fact stands, in words, from its path in the JSON of the facts: `prestiti n. 3`, `note n. 1`. */
import type { Field, Program, ValueType } from "../ir/program.ts";
import type { Speaker } from "./say-values.ts";
import { namedIn } from "./words-of-program.ts";

/** The labels of the fields from the subject's down to the path's own. */
export function labelsAt(path: string, by: Speaker): readonly string[] {
  const labels: string[] = [];
  let entity: string | undefined = by.program.vocabulary.subject;
  for (const part of path.split(".")) {
    const place = /^(.*)\[(\d+)\]$/.exec(part);
    const field = entity === undefined ? undefined : fieldByCode(by.program, entity, place?.[1] ?? part);
    const label = field?.label[by.language] ?? part;
    labels.push(field && place ? by.words.cases.numbered(label, nextOf(place[2])) : label);
    entity = entityOf(field?.type);
  }
  return labels;
}

/** People count items from one, paths from zero. */
export function nextOf(place = "0"): string {
  return String(BigInt(place) + 1n);
}

function fieldByCode(program: Program, entity: string, code: string): Field | undefined {
  return namedIn(program).coded.get(entity)?.get(code);
}

function entityOf(type: ValueType | undefined): string | undefined {
  if (type?.kind === "entity") return type.name;
  return type?.kind === "list" ? entityOf(type.of) : undefined;
}
