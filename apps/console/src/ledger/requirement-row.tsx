/** A requirement: met or not in shape and word, what counts against what is asked, what is missing, why. */
import type { Amount } from "@delibera/ledger/statement";
import { compare, parseRational } from "@delibera/rules-dsl/values";
import { useId, useState } from "react";
import { Icon } from "../design/icon.tsx";
import { Mark } from "../design/mark.tsx";
import type { Text } from "../messages/text.ts";
import { useText } from "../messages/text.ts";
import { AmountText } from "./amount-text.tsx";
import { CitationLink } from "./citation-link.tsx";
import type { ComparedRequirement } from "./compare-rows.ts";
import { LineExplanation } from "./explanation-steps.tsx";
import type { RequirementRow as Reading } from "./ledger-rows.ts";
import { SoughtWords, useIsSought, useOpenedFor, useShownIn } from "./sought.tsx";

export function RequirementRow({ row }: { readonly row: ComparedRequirement }) {
  const text = useText();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const changed = row.gone || row.before !== undefined;
  const bound = boundOf(row);
  const sought = useIsSought(row.citation);
  useOpenedFor(useShownIn(row.key), () => setOpen(true));
  const marks = `${changed ? " row-changed" : ""}${row.gone ? " row-gone" : ""}${sought ? " row-sought" : ""}`;
  return (
    <li className={`row requirement${marks}`}>
      <div className="row-line">
        <button
          type="button"
          className="row-label"
          aria-expanded={open}
          aria-controls={panel}
          disabled={row.gone}
          onClick={() => setOpen(!open)}
        >
          <Icon shape="chevron" />
          <span>{row.label}</span>
        </button>
        <span className="row-source">
          {row.citation && <CitationLink citation={row.citation} />}
          <SoughtWords sought={sought} />
        </span>
        <span className="row-value">
          {typeof row.before === "object" && row.before.met !== row.met && (
            <>
              <span className="visually-hidden">{text("change.before")} </span>
              <del>{metWord(row.before.met, text)}</del> <Icon shape="arrow" />{" "}
              <span className="visually-hidden">{text("change.after")} </span>
            </>
          )}
          <MetMark met={row.met} />
        </span>
        <dl className="requirement-figures">
          <Figure name={text(`requirement.${bound}.counted`)} now={row.counted} before={earlier(row, "counted")} />
          <Figure name={text(`requirement.${bound}.required`)} now={row.required} before={earlier(row, "required")} />
          {row.missing !== null && row.met === false && (
            <Figure name={text(`requirement.${bound}.missing`)} now={row.missing} before={earlier(row, "missing")} />
          )}
        </dl>
      </div>
      <div id={panel} className="row-why" hidden={!open}>
        {open && <LineExplanation line={row.key} />}
      </div>
    </li>
  );
}

export function MetMark({ met }: { readonly met: boolean | null }) {
  const text = useText();
  const tone = met === null ? "doubt" : met ? "good" : "bad";
  return <Mark tone={tone}>{metWord(met, text)}</Mark>;
}

interface FigureProperties {
  readonly name: string;
  readonly now: Amount | null;
  readonly before: Amount | null | undefined;
}

function Figure({ name, now, before }: FigureProperties) {
  const text = useText();
  if (now === null) return null;
  const changed = before !== undefined && before?.exact !== now.exact;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {changed && before && (
          <>
            <span className="visually-hidden">{text("change.before")} </span>
            <del>
              <AmountText amount={before} compact />
            </del>{" "}
            <Icon shape="arrow" /> <span className="visually-hidden">{text("change.after")} </span>
          </>
        )}
        <AmountText amount={now} />
      </dd>
    </div>
  );
}

/**
 * Whether the requirement is a threshold or a limit. The ledger does not say, but its figures do: only a threshold is met from
 * above and missed from below. When they are equal it is met either way.
 */
export function boundOf({ met, counted, required }: Pick<Reading, "met" | "counted" | "required">) {
  const exact = [counted, required].map((amount) => amount && parseRational(amount.exact));
  const [a, b] = exact;
  if (!(a && b) || met === null) return "equal";
  const side = compare(a, b);
  if (side === 0) return "equal";
  return side > 0 === met ? "atLeast" : "atMost";
}

/** The figure in the reading before; undefined when there is no reading to compare with. */
function earlier(row: ComparedRequirement, figure: "counted" | "required" | "missing"): Amount | null | undefined {
  const before: Reading | "absent" | undefined = row.before;
  return typeof before === "object" ? before[figure] : undefined;
}

function metWord(met: boolean | null, text: Text): string {
  if (met === null) return text("ledger.undetermined");
  return text(met ? "requirement.met" : "requirement.notMet");
}
