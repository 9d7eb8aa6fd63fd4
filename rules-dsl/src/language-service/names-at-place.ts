/** Names of the kind that the grammar wants at a place: each rule of the grammar in which a name stands has its own. */

import { calendarUnits } from "../ir/calendar-units.ts";
import { typeWords } from "../syntax/keywords.ts";
import type { NextWord } from "../syntax/next-words.ts";
import { printType } from "../types/type.ts";
import { actItems, citationItems } from "./citation-completions.ts";
import type { AskedPlace } from "./completion.ts";
import type { Completion } from "./completion-item.ts";
import { ranks } from "./completion-item.ts";
import { grainOf, inferredType, labelIn, typeWord } from "./describe-symbol.ts";
import { exampleNames } from "./example-completions.ts";
import { binderItems, namesInScope } from "./names-in-scope.ts";
import { entityItems, plain } from "./place-words.ts";
import { expectedAt } from "./scope-at.ts";
import { words } from "./words.ts";

export function namesAtPlace(asked: AskedPlace): readonly Completion[] {
  const places = asked.next.words.filter(
    ({ token }) => token === "AnyName" || token === "UnitWord" || token === "AnyOrdinal",
  );
  const found = new Map(places.map((place) => [placeKey(place), place]));
  return [...found.values()].flatMap((place) => itemsAt(place, asked));
}

function placeKey({ token, rules }: NextWord): string {
  return `${token} ${rules.slice(-2).join(" ")}`;
}

function itemsAt({ token, rules }: NextWord, asked: AskedPlace): readonly Completion[] {
  if (token === "UnitWord") return unitItems(asked);
  if (token === "AnyOrdinal") return rules.includes("citation") ? citationItems(asked) : [];
  const rule = rules.findLast((one) => one !== "name") ?? "";
  const { symbols } = asked.compilation.model;
  const { language } = asked;
  switch (rule) {
    case "atom":
    case "ofPart":
      return namesInScope(expected(asked), asked.compilation, language, rules.includes("collection"));
    case "type":
      return typeItems(asked);
    case "binder":
      return binderItems(expected(asked), asked.compilation, language);
    case "grain":
      return [...entityItems(asked), plain("anno", "type", words.yearWord[language])];
    case "collection":
      return [...symbols.enumerations.values()].map(({ name, declaration }) =>
        plain(name, "type", labelIn(declaration.label, language)),
      );
    case "ruleHead":
      return namesToDefine(asked);
    case "issuedBy":
      return symbols.authorities.map(({ name, declaration }) =>
        plain(name, "authority", labelIn(declaration.label, language)),
      );
    case "citation":
      return actItems(asked);
    default:
      return exampleNames(rule, asked);
  }
}

function expected({ tree, from, to, compilation }: AskedPlace) {
  return expectedAt(tree, from, to, compilation);
}

function unitItems({ compilation, language }: AskedPlace): readonly Completion[] {
  const declared = [...compilation.model.symbols.units.values()].flatMap(({ name, declaration }) => {
    const label = labelIn(declaration?.label, language);
    const names = declaration ? [name, ...(declaration.singular ? [declaration.singular.text] : [])] : [];
    return names.map((one) => plain(one, "unit", label));
  });
  const calendar = calendarUnits.flatMap(({ words: forms, label }) =>
    forms.map((form) => plain(form, "unit", label[language])),
  );
  return [...declared, ...calendar];
}

function typeItems(asked: AskedPlace): readonly Completion[] {
  const { units, enumerations, cycleSymbol } = asked.compilation.model.symbols;
  const declared = [...new Set([...units.values()].map(({ name }) => printType({ kind: "quantity", unit: name })))];
  const { language } = asked;
  return [
    ...Object.values(typeWords).map((word) => plain(word, "type", "")),
    ...declared.map((name) => plain(name, "type", words.unit[language])),
    ...[...enumerations.values()].map(({ name }) => plain(name, "type", words.enumeration[language])),
    ...entityItems(asked),
    ...(cycleSymbol ? [plain(cycleSymbol.name, "type", words.cycle[language])] : []),
  ];
}

/** What a comma may define: the terms of the vocabulary, those without a definition first, and what it says it replaces. */
function namesToDefine({ compilation, language, next }: AskedPlace): readonly Completion[] {
  const { rules } = compilation.model.symbols;
  const isParameter = next.before[0]?.token === "Parameter";
  return [...rules.values()]
    .filter(({ term, derogates }) => term !== undefined && !derogates)
    .map((rule): Completion => {
      const type = typeWord(rule.type ?? inferredType(rule, compilation));
      const defined = rule.definitions.length > 0;
      return {
        text: rule.name,
        kind: "rule",
        detail: labelIn(rule.term?.label, language),
        rank: defined ? ranks.name : ranks.fitting,
        insert: isParameter ? rule.name : `${rule.name}${grainOf(rule)} : ${type}`,
      };
    });
}
