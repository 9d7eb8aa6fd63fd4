/** Why the first line that differs does: both explanations from their first sentence down to where they part, side by side. */
import { useEffect, useState } from "react";
import { Icon } from "../../../design/icon.tsx";
import { Waiting } from "../../../design/waiting.tsx";
import { CitationLink } from "../../../ledger/citation-link.tsx";
import type { Explain } from "../../../ledger/explaining.tsx";
import { splitSource } from "../../../ledger/explanation-steps.tsx";
import type { Step } from "../../../ledger/step.ts";
import { sentenceCase } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import type { AlignedRow } from "./align-rows.ts";
import { firstDifference } from "./first-difference.ts";

interface FirstDifferenceProperties {
  readonly row: AlignedRow;
  readonly explain: readonly [Explain, Explain];
}

type Explained = readonly [Step | undefined, Step | undefined];

export function FirstDifference({ row, explain }: FirstDifferenceProperties) {
  const text = useText();
  const { language } = useLanguage();
  const [explained, setExplained] = useState<Explained | "failed">();
  const [here, there] = explain;
  useEffect(() => {
    let current = true;
    Promise.all([here(row.key, language), there(row.key, language)]).then(
      (steps) => current && setExplained(steps),
      () => current && setExplained("failed"),
    );
    return () => {
      current = false;
    };
  }, [here, there, row.key, language]);
  return (
    <section className="parting" aria-labelledby="parting-heading">
      <h3 id="parting-heading">{text("compare.why", { line: row.label })}</h3>
      <Body explained={explained} />
    </section>
  );
}

function Body({ explained }: { readonly explained: Explained | "failed" | undefined }) {
  const text = useText();
  if (explained === undefined) return <Waiting>{text("explanation.waiting")}</Waiting>;
  if (explained === "failed") return <p className="faint">{text("compare.failed")}</p>;
  const [left, right] = explained;
  if (left === undefined || right === undefined) return <p>{text("compare.oneSide")}</p>;
  const parting = firstDifference(left, right);
  if (parting === undefined) return <p>{text("compare.sameReasons")}</p>;
  return (
    <div className="parting-sides">
      <Side title={text("compare.left")} steps={parting.left} />
      <Side title={text("compare.right")} steps={parting.right} />
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
