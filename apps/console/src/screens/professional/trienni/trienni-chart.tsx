/** Due and counted in each triennium, as two bars; a figure that cannot be determined has no bar and says so. */
import { Link } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Drawing } from "../../../charts/chart.tsx";
import { Chart } from "../../../charts/chart.tsx";
import { lengthOf } from "../../../charts/length-of.ts";
import { Mark } from "../../../design/mark.tsx";
import { AmountText } from "../../../ledger/amount-text.tsx";
import { formatDecimal } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import type { Figures } from "./operations.ts";

const colours = { due: "--chart-due", counted: "--chart-1" } as const;

export function TrienniChart({ figures }: { readonly figures: readonly Figures[] }) {
  const text = useText();
  const { language } = useLanguage();
  const draw = useCallback<Drawing>(
    (plot, width) => {
      const bars = figures.flatMap(({ triennium, obligation, credits }) =>
        (["due", "counted"] as const).flatMap((kind) => {
          const amount = kind === "due" ? obligation.individual : credits.counted;
          const words = amount === null ? text("ledger.undetermined") : formatDecimal(amount.display, language);
          return { triennium, kind, length: amount === null ? 0 : lengthOf(amount.exact), words };
        }),
      );
      return plot.plot({
        width,
        marginLeft: 78,
        marginRight: 48,
        x: { axis: null },
        y: { axis: null, domain: ["due", "counted"], padding: 0.1 },
        fy: { label: null, padding: 0.25 },
        style: { fontSize: "13px", background: "transparent" },
        marks: [
          plot.barX(bars, {
            fy: "triennium",
            y: "kind",
            x: "length",
            fill: ({ kind }: (typeof bars)[number]) => `var(${colours[kind]})`,
          }),
          plot.text(bars, { fy: "triennium", y: "kind", x: "length", text: "words", textAnchor: "start", dx: 5 }),
          plot.ruleX([0]),
        ],
      });
    },
    [figures, text, language],
  );
  const series = [
    { name: text("summary.due"), colour: colours.due },
    { name: text("summary.counted"), colour: colours.counted },
  ];
  return (
    <Chart title={text("trienni.chart")} note={text("trienni.chartNote")} series={series} draw={draw}>
      <table className="data-table">
        <caption className="visually-hidden">{text("trienni.chart")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("professional.trienni")}</th>
            <th scope="col" className="number">
              {text("summary.due")}
            </th>
            <th scope="col" className="number">
              {text("summary.counted")}
            </th>
            <th scope="col" className="number">
              {text("summary.balance")}
            </th>
            <th scope="col">{text("ledger.certifiable")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ triennium, obligation, credits, balance, certifiable }) => (
            <tr key={triennium}>
              <th scope="row">
                <Link to="." search={(earlier) => ({ ...earlier, triennium, view: undefined })}>
                  {triennium}
                </Link>
              </th>
              {[obligation.individual, credits.counted, balance].map((amount, place) => (
                // The columns never move: their place is what they are.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <td key={place} className="number">
                  {amount === null ? text("ledger.undetermined") : <AmountText amount={amount} compact />}
                </td>
              ))}
              <td>
                {certifiable === null ? (
                  <Mark tone="doubt">{text("ledger.undetermined")}</Mark>
                ) : (
                  <Mark tone={certifiable ? "good" : "bad"}>{text(certifiable ? "word.yes" : "word.no")}</Mark>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  );
}
