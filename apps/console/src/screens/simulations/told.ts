/** How counts and amounts of a report are written: what may not be shown has a sign and a word, never a zero. */
import type { People } from "@delibera/simulation";
import { useMemo } from "react";
import { formatCount, formatDecimal } from "../../messages/format.ts";
import type { Language } from "../../messages/language.tsx";
import { useLanguage } from "../../messages/language.tsx";
import type { Text } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";

export interface Told {
  readonly people: (count: People) => string;
  /** An exact amount: a decimal, or a whole number and the fraction that is left. */
  readonly amount: (exact: string | null) => string;
  /** The same with its sign. */
  readonly change: (exact: string | null) => string;
  /** The state of a person by its code. */
  readonly state: (code: string) => string;
}

export function useTold(): Told {
  const text = useText();
  const { language } = useLanguage();
  // The same words for as long as the language is: a chart is drawn again when they change.
  return useMemo(() => told(text, language), [text, language]);
}

function told(text: Text, language: Language): Told {
  const amount = (exact: string | null) => {
    if (exact === null) return text("simulations.hidden");
    const [above = "", below] = exact.split("/");
    return below === undefined ? formatDecimal(exact, language) : mixed(BigInt(above), BigInt(below), language);
  };
  const known: Readonly<Record<string, string>> = {
    yes: text("simulations.state.yes"),
    no: text("simulations.state.no"),
    undetermined: text("simulations.state.undetermined"),
  };
  return {
    people: (count) => (count === null ? text("simulations.hidden") : formatCount(count, language)),
    amount,
    change: (exact) => (exact === null || exact.startsWith("-") || exact === "0" ? amount(exact) : `+${amount(exact)}`),
    state: (code) => known[code] ?? code,
  };
}

function mixed(above: bigint, below: bigint, language: Language): string {
  const size = above < 0n ? -above : above;
  const [whole, rest] = [size / below, size % below];
  const written = whole === 0n ? `${rest}/${below}` : `${formatDecimal(`${whole}`, language)} ${rest}/${below}`;
  return above < 0n ? `−${written}` : written;
}
