/** Why the first line that differs does: both explanations from their first sentence down to where they part, side by side. */
import { useEffect, useState } from "react";
import { Icon } from "../../../design/icon.tsx";
import { Waiting } from "../../../design/waiting.tsx";
import { CitationLink } from "../../../ledger/citation-link.tsx";
import type { Explain } from "../../../ledger/explaining.tsx";
import { splitSource } from "../../../ledger/explanation-steps.tsx";
import type { Step } from "../../../ledger/step.ts";
import { sentenceCase } from "../../../messages/format.ts";
import type { Language } from "../../../messages/language.tsx";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import type { AlignedRow } from "./align-rows.ts";
import type { Parting } from "./first-difference.ts";
import { firstDifference, firstDifferenceAsOpened } from "./first-difference.ts";

/** Of one side: as it is opened, and whole. */
export interface Explaining {
  readonly opening: Explain;
  readonly whole: Explain;
}

interface FirstDifferenceProperties {
  readonly row: AlignedRow;
  readonly explain: readonly [Explaining, Explaining];
}

type Found = Parting | "one-side" | "same-reasons";

export function FirstDifference({ row, explain }: FirstDifferenceProperties) {
  const text = useText();
  const { language } = useLanguage();
  const [found, setFound] = useState<Found | "failed">();
  useEffect(() => {
    let current = true;
    partingOf(explain, row.key, language).then(
      (parting) => current && setFound(parting),
      () => current && setFound("failed"),
    );
    return () => {
      current = false;
    };
  }, [explain, row.key, language]);
  return (
    <section className="parting" aria-labelledby="parting-heading">
      <h3 id="parting-heading">{text("compare.why", { line: row.label })}</h3>
      <Body found={found} />
    </section>
  );
}

async function partingOf(explain: readonly [Explaining, Explaining], line: string, language: Language): Promise<Found> {
  const asked = (which: keyof Explaining) => Promise.all(explain.map((side) => side[which](line, language)));
  const [left, right] = await asked("opening");
  if (left === undefined || right === undefined) return "one-side";
  const parting = await firstDifferenceAsOpened(left, right);
  if (parting !== undefined) return parting;
  // Nothing that is open differs, from the first sentence on: whatever does stands below some sentence that is the same.
  const [wholeLeft, wholeRight] = await asked("whole");
  return (wholeLeft && wholeRight && firstDifference(wholeLeft, wholeRight)) ?? "same-reasons";
}

function Body({ found }: { readonly found: Found | "failed" | undefined }) {
  const text = useText();
  if (found === undefined) return <Waiting>{text("explanation.waiting")}</Waiting>;
  if (found === "failed") return <p className="faint">{text("compare.failed")}</p>;
  if (found === "one-side") return <p>{text("compare.oneSide")}</p>;
  if (found === "same-reasons") return <p>{text("compare.sameReasons")}</p>;
  return (
    <div className="parting-sides">
      <Side title={text("compare.left")} steps={found.left} />
      <Side title={text("compare.right")} steps={found.right} />
    </div>
  );
}

function Side({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }) {
  const text = useText();
  return (
    <div>
      <h4>{title}</h4>
      <ol className="parting-steps">
        {steps.map((step, place) => {
          const { sentence, source } = splitSource(step);
          const isLast = place === steps.length - 1;
          return (
            // The steps of an explanation are never reordered: their place is what they are.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={place} className={isLast ? "parting-here" : undefined}>
              {isLast && (
                <strong className="compare-mark">
                  <Icon shape="warning" /> {text("compare.first")}
                </strong>
              )}{" "}
              {sentenceCase(sentence)}
              {step.citation && (
                <>
                  {" "}
                  <CitationLink citation={step.citation}>{source}</CitationLink>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
