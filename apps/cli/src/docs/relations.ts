/** What each comma does to others, and what others do to it: replaced, repealed, interpreted, extended, derogated from, restated. */
import type { Citation, Program } from "@delibera/rules-dsl/ir";
import type { Words } from "../words.ts";

export interface Relation {
  readonly from: Citation;
  readonly to: Citation;
  readonly does: Words;
  readonly isDone: Words;
  /** The rules it is about, by label. */
  readonly about: readonly Words[];
}

const verbs = {
  replaces: [
    { it: "sostituisce", en: "replaces" },
    { it: "sostituito da", en: "replaced by" },
  ],
  repeals: [
    { it: "abroga", en: "repeals" },
    { it: "abrogato da", en: "repealed by" },
  ],
  interprets: [
    { it: "interpreta", en: "interprets" },
    { it: "interpretato da", en: "interpreted by" },
  ],
  extends: [
    { it: "proroga", en: "extends" },
    { it: "prorogato da", en: "extended by" },
  ],
  derogates: [
    { it: "deroga a", en: "derogates from" },
    { it: "derogato da", en: "derogated from by" },
  ],
  restates: [
    { it: "ripete", en: "restates" },
    { it: "ripetuto da", en: "restated by" },
  ],
} as const satisfies Readonly<Record<string, readonly [Words, Words]>>;

/** One for each pair of commi and verb, in the order of the program. */
export function relationsIn(program: Program): readonly Relation[] {
  const found = new Map<string, Relation>();
  const relate = (verb: keyof typeof verbs, from: Citation, to: Citation, about?: Words) => {
    const key = [verb, placeOf(from), placeOf(to)].join(" ");
    const [does, isDone] = verbs[verb];
    const before = found.get(key)?.about ?? [];
    const isNew = about !== undefined && !before.some(({ it }) => it === about.it);
    found.set(key, { from, to, does, isDone, about: isNew ? [...before, about] : before });
  };
  const rules = new Map(program.rules.map((rule) => [rule.name, rule]));
  const versions = new Map(program.rules.flatMap((rule) => rule.versions.map((version) => [version.id, version])));
  for (const rule of program.rules) {
    for (const version of rule.versions) {
      for (const id of version.replaces) {
        const target = versions.get(id);
        const verb = version.repeals ? "repeals" : version.interprets ? "interprets" : "replaces";
        if (target) relate(verb, version.citation, target.citation, rule.label);
      }
      for (const { citation } of version.extensions) relate("extends", citation, version.citation, rule.label);
      const base = rule.derogates === undefined ? undefined : rules.get(rule.derogates);
      for (const each of base?.versions ?? []) {
        if (base && !each.repeals) relate("derogates", version.citation, each.citation, base.label);
      }
    }
  }
  for (const { citation, decisions, question } of program.interpretations) {
    for (const decision of decisions) relate("interprets", decision.citation, citation, question);
  }
  for (const act of program.acts) {
    for (const { number: article, paragraphs } of act.divisions) {
      for (const { number: comma, restates, textHash } of paragraphs) {
        if (restates) relate("restates", { act: act.name, article, comma, textHash }, restates);
      }
    }
  }
  return [...found.values()].filter(({ from, to }) => placeOf(from) !== placeOf(to));
}

export function placeOf({ act, article, comma }: Pick<Citation, "act" | "article" | "comma">): string {
  return `${act}/${article}/${comma}`;
}
