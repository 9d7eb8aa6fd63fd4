/**
 * A chart with the same figures in a table beside it. The library that draws is fetched when the first chart is on the page; until
 * then, and where it does not arrive, the table says everything.
 */
import type * as Plot from "@observablehq/plot";
import type { ReactNode } from "react";
import { useEffect, useId, useRef, useState } from "react";
import { useText } from "../messages/text.ts";
import "./chart.css";
import { forEveryone } from "./for-everyone.ts";

export type Drawing = (plot: typeof Plot, width: number) => Element;

export interface Series {
  readonly name: string;
  /** A custom property of the style sheet, such as `--chart-1`. */
  readonly colour: string;
}

interface ChartProperties {
  readonly title: string;
  /** One line on how to read it. */
  readonly note: string;
  readonly series: readonly Series[];
  readonly draw: Drawing;
  /** The table. */
  readonly children: ReactNode;
}

export function Chart({ title, note, series, draw, children }: ChartProperties) {
  const text = useText();
  const heading = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [lacking, setLacking] = useState(false);
  useEffect(() => {
    const parent = frame.current;
    if (parent === null) return undefined;
    let current = true;
    let observer: ResizeObserver | undefined;
    const drawn = (plot: typeof Plot) => {
      if (!current) return;
      let width = 0;
      observer = new ResizeObserver(([entry]) => {
        const room = Math.floor(entry?.contentRect.width ?? 0);
        if (room === width || room === 0) return;
        width = room;
        parent.replaceChildren(forEveryone(draw(plot, width), title));
      });
      observer.observe(parent);
    };
    import("@observablehq/plot").then(drawn, () => current && setLacking(true));
    return () => {
      current = false;
      observer?.disconnect();
    };
  }, [draw, title]);
  return (
    <section className="chart" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      <p className="section-lede">{note}</p>
      <div className="chart-and-table">
        <figure>
          <ul className="chart-series">
            {series.map(({ name, colour }) => (
              <li key={name}>
                <svg className="chart-swatch" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                  <rect width="12" height="12" fill={`var(${colour})`} />
                </svg>
                {name}
              </li>
            ))}
          </ul>
          {lacking ? <p className="faint">{text("chart.lacking")}</p> : <div ref={frame} className="chart-frame" />}
        </figure>
        {/* A region that scrolls must be reachable by the keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        <section className="chart-table" tabIndex={0} aria-label={text("chart.table", { title })}>
          {children}
        </section>
      </div>
    </section>
  );
}
