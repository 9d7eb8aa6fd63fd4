/** Names of clauses that speak of facts and of other clauses: examples, properties, interpretations, amendments, derogations. */
import type { EntitySymbol, OptionSymbol, RuleSymbol } from "../resolve/symbols.ts";
import { fieldsHolding } from "../resolve/vocabulary-symbols.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { WordBefore } from "../syntax/next-words.ts";
import type { AskedPlace } from "./completion.ts";
import type { Completion } from "./completion-item.ts";
import { ranks } from "./completion-item.ts";
import { labelIn } from "./describe-symbol.ts";
import { fieldsOf, optionItem, plainRule } from "./names-in-scope.ts";
import { entityItems, lastBefore, sameName } from "./place-words.ts";
import { words } from "./words.ts";

/** `rule` is the one of the grammar in which the name stands. */
export function exampleNames(rule: string, asked: AskedPlace): readonly Completion[] {
  const { before } = asked.next;
  switch (rule) {
    case "target":
      return [...ruleItems(asked, ({ derogates }) => !derogates), ...(isGiven(asked) ? subjectFields(asked) : [])];
    case "targetOf":
      return [...itemsGiven(asked), ...cycleItems(asked)];
    case "given":
    case "givenItem":
      if (before.at(-1)?.token === "Of") return holdersGiven(asked);
      return before.at(-1)?.token === "Given" ? entityItems(asked) : [];
    case "givenField":
      return fieldsOfEntity(entityWritten(asked), asked);
    case "adds":
      return entityItems(asked);
    case "amount":
    case "identifiedBy":
    case "effectiveOn":
    case "knownOn":
      return fieldsOfEntity(entityWritten(asked), asked);
    case "exampleCycle":
      return cycleItems(asked);
    case "exampleInterpretation":
    case "decision":
      return lastBefore(before, "Equals", "As") ? optionsOfNamed(asked) : interpretationItems(asked);
    case "chosen":
      return optionsWritten(asked);
    case "ignore":
    case "derogated":
      return ruleItems(asked, () => true);
    case "saves":
    case "cumulates":
      return ruleItems(asked, ({ derogates }) => derogates !== undefined);
    case "amendment":
      return namesAmended(asked);
    case "monotone":
      return lastBefore(before, "NotDecreases", "NotIncreases")
        ? ruleItems(asked, ({ derogates }) => !derogates)
        : changingItems(asked);
    case "earlierCycle":
      return cycleItems(asked);
    default:
      return [];
  }
}

function isGiven({ next }: AskedPlace): boolean {
  return lastBefore(next.before, "Given", "Then")?.token === "Given";
}

function ruleItems(asked: AskedPlace, wanted: (rule: RuleSymbol) => boolean): readonly Completion[] {
  const listing = { compilation: asked.compilation, language: asked.language, wanted: undefined };
  const rules = [...asked.compilation.model.symbols.rules.values()].filter(wanted);
  return rules.map((rule) => ({ ...plainRule(rule, listing), rank: ranks.clause }));
}

function subjectFields(asked: AskedPlace): readonly Completion[] {
  return fieldsOfEntity(asked.compilation.model.symbols.subject, asked);
}

function fieldsOfEntity(entity: EntitySymbol | undefined, asked: AskedPlace): readonly Completion[] {
  const listing = { compilation: asked.compilation, language: asked.language, wanted: undefined };
  return entity ? fieldsOf(entity, listing).map((field) => ({ ...field, rank: ranks.clause })) : [];
}

/** The entity last named in the clause at hand: `dato prestito P con …`, `aggiunge prestito con …`, `entità prestito …`. */
function entityWritten({ next, compilation }: AskedPlace): EntitySymbol | undefined {
  const { entities } = compilation.model.symbols;
  const heads: ReadonlySet<string> = new Set(["Given", "Adds", "Entity", "Subject"]);
  const head = next.before.findLastIndex(({ token }) => heads.has(token));
  const name = next.before[head + 1]?.text;
  return head < 0 || name === undefined ? undefined : entities.get(nameKey(name));
}

function itemsGiven({ next, language }: AskedPlace): readonly Completion[] {
  return labelsGiven(next.before).map(({ label, entity }) => {
    return { text: label, kind: "local", detail: `${words.item[language]} · ${entity}`, rank: ranks.clause };
  });
}

