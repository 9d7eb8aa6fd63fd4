/** An amount as read: one decimal, the language's separators, and the exact value beside it whenever the display is rounded. */
import type { Amount } from "@delibera/ledger/statement";
import { formatDecimal } from "../messages/format.ts";
import { useLanguage } from "../messages/language.tsx";
import { useText } from "../messages/text.ts";

interface AmountTextProperties {
  readonly amount: Amount;
  /** True for a sum that is taken away: it is printed with a minus sign. */
  readonly less?: boolean;
  /** True where the amount stands alone, away from a column that says what it counts. */
  readonly withUnit?: boolean;
  /** True where there is room for the rounded value only; the exact one is then in its title. */
  readonly compact?: boolean;
}

export function AmountText({ amount, less = false, withUnit = false, compact = false }: AmountTextProperties) {
  const { language } = useLanguage();
  const text = useText();
  const read = formatDecimal(withOneDecimal(less ? negated(amount.display) : amount.display), language);
  const shown = (
    <span className="amount-read">
      {read}
      {withUnit && <span className="amount-unit"> {text("unit.credits")}</span>}
    </span>
  );
  if (!isRounded(amount)) return shown;
  const exact = formatExact(amount.exact, language);
  return (
    <span className="amount-rounded" title={text("amount.exactTitle", { exact })}>
      {shown}
      {!compact && <span className="amount-exact">{text("amount.exact", { exact })}</span>}
    </span>
  );
}

/** True when `display` shows less than `exact` holds. */
export function isRounded({ exact, display }: Amount): boolean {
  if (exact.includes("/")) return true;
  return withoutTrailingZeros(exact) !== withoutTrailingZeros(display.replaceAll(".", "").replace(",", "."));
}

/** Amounts stand in columns: every one shows its decimal, so that the commas align. */
function withOneDecimal(display: string): string {
  return display.includes(",") ? display : `${display},0`;
}

function formatExact(exact: string, language: "it" | "en"): string {
  return exact.includes("/") ? exact.replace("-", "−") : formatDecimal(exact, language);
}

function withoutTrailingZeros(decimal: string): string {
  const plain = decimal.replace("−", "-");
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
}

function negated(display: string): string {
  if (/^0(,0*)?$/.test(display)) return display;
  return /^[-−]/.test(display) ? display.slice(1) : `-${display}`;
}
