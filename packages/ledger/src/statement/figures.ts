/** The declared terms of an outcome, asked for by their codes. A code that the program does not have gives nothing. */
import type { Outcome, OutputValue, Value } from "@delibera/rules-dsl/evaluator";
import type { Ground, Program } from "@delibera/rules-dsl/ir";
import { printDate } from "@delibera/rules-dsl/values";
import { amountOf } from "./amount.ts";
import type { Amount, Citation, Line } from "./ledger-document.ts";

export interface Figure {
  readonly code: string;
  readonly rule: string;
  readonly label: Line["label"];
  readonly item: string | undefined;
  readonly year: number | undefined;
  readonly value: Value;
  readonly citation: Citation | undefined;
  /** Of a verdict: the grounds of refusal of the version that governs. */
  readonly grounds: readonly Ground[];
}

/** Only what is asked for is evaluated, and what it rests on. */
export interface Figures {
  readonly all: readonly Figure[];
  /** Of one code, for each item and each year it is about. */
  readonly of: (code: string) => readonly Figure[];
  /** Of a code and of those that begin with it and a dot, in the order of the program. */
  readonly from: (code: string) => readonly Figure[];
  /** Those whose code begins with `prefix` and a dot, in the order of the program. */
  readonly under: (prefix: string) => readonly Figure[];
  readonly amount: (code: string) => Amount | null;
  readonly truth: (code: string) => boolean | null;
  readonly date: (code: string) => string | null;
  readonly count: (code: string) => number | null;
  readonly option: (code: string) => string | null;
  /** The citations of the codes under `prefix` that stand for one figure, by the rest of the code. */
  readonly citations: (prefix: string) => Readonly<Record<string, Citation>>;
}

export function figuresOf(program: Program, outcome: Outcome): Figures {
  const terms = termsOf(program);
  const figures = new Map<Term, readonly Figure[]>();
  const figuresOfTerm = (term: Term): readonly Figure[] => {
    const known = figures.get(term) ?? outcome.outputsOf(term.rule.name).map((it) => figureOf(term, it));
    figures.set(term, known);
    return known;
  };
  const of = (code: string) => (terms.byCode.get(code) ?? []).flatMap(figuresOfTerm);
  const valueAt = (code: string) => of(code).findLast(isSingle)?.value;
  return {
    get all() {
      return terms.all.flatMap(figuresOfTerm);
    },
    of,
    from: (code) =>
      terms.all.filter((term) => term.code === code || term.code.startsWith(`${code}.`)).flatMap(figuresOfTerm),
    under: (prefix) => terms.under(prefix).flatMap(figuresOfTerm),
    amount: (code) => amountIn(valueAt(code)),
    truth: (code) => {
      const value = valueAt(code);
      return value?.kind === "boolean" ? value.value : null;
    },
    date: (code) => {
      const value = valueAt(code);
      return value?.kind === "date" ? printDate(value.day) : null;
    },
    count: (code) => {
      const value = valueAt(code);
      return value?.kind === "quantity" && value.amount.d === 1n ? Number(value.amount.n) : null;
    },
    option: (code) => {
      const value = valueAt(code);
      return value?.kind === "option" ? (codeOfOption(program, value.enumeration, value.option) ?? null) : null;
    },
    citations: (prefix) => {
      const direct = terms.under(prefix).filter(({ code }) => !code.slice(prefix.length + 1).includes("."));
      return Object.fromEntries(
        direct
          .flatMap(figuresOfTerm)
          .flatMap(({ code, citation }) => (citation === undefined ? [] : [[code.slice(prefix.length + 1), citation]])),
      );
    },
  };
}

/** `obligation.standard`, `obligation.reductions.esonero-2018`, `credits.excluded.exemption[PA-1]`. */
export function lineId({ code, item, year }: Pick<Figure, "code" | "item" | "year">): string {
  return `${code}${year === undefined ? "" : `-${year}`}${item === undefined ? "" : `[${item}]`}`;
}

export function amountIn(value: Value | undefined): Amount | null {
  return value?.kind === "quantity" ? amountOf(value.amount) : null;
}

function isSingle({ item, year }: Figure): boolean {
  return item === undefined && year === undefined;
}

function figureOf({ code, label, rule }: Term, { item, year, value, citation, versionId }: OutputValue): Figure {
  const body = rule.type?.kind === "verdict" ? rule.versions.find(({ id }) => id === versionId)?.body : undefined;
  const grounds = body?.kind === "verdict" ? body.grounds : [];
  return { code, rule: rule.name, label, item, year, value, citation, grounds };
}

/** A rule that has a code and a label. */
interface Term {
  readonly code: string;
  readonly label: Line["label"];
  readonly rule: Program["rules"][number];
}

interface Terms {
  /** In the order of the program. */
  readonly all: readonly Term[];
  readonly byCode: ReadonlyMap<string, readonly Term[]>;
  readonly under: (prefix: string) => readonly Term[];
}

const ofPrograms = new WeakMap<Program, Terms>();

/** Looked up once in a program. */
function termsOf(program: Program): Terms {
  const known = ofPrograms.get(program);
  if (known !== undefined) return known;
  const all = program.rules.flatMap((rule): readonly Term[] => {
    const { code, label } = rule;
    return code === undefined || label === undefined ? [] : [{ code, label, rule }];
  });
  const prefixes = new Map<string, readonly Term[]>();
  const under = (prefix: string): readonly Term[] => {
    const those = prefixes.get(prefix) ?? all.filter(({ code }) => code.startsWith(`${prefix}.`));
    prefixes.set(prefix, those);
    return those;
  };
  const byCode = new Map<string, readonly Term[]>();
  for (const term of all) byCode.set(term.code, [...(byCode.get(term.code) ?? []), term]);
  const terms = { all, byCode, under };
  ofPrograms.set(program, terms);
  return terms;
}

function codeOfOption(program: Program, enumeration: string, option: string): string | undefined {
  const declared = program.vocabulary.enumerations.find(({ name }) => name === enumeration);
  return declared?.options.find(({ name }) => name === option)?.code;
}
