/** The explanation of a line: its sentence, then the sentences it rests on, each opened when a person asks for it. */

import type { IconShape } from "../design/icon.tsx";
import { Icon } from "../design/icon.tsx";
import { sentenceCase } from "../messages/format.ts";
import { useText } from "../messages/text.ts";
import { CitationLink } from "./citation-link.tsx";
import { useExplanation, useLineAction } from "./explaining.tsx";
import type { Step } from "./step.ts";

export function LineExplanation({ line }: { readonly line: string }) {
  const text = useText();
  const explanation = useExplanation(line);
  const action = useLineAction();
  if (explanation.state === "waiting") return <p className="faint small">{text("explanation.waiting")}</p>;
  if (explanation.state === "failed") return <p className="faint small">{text("explanation.failed")}</p>;
  if (explanation.step === undefined) return <p className="faint small">{text("explanation.none")}</p>;
  return (
    <div className="explanation">
      <Leaf step={explanation.step} />
      <Steps steps={explanation.step.children} />
      {action(line)}
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <ul className="steps">
      {steps.map((step, place) => (
        // The steps of an explanation are never reordered: their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place} className={`step-kind-${step.kind}`}>
          {step.children.length === 0 ? <Leaf step={step} /> : <Branch step={step} />}
        </li>
      ))}
    </ul>
  );
}

/** A link cannot stand in what is itself pressed to open: the comma is named in the sentence, and linked under it. */
function Branch({ step }: { readonly step: Step }) {
  return (
    <details>
      <summary>
        <KindMark kind={step.kind} />
        {sentenceCase(step.sentence)}
      </summary>
      {step.citation && (
        <p className="step-source">
          <CitationLink citation={step.citation} />
        </p>
      )}
      <Steps steps={step.children} />
    </details>
  );
}

function Leaf({ step }: { readonly step: Step }) {
  const { sentence, source } = splitSource(step);
  return (
    <p className="step">
      <KindMark kind={step.kind} />
      {sentenceCase(sentence)}
      {step.citation && (
        <>
          {" "}
          <CitationLink citation={step.citation}>{source}</CitationLink>
        </>
      )}
    </p>
  );
}

/** A sentence that has a citation ends with it between brackets: there the link goes. */
export function splitSource({ sentence, citation }: Pick<Step, "sentence" | "citation">): {
  readonly sentence: string;
  readonly source: string | undefined;
} {
  const ending = citation === undefined ? null : /^(.*\S) \(([^()]+)\)$/su.exec(sentence);
  return ending === null ? { sentence, source: undefined } : { sentence: ending[1] ?? "", source: ending[2] };
}

const shapes: Readonly<Record<string, IconShape>> = {
  missing: "question",
  doubtful: "question",
  conflict: "warning",
  excluded: "cross",
  overridden: "dash",
};

function KindMark({ kind }: { readonly kind: string }) {
  const shape = shapes[kind];
  return shape === undefined ? null : (
    <>
      <Icon shape={shape} />{" "}
    </>
  );
}
