/** Gathers every definition of every rule under one name, with its grain and type; and every interpretation. */
import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { requirement, sameType } from "../types/type.ts";
import type { Report } from "./report.ts";
import type { ActSymbol, InterpretationSymbol, RuleDefinition, RuleSymbol } from "./symbols.ts";
import type { TypeNames, VocabularySymbols } from "./vocabulary-symbols.ts";
import { reportUnknown, typeOfReference, uniqueByName } from "./vocabulary-symbols.ts";

interface Gathered {
  readonly rules: ReadonlyMap<string, RuleSymbol>;
  readonly interpretations: ReadonlyMap<string, InterpretationSymbol>;
}

export function declareRules(
  vocabulary: VocabularySymbols,
  acts: ReadonlyMap<string, ActSymbol>,
  report: Report,
): Gathered {
  const definitions = new Map<string, RuleDefinition[]>();
  const interpretations: InterpretationSymbol[] = [];
  for (const act of acts.values()) {
    for (const division of act.declaration.divisions) {
      for (const paragraph of division.paragraphs) {
        for (const clause of paragraph.clauses) {
          const at = { act, division, paragraph };
          if (clause.kind === "interpretation") interpretations.push(declared(clause, at));
          if (clause.kind !== "rule") continue;
          const key = nameKey(clause.name.text);
          definitions.set(key, [...(definitions.get(key) ?? []), { ...at, clause }]);
          interpretations.push(...ofGaps(clause, at));
        }
      }
    }
  }
  const names: TypeNames = {
    units: vocabulary.units,
    enumerations: vocabulary.enumerations,
    entityNames: new Map([...vocabulary.entities].map(([key, found]) => [key, found.name])),
    cycle: vocabulary.cycle,
  };
  const terms = (vocabulary.vocabulary?.declarations ?? []).filter((found) => found.kind === "term");
  const termsByName = uniqueByName(terms, (term) => term.name, report);
  const rules = new Map<string, RuleSymbol>();
  for (const key of new Set([...termsByName.keys(), ...definitions.keys()])) {
    const symbol = ruleSymbol(termsByName.get(key), definitions.get(key) ?? [], names, report);
    if (symbol) rules.set(key, symbol);
  }
  const named = uniqueByName(interpretations, interpretationName, report);
  return { rules, interpretations: named };
}

function ruleSymbol(
  term: Ast.TermDeclaration | undefined,
  definitions: readonly RuleDefinition[],
  names: TypeNames,
  report: Report,
): RuleSymbol | undefined {
  const first = term ?? definitions[0]?.clause;
  if (!first) return undefined;
  const item = itemOf(first.grain, names, report);
  const perYear = first.grain.year !== undefined;
  let type: ValueType | undefined = term ? typeOfReference(term.type, names, report) : undefined;
  for (const { clause } of definitions) {
    const own = clause.word === "requirement" ? requirement : typeOfReference(clause.type, names, report);
    const related = [{ span: first.name.span, code: "declared-here" as const }];
    if (own && type && !sameType(own, type)) {
      report.add("definitions-disagree", { name: clause.name.text }, clause.name.span, { related });
    }
    type ??= own;
    const sameItem = nameKey(clause.grain.item?.text ?? "") === nameKey(first.grain.item?.text ?? "");
    if (!sameItem || (clause.grain.year !== undefined) !== perYear) {
      report.add("definitions-disagree", { name: clause.name.text }, clause.name.span, { related });
    }
  }
  return { kind: "rule", name: first.name.text, term, definitions, item, perYear, type };
}

function itemOf(grain: Ast.Grain, names: TypeNames, report: Report): string | undefined {
  if (!grain.item) return undefined;
  const entity = names.entityNames.get(nameKey(grain.item.text));
  if (entity === undefined) reportUnknown(grain.item, names.entityNames.values(), report);
  return entity;
}

type At = Omit<RuleDefinition, "clause">;

function declared(declaration: Ast.InterpretationClause, at: At): InterpretationSymbol {
  const options = new Map(declaration.options.map((option) => [nameKey(option.name.text), option.name.text]));
  return { kind: "interpretation", name: declaration.name.text, ...at, declaration, options };
}

/** Every gap of a band table is a doubt with three answers. */
export const gapOptions = [
  { name: "lower", word: "scaglione_inferiore", it: "scaglione inferiore", en: "lower band" },
  { name: "upper", word: "scaglione_superiore", it: "scaglione superiore", en: "upper band" },
  { name: "none", word: "nessuno_scaglione", it: "nessuno scaglione", en: "no band" },
] as const;

function ofGaps(clause: Ast.RuleClause, at: At): InterpretationSymbol[] {
  if (clause.body?.kind !== "bands") return [];
  const options = new Map(gapOptions.map((option) => [nameKey(option.word), option.name as string]));
  return clause.body.gaps.map((gap) => ({
    kind: "interpretation",
    name: gap.name?.text ?? `${clause.name.text}_${gap.before ? "lacuna" : "oltre"}_${boundOf(gap)}`,
    ...at,
    declaration: gap,
    options,
  }));
}

function boundOf(gap: Ast.BandGap): string {
  const written = [gap.after, gap.before].flatMap((bound) => (bound?.kind === "number" ? [bound.value] : []));
  return written.join("_").replaceAll(".", "_").replaceAll("/", "_");
}

function interpretationName(symbol: InterpretationSymbol): Ast.Name {
  const name = symbol.declaration.name;
  return name ?? { text: symbol.name, span: symbol.declaration.span };
}
