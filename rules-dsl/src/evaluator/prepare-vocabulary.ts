/** A vocabulary as the evaluator looks things up in it, prepared once per program. */
import type { Entity, EnumerationOption, Field, Vocabulary } from "../ir/program.ts";
import { firstDate, firstOfYear, lastDate, lastOfYear, parseDate } from "../values/civil-date.ts";
import { yearPeriod } from "../values/period.ts";
import type { DecodingRules } from "./decode-value.ts";
import type { CycleAtHand } from "./frame.ts";
import type { OptionValue, Value } from "./value.ts";
import { periodValue, yearValue } from "./value.ts";

export interface PreparedVocabulary extends DecodingRules {
  readonly cycleAt: (index: number) => PreparedCycle;
  readonly subject: PreparedEntity;
  readonly entities: ReadonlyMap<string, PreparedEntity>;
}

export interface PreparedEntity {
  readonly name: string;
  readonly fields: readonly Field[];
  /** The place of each field by its name. */
  readonly places: ReadonlyMap<string, number>;
  /** Places of fields. */
  readonly identifiedBy: number | undefined;
  readonly effectiveOn: readonly number[];
  readonly knownOn: readonly number[];
}

/** What every evaluation shares of a cycle. */
export type PreparedCycle = Omit<CycleAtHand, "results">;

const prepared = new WeakMap<Vocabulary, PreparedVocabulary>();

export function preparedVocabulary(vocabulary: Vocabulary): PreparedVocabulary {
  const known = prepared.get(vocabulary);
  if (known) return known;
  const made = prepareVocabulary(vocabulary);
  prepared.set(vocabulary, made);
  return made;
}

function prepareVocabulary({ cycle, entities, enumerations, subject }: Vocabulary): PreparedVocabulary {
  const byName = new Map(entities.map((entity) => [entity.name, prepareEntity(entity)]));
  const nobody: Entity = { name: subject, label: { it: "", en: "" }, fields: [], effectiveOn: [], knownOn: [] };
  const effects = new Map<Value, { readonly from: number; readonly to: number }>();
  const optionOf = (enumeration: string, { name, effect }: EnumerationOption): OptionValue => {
    const option: OptionValue = { kind: "option", enumeration, option: name };
    if (effect) effects.set(option, { from: day(effect.from, firstDate), to: day(effect.to, lastDate) });
    return option;
  };
  return {
    cycle,
    cycleAt: rememberedCycles(cycle),
    effects,
    subject: byName.get(subject) ?? prepareEntity(nobody),
    entities: byName,
    options: new Map(
      enumerations.map(({ name, options }) => [
        name,
        new Map(options.map((each) => [each.code, optionOf(name, each)])),
      ]),
    ),
  };
}

function rememberedCycles(cycles: Vocabulary["cycle"]): (index: number) => PreparedCycle {
  const known = new Map<number, PreparedCycle>();
  return (index) => {
    const found = known.get(index);
    if (found) return found;
    const made = cycleOf(cycles, index);
    known.set(index, made);
    return made;
  };
}

function cycleOf(cycles: Vocabulary["cycle"], index: number): PreparedCycle {
  const firstYear = cycles.from + index * cycles.years;
  const lastYear = firstYear + cycles.years - 1;
  const period = periodValue({ from: firstOfYear(firstYear), to: lastOfYear(lastYear) });
  const years = Array.from({ length: cycles.years }, (_, place) => yearValue(firstYear + place));
  const daysOfYears = years.map(({ year }) => yearPeriod(year));
  return { index, name: `${firstYear}-${lastYear}`, firstYear, lastYear, period, years, daysOfYears };
}

function day(text: string | undefined, otherwise: number): number {
  return (text === undefined ? undefined : parseDate(text)) ?? otherwise;
}

function prepareEntity(entity: Entity): PreparedEntity {
  const places = new Map(entity.fields.map((field, place) => [field.name, place]));
  const known = (names: readonly string[]) => names.flatMap((name) => places.get(name) ?? []);
  return {
    name: entity.name,
    fields: entity.fields,
    places,
    identifiedBy: entity.identifiedBy === undefined ? undefined : places.get(entity.identifiedBy),
    effectiveOn: known(entity.effectiveOn),
    knownOn: known(entity.knownOn),
  };
}
