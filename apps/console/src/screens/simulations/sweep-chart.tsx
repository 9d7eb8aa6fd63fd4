/** What each candidate of a sweep comes to, drawn: who gains and who loses, and the credits due in all. What is withheld has no bar. */
import type { SimulationReport } from "@delibera/simulation";
import type * as Plot from "@observablehq/plot";
import type { ReactNode } from "react";
import { useCallback } from "react";
import type { Drawing } from "../../charts/chart.tsx";
import { Chart } from "../../charts/chart.tsx";
import { lengthOf } from "../../charts/length-of.ts";
import { useText } from "../../messages/text.ts";
import { useTold } from "./told.ts";

interface SweepChartProperties {
  readonly report: SimulationReport;
  /** The same figures in a table. */
  readonly children: ReactNode;
}

interface Bar {
  readonly value: string;
  readonly of: string;
  readonly length: number;
  readonly words: string;
}

const colours = { gain: "--chart-1", lose: "--chart-2", totalChange: "--chart-due" } as const;
/** Two drawings stand beside each other where each has this much room, in pixels. */
const enough = 320;
const roomForWords = 96;

export function SweepChart({ report: { candidates }, children }: SweepChartProperties) {
  const text = useText();
  const told = useTold();
  const draw = useCallback<Drawing>(
    (plot, width) => {
      const values = candidates.map(({ name }) => told.amount(name));
      const people = candidates.flatMap((candidate, place) =>
        (["gain", "lose"] as const).map((of): Bar => {
          const count = candidate[of];
          return { value: values[place] ?? "", of, length: count ?? 0, words: told.people(count) };
        }),
      );
      const credits = candidates.map(({ totalChange }, place): Bar => {
        const length = totalChange === null ? 0 : lengthOf(totalChange);
        return { value: values[place] ?? "", of: "totalChange", length, words: told.change(totalChange) };
      });
      const room = width >= 2 * enough ? Math.floor(width / 2) : width;
      const both = document.createElement("div");
      both.className = "sweep-drawings";
      for (const bars of [people, credits]) {
        const drawn = barsOf(plot, bars, values, room);
        // The two are one image, with one name.
        drawn.setAttribute("aria-hidden", "true");
        both.append(drawn);
      }
      return both;
    },
    [candidates, told],
  );
  const series = (["gain", "lose", "totalChange"] as const).map((of) => ({
    name: text(`simulations.figure.${of}`),
    colour: colours[of],
  }));
  return (
    <div className="simulation-sweep">
      <Chart title={text("simulations.sweepChart")} note={text("simulations.sweepNote")} series={series} draw={draw}>
        {children}
      </Chart>
    </div>
  );
}

function barsOf(plot: typeof Plot, bars: readonly Bar[], values: readonly string[], width: number): Element {
  const [least, most] = [Math.min(0, ...bars.map(lengthOfBar)), Math.max(0, ...bars.map(lengthOfBar))];
  const place = { fy: "value", y: "of", x: "length" } as const;
  const words = { ...place, text: "words" } as const;
  return plot.plot({
    width,
    marginLeft: 64,
    marginRight: 12,
    // The words at the ends of the bars have room of their own.
    x: {
      axis: null,
      domain: least === most ? [0, 1] : [least, most],
      insetLeft: least < 0 ? roomForWords : 0,
      insetRight: roomForWords,
    },
    y: { axis: null, padding: 0.1 },
    fy: { label: null, domain: [...values], padding: 0.25 },
    style: { fontSize: "13px", background: "transparent" },
    marks: [
      plot.barX(bars, { ...place, fill: ({ of }: Bar) => `var(${colours[of as keyof typeof colours]})` }),
      plot.text(
        bars.filter(({ length }) => length >= 0),
        { ...words, textAnchor: "start", dx: 5 },
      ),
      plot.text(
        bars.filter(({ length }) => length < 0),
        { ...words, textAnchor: "end", dx: -5 },
      ),
      plot.ruleX([0]),
    ],
  });
}

function lengthOfBar({ length }: Bar): number {
  return length;
}
