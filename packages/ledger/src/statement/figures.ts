/** The declared terms of an outcome, asked for by their codes. A code that the program does not have gives nothing. */
import type { Outcome, Value } from "@delibera/rules-dsl/evaluator";
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

export interface Figures {
  readonly all: readonly Figure[];
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
  const all = allFigures(program, outcome);
  const single = new Map(all.filter(isSingle).map((figure) => [figure.code, figure]));
  const valueAt = (code: string) => single.get(code)?.value;
  return {
    all,
    under: (prefix) => all.filter(({ code }) => code.startsWith(`${prefix}.`)),
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
      const cited = all.filter(
        ({ code }) => code.startsWith(`${prefix}.`) && !code.slice(prefix.length + 1).includes("."),
      );
      return Object.fromEntries(
        cited.flatMap(({ code, citation }) =>
          citation === undefined ? [] : [[code.slice(prefix.length + 1), citation]],
        ),
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

function allFigures(program: Program, outcome: Outcome): readonly Figure[] {
  const rules = new Map(program.rules.map((rule) => [rule.name, rule]));
  return outcome.outputs.flatMap(({ code, rule, item, year, value, citation, versionId }) => {
    const { label, type, versions = [] } = rules.get(rule) ?? {};
    if (code === undefined || label === undefined) return [];
    const body = type?.kind === "verdict" ? versions.find(({ id }) => id === versionId)?.body : undefined;
    const grounds = body?.kind === "verdict" ? body.grounds : [];
    return [{ code, rule, label, item, year, value, citation, grounds }];
  });
}

function codeOfOption(program: Program, enumeration: string, option: string): string | undefined {
  const declared = program.vocabulary.enumerations.find(({ name }) => name === enumeration);
  return declared?.options.find(({ name }) => name === option)?.code;
}
