/** The credits of each year, one on top of the other by format. What counts is the ledger's to say: these are those acquired. */
import { useCallback, useMemo } from "react";
import type { Drawing } from "../../../charts/chart.tsx";
import { Chart } from "../../../charts/chart.tsx";
import { lengthOf } from "../../../charts/length-of.ts";
import { formatDecimal } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import type { YearlyCredits } from "./operations.ts";

const formats = ["RES", "FAD", "FSC", "BLENDED"] as const;
const colours = { RES: "--chart-1", FAD: "--chart-2", FSC: "--chart-3", BLENDED: "--chart-4" } as const;

export function YearsChart({ years: cells }: { readonly years: readonly YearlyCredits[] }) {
  const text = useText();
  const { language } = useLanguage();
  const years = useMemo(() => everyYear(cells), [cells]);
  const shown = formats.filter((format) => cells.some((cell) => cell.format === format));
  const draw = useCallback<Drawing>(
    (plot, width) => {
      const parts = cells.map(({ year, format, credits }) => ({ year, format, length: lengthOf(credits) }));
      const every = Math.ceil((years.length * 44) / Math.max(width, 1));
      return plot.plot({
        width,
        height: 260,
        marginLeft: 44,
        x: { domain: years, label: null, ticks: years.filter((_, place) => place % every === 0), tickFormat: String },
        y: { label: text("unit.credits"), grid: true, nice: true },
        style: { fontSize: "13px", background: "transparent" },
        marks: [
          plot.barY(
            parts,
            plot.stackY({
              x: "year",
              y: "length",
              z: "format",
              order: [...formats],
              fill: ({ format }: (typeof parts)[number]) => `var(${colours[format]})`,
              stroke: "var(--paper)",
            }),
          ),
          plot.ruleY([0]),
        ],
      });
    },
    [cells, years, text],
  );
  if (cells.length === 0) return <p className="faint">{text("trienni.noYears")}</p>;
  const series = shown.map((format) => ({ name: text(`format.${format}`), colour: colours[format] }));
  return (
    <Chart title={text("trienni.yearsChart")} note={text("trienni.yearsNote")} series={series} draw={draw}>
      <table className="data-table">
        <caption className="visually-hidden">{text("trienni.yearsChart")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("trienni.year")}</th>
            {shown.map((format) => (
              <th key={format} scope="col" className="number">
                {text(`format.${format}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {shown.map((format) => {
                const cell = cells.find((each) => each.year === year && each.format === format);
                return (
                  <td key={format} className="number">
                    {cell === undefined ? "–" : formatDecimal(cell.credits, language)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  );
}

/** From the first year that has credits to the last, those without too: a gap is a fact. */
function everyYear(cells: readonly YearlyCredits[]): readonly number[] {
  const years = cells.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return cells.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, place) => first + place);
}
