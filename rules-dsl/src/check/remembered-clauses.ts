/**
 * What was found of a clause is found again when neither the clause nor anything that is declared has changed: then it is repeated, not
 * looked for. Only clauses of which nothing had to be said are remembered, so that what is said is always said anew.
 */
import type { InterpretationSymbol, NameSymbol, OptionSymbol, RuleSymbol, Symbols } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { recordRead } from "./rules-are-read.ts";
import { rootOf } from "./rules-have-types.ts";
import type { Checking, Declared, FoundInClause, KeptSymbol, Remembered } from "./semantic-model.ts";

/** Of the last check that it was given to. */
export interface ClauseMemory {
  declared: Declared | undefined;
  readonly found: WeakMap<Ast.Node, FoundInClause>;
}

export function newClauseMemory(): ClauseMemory {
  return { declared: undefined, found: new WeakMap() };
}

/** Once the rules have types. */
export function rememberedIn(memory: ClauseMemory, checking: Checking): Remembered {
  const declared = { units: checking.symbols.units, rulesAndDoubts: rulesAndDoubts(checking) };
  const before = memory.declared;
  const isSame = before?.units === declared.units && before.rulesAndDoubts === declared.rulesAndDoubts;
  const kept = before && isSame ? before : declared;
  memory.declared = kept;
  return { declared: kept, found: memory.found };
}

/** The symbols of one vocabulary are the same objects; rules and doubts are made anew each time, and told by what a clause may ask of them. */
function rulesAndDoubts({ symbols, inferred }: Checking): string {
  const rules = [...symbols.rules].map(([key, rule]) => {
    const { name, item, perYear, favourable, derogates } = rule;
    const type = rootOf(rule).type ?? inferred.get(rootOf(rule));
    return [key, name, item, perYear, favourable, derogates?.name, type];
  });
  const doubts = [...symbols.interpretations].map(([key, { name, options }]) => [key, name, ...options]);
  return JSON.stringify([rules, doubts]);
}

/** Checks a clause, of a rule or of none, or repeats what was found of it. */
export function checkedOnce(
  clause: Ast.Node,
  rule: RuleSymbol | undefined,
  checking: Checking,
  check: (checking: Checking) => void,
): void {
  const { remembered, report } = checking;
  if (!remembered) {
    check(checking);
    return;
  }
  const { declared, found } = remembered;
  const before = found.get(clause);
  if (before?.declared === declared) {
    repeat(before, rule, checking);
    return;
  }
  let isSilent = true;
  const own: Checking = {
    ...checking,
    report: {
      diagnostics: report.diagnostics,
      add(code, parameters, span, also) {
        isSilent = false;
        report.add(code, parameters, span, also);
      },
    },
    types: new Map(),
    bindings: new Map(),
    reads: new Map(),
    used: new Set(),
  };
  check(own);
  const { types, bindings, used } = own;
  const reads = (rule && own.reads.get(rule)) ?? new Set();
  const isOwn = own.reads.size === (reads.size > 0 ? 1 : 0);
  for (const [expression, type] of types) checking.types.set(expression, type);
  for (const [name, symbol] of bindings) checking.bindings.set(name, symbol);
  for (const [reader, all] of own.reads) for (const read of all) recordRead(reader, read, checking);
  for (const one of used) checking.used.add(one);
  if (!isSilent || !isOwn) return;
  found.set(clause, {
    declared,
    types,
    bindings: new Map([...bindings].map(([name, symbol]) => [name, kept(symbol)])),
    reads: [...reads].map(keyOf),
    used: [...used].map(keyOf),
  });
}

function repeat(
  { types, bindings, reads, used }: FoundInClause,
  rule: RuleSymbol | undefined,
  checking: Checking,
): void {
  const { symbols } = checking;
  for (const [expression, type] of types) checking.types.set(expression, type);
  for (const [name, one] of bindings) {
    const symbol = symbolNow(one, symbols);
    if (symbol) checking.bindings.set(name, symbol);
  }
  for (const key of reads) {
    const read = symbols.rules.get(key);
    if (rule && read) recordRead(rule, read, checking);
  }
  for (const key of used) {
    const one = symbols.rules.get(key);
    if (one) checking.used.add(one);
  }
}

function keyOf({ name }: RuleSymbol | InterpretationSymbol | OptionSymbol["of"]): string {
  return nameKey(name);
}

function kept(symbol: NameSymbol): KeptSymbol {
  switch (symbol.kind) {
    case "rule":
      return { kind: "ruleNamed", key: keyOf(symbol) };
    case "interpretation":
      return { kind: "doubtNamed", key: keyOf(symbol) };
    case "option": {
      const { of, option } = symbol;
      return { kind: "optionNamed", key: keyOf(of), option, isOfDoubt: of.kind === "interpretation" };
    }
    default:
      return symbol;
  }
}

/** What has the name: as the same is declared, there is one. */
function symbolNow(one: KeptSymbol, { rules, interpretations, enumerations }: Symbols): NameSymbol | undefined {
  switch (one.kind) {
    case "ruleNamed":
      return rules.get(one.key);
    case "doubtNamed":
      return interpretations.get(one.key);
    case "optionNamed": {
      const list = (one.isOfDoubt ? interpretations : enumerations).get(one.key);
      return [...(list?.optionSymbols.values() ?? [])].find(({ option }) => option === one.option);
    }
    default:
      return one;
  }
}
