/** The explanation of a line: its sentence, then the sentences it rests on, each opened when a person asks for it. */
import { useText } from "../messages/text.ts";
import { CitationLink } from "./citation-link.tsx";
import { useExplanation } from "./explaining.tsx";
import type { Step } from "./step.ts";

export function LineExplanation({ line }: { readonly line: string }) {
  const text = useText();
  const explanation = useExplanation(line);
  if (explanation.state === "waiting") return <p className="faint small">{text("explanation.waiting")}</p>;
  if (explanation.state === "failed") return <p className="faint small">{text("explanation.failed")}</p>;
  if (explanation.step === undefined) return <p className="faint small">{text("explanation.none")}</p>;
  return (
    <div className="explanation">
      <StepSentence step={explanation.step} />
      <Steps steps={explanation.step.children} />
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
        <li key={place}>
          {step.children.length === 0 ? (
            <StepSentence step={step} />
          ) : (
            <details>
              <summary>
                <StepWords step={step} />
              </summary>
              <StepSource step={step} />
              <Steps steps={step.children} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function StepSentence({ step }: { readonly step: Step }) {
  return (
    <p className="step">
      <StepWords step={step} /> <StepSource step={step} />
    </p>
  );
}

function StepWords({ step }: { readonly step: Step }) {
  const said = step.value !== undefined && step.sentence.includes(step.value);
  return (
    <span>
      {step.sentence}
      {step.value !== undefined && !said && (
        <>
          {" "}
          <strong className="step-value">{step.value}</strong>
        </>
      )}
    </span>
  );
}

function StepSource({ step }: { readonly step: Step }) {
  return step.citation === undefined ? null : (
    <span className="step-source">
      <CitationLink citation={step.citation} />
    </span>
  );
}