/** Of the items given, those that have a field for the entity of the one being written. */
function holdersGiven(asked: AskedPlace): readonly Completion[] {
  const { entities } = asked.compilation.model.symbols;
  const written = entityWritten(asked);
  const holders = labelsGiven(asked.next.before).flatMap(({ label, entity }) => {
    const holder = entities.get(nameKey(entity));
    return written && fieldsHolding(written, holder).length > 0 ? [label] : [];
  });
  return itemsGiven(asked).filter(({ text }) => holders.includes(text));
}

const afterLabels: ReadonlySet<string> = new Set(["With", "Of", "Given", "Then"]);

function labelsGiven(before: readonly WordBefore[]): readonly { readonly label: string; readonly entity: string }[] {
  return before.flatMap(({ token }, index) => {
    const [entity, label, after] = before.slice(index + 1, index + 4);
    if (token !== "Given" || !entity || label?.token !== "Word" || (after && !afterLabels.has(after.token))) return [];
    return [{ label: label.text, entity: entity.text }];
  });
}

function cycleItems({ compilation, language }: AskedPlace): readonly Completion[] {
  const { cycleSymbol } = compilation.model.symbols;
  if (!cycleSymbol) return [];
  return [{ text: cycleSymbol.name, kind: "type", detail: words.cycle[language], rank: ranks.clause }];
}

function interpretationItems({ compilation, language }: AskedPlace): readonly Completion[] {
  return [...compilation.model.symbols.interpretations.values()].map(({ name, declaration }): Completion => {
    const question = declaration.kind === "interpretation" ? labelIn(declaration.question, language) : "";
    return { text: name, kind: "interpretation", detail: question, rank: ranks.clause };
  });
}

/** The readings of the doubt named before `=` or `come`. */
function optionsOfNamed({ next, compilation, language }: AskedPlace): readonly Completion[] {
  const sign = next.before.findLastIndex(({ token }) => token === "Equals" || token === "As");
  const found = compilation.model.symbols.interpretations.get(nameKey(next.before[sign - 1]?.text ?? ""));
  const options: Iterable<OptionSymbol> = found?.optionSymbols.values() ?? [];
  return [...options].map((option) => optionItem(option, ranks.fitting, language));
}

function optionsWritten({ next, language }: AskedPlace): readonly Completion[] {
  return next.before.flatMap(({ token }, index): readonly Completion[] => {
    const name = next.before[index + 1];
    if (token !== "Choice" || !name) return [];
    return [{ text: name.text, kind: "option", detail: words.option[language], rank: ranks.fitting }];
  });
}

/** After `limitatamente a`: what the cited commi define. */
function namesAmended(asked: AskedPlace): readonly Completion[] {
  const { before } = asked.next;
  const after = (token: (typeof before)[number]["token"]) =>
    before[before.findLastIndex((one) => one.token === token) + 1];
  const [article, comma, act] = [after("CitedArticle") ?? after("CitedSection"), after("CitedParagraph"), after("Of")];
  const own = asked.tree.act?.name.text ?? "";
  return ruleItems(asked, ({ definitions }) =>
    definitions.some(
      ({ act: found, division, paragraph }) =>
        sameName(found.name, act && lastBefore(before, "Of") ? act.text : own) &&
        division.number.value === article?.text &&
        (!lastBefore(before, "CitedParagraph") || paragraph.number.value === comma?.text),
    ),
  );
}

/** After `al crescere di` and `all'aggiunta di`: facts that grow, and items that can be added. */
function changingItems(asked: AskedPlace): readonly Completion[] {
  const { entities, subject } = asked.compilation.model.symbols;
  if (asked.next.before.some(({ token }) => token === "AsAdded")) return entityItems(asked);
  if (asked.next.before.at(-2)?.token !== "AsGrows" && asked.next.before.at(-1)?.token === "Of") {
    const field = asked.next.before.at(-2);
    const named = [...entities.values()].filter(({ fields }) => field && fields.has(nameKey(field.text)));
    if (named.length > 0)
      return named.map(({ name }) => ({ text: name, kind: "entity", detail: "", rank: ranks.clause }));
  }
  const growing = [...entities.values(), ...(subject ? [subject] : [])].flatMap((entity) =>
    fieldsOfEntity(entity, asked),
  );
  return growing;
}
