/** The trienni, as links. One for which no published act has rules says so; it can still be opened, to read why. */
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useText } from "../../messages/text.ts";

const offered = ["2014-2016", "2017-2019", "2020-2022", "2023-2025", "2026-2028"];

interface TrienniumPickerProperties {
  readonly chosen: string;
  readonly covered: readonly string[];
}

export function TrienniumPicker({ chosen, covered }: TrienniumPickerProperties) {
  const text = useText();
  const label = useId();
  const all = [...new Set([...offered, ...covered, chosen])].toSorted();
  return (
    <nav className="triennium-picker" aria-labelledby={label}>
      <span id={label} className="field-label">
        {text("professional.trienni")}
      </span>
      <ul>
        {all.map((triennium) => (
          <li key={triennium}>
            <Link
              to="."
              search={(earlier) => ({ ...earlier, triennium })}
              aria-current={triennium === chosen ? "page" : undefined}
              className={covered.includes(triennium) ? "triennium" : "triennium triennium-without-rules"}
              resetScroll={false}
            >
              <span>{triennium}</span>
              {!covered.includes(triennium) && <span className="triennium-note">{text("professional.noRules")}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
