/** Articles and commi as a list to jump by; it also says in words what the colours of the text say about each comma. */
import { memo, useState } from "react";
import type { OutlineDivision } from "../../editor/protocol.ts";
import type { MessageKey } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";

interface OutlineProperties {
  readonly outline: readonly OutlineDivision[];
  readonly goTo: (offset: number) => void;
}

const standingKeys = {
  encoded: "standing.ENCODED",
  "not-normative": "standing.NOT_NORMATIVE",
  "not-expressible": "standing.NOT_EXPRESSIBLE",
  restates: "standing.RESTATES",
  undeclared: "standing.UNDECLARED",
} as const satisfies Record<string, MessageKey>;

/** Not written again at every key: an act may have hundreds of commi. Closed, it holds none of them. */
export const Outline = memo(function Outline({ outline, goTo }: OutlineProperties) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="outline" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="button button-quiet">{text("deliberation.index")}</summary>
      <ol className="outline-list">
        {(open ? outline : []).map((division) => (
          <li key={division.number}>
            <button type="button" className="outline-division" onClick={() => goTo(division.start)}>
              {text(division.word === "section" ? "deliberation.section" : "deliberation.article", {
                number: division.number,
              })}
              {division.heading !== "" && <span> · {division.heading}</span>}
            </button>
            <ol className="outline-commi">
              {division.commi.map((comma) => (
                <li key={comma.number}>
                  <button type="button" className="outline-comma" onClick={() => goTo(comma.start)}>
                    {text("deliberation.comma", { number: comma.number })}
                    <span className="faint"> · {text(standingKeys[comma.standing])}</span>
                  </button>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </details>
  );
});
