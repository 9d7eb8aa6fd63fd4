/** Where the words for a name stand in a program: looked up once for each name, however often an explanation says it. */
import type { OverriddenVersion } from "../evaluator/evaluate.ts";
import type { Act, Citation, Entity, Field, Interpretation, Program, Rule, RuleVersion, Unit } from "../ir/program.ts";
import type { Language } from "./words.ts";

export interface Named {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly versions: ReadonlyMap<string, RuleVersion>;
  readonly acts: ReadonlyMap<string, Act>;
  readonly interpretations: ReadonlyMap<string, Interpretation>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly entities: ReadonlyMap<string, Entity>;
  /** Of each entity, by the code of the field. */
  readonly coded: ReadonlyMap<string, ReadonlyMap<string, Field>>;
  readonly said: Readonly<Record<Language, Said>>;
}

/** Sentences about the program alone, whoever it is about: there are as many as its commi and as the pairs of them that exclude each other. */
interface Said {
  readonly places: WeakMap<Citation, string>;
  /** By `keyOfOverridden`. */
  readonly overridden: Map<string, string>;
}

const kept = new WeakMap<Program, Named>();

export function namedIn(program: Program): Named {
  const known = kept.get(program);
  if (known) return known;
  const { rules, acts, interpretations, vocabulary } = program;
  const named: Named = {
    rules: first(rules, ({ name }) => name),
    versions: first(
      rules.flatMap(({ versions }) => versions),
      ({ id }) => id,
    ),
    acts: first(acts, ({ name }) => name),
    interpretations: first(interpretations, ({ name }) => name),
    units: first(vocabulary.units, ({ name }) => name),
    entities: first(vocabulary.entities, ({ name }) => name),
    coded: new Map(
      vocabulary.entities.toReversed().map(({ name, fields }) => [name, first(fields, ({ code }) => code)]),
    ),
    said: { it: nothingSaid(), en: nothingSaid() },
  };
  kept.set(program, named);
  return named;
}

const nothingSaid = (): Said => ({ places: new WeakMap(), overridden: new Map() });

/** Everything that the sentence about it says. */
export function keyOfOverridden({ versionId, because, by = "" }: OverriddenVersion): string {
  return [versionId, because, by].join("\n");
}

/** Of two with one name the first, as a search would find. */
function first<Each>(all: readonly Each[], nameOf: (each: Each) => string): ReadonlyMap<string, Each> {
  return new Map(all.toReversed().map((each) => [nameOf(each), each]));
}
