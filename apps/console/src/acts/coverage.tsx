/** Normative coverage: what became of every comma, counted in words; the bar only repeats them. */
import { useText } from "../messages/text.ts";
import type { ActHeadingData } from "./act-heading.ts";
import "./acts.css";

const standings = ["encoded", "restates", "notNormative", "notExpressible", "undeclared"] as const;

export function Coverage({ coverage }: { readonly coverage: ActHeadingData["coverage"] }) {
  const text = useText();
  const counted = standings.filter((standing) => coverage[standing] > 0);
  return (
    <div className="coverage">
      <p className="coverage-title">
        {text("coverage.title")}: {text("coverage.total", { count: coverage.total })}
      </p>
      <div className="coverage-bar" aria-hidden="true">
        {counted.map((standing) => (
          <span
            key={standing}
            className={`coverage-part coverage-${standing}`}
            style={{ flexGrow: coverage[standing] }}
          />
        ))}
      </div>
      <ul className="coverage-counts">
        {counted.map((standing) => (
          <li key={standing}>
            <span className={`coverage-key coverage-${standing}`} aria-hidden="true" />
            {text(`coverage.${standing}`, { count: coverage[standing] })}
          </li>
        ))}
      </ul>
    </div>
  );
}
