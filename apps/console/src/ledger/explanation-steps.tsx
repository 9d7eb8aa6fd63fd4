/** The explanation of a line: its sentence, then the sentences it rests on, each opened when a person asks for it. */

import { useEffect, useRef, useState } from "react";
import type { IconShape } from "../design/icon.tsx";
import { Icon } from "../design/icon.tsx";
import { sentenceCase } from "../messages/format.ts";
import { useText } from "../messages/text.ts";
import { CitationLink } from "./citation-link.tsx";
import { useExplanation, useLineAction } from "./explaining.tsx";
import type { ShownSentence } from "./sought.tsx";
import { SoughtWords, useIsSought, useShownIn } from "./sought.tsx";
import type { Step } from "./step.ts";

export function LineExplanation({ line }: { readonly line: string }) {
  const text = useText();
  const explanation = useExplanation(line);
  const action = useLineAction();
  const shown = useShownIn(line);
  if (explanation.state === "waiting") return <p className="faint small">{text("explanation.waiting")}</p>;
  if (explanation.state === "failed") return <p className="faint small">{text("explanation.failed")}</p>;
  if (explanation.step === undefined) return <p className="faint small">{text("explanation.none")}</p>;
  return (
    <div className="explanation">
      <Leaf step={explanation.step} path={[]} shown={shown} />
      <Steps steps={explanation.step.children} path={[]} shown={shown} />
      {action(line)}
    </div>
  );
}

interface Placed {
  /** The children counted to it from the top. */
  readonly path: readonly number[];
  readonly shown: ShownSentence | undefined;
}

function Steps({ steps, path, shown }: Placed & { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <ul className="steps">
      {steps.map((step, place) => (
        // The steps of an explanation are never reordered: their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place} className={`step-kind-${step.kind}`}>
          {step.children.length === 0 && step.more === undefined ? (
            <Leaf step={step} path={[...path, place]} shown={shown} />
          ) : (
            <Branch step={step} path={[...path, place]} shown={shown} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A link cannot stand in what is itself pressed to open: the comma is named in the sentence, and linked under it. */
function Branch({ step, path, shown }: Placed & { readonly step: Step }) {
  const { attributes, sought } = useSentence<HTMLElement>(step, path, shown);
  const [isOpen, setIsOpen] = useState(false);
  const below = useStepsBelow(step, isOpen);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary {...attributes}>
        <KindMark kind={step.kind} />
        {sentenceCase(step.sentence)}
        <SoughtWords sought={sought} />
      </summary>
      {step.citation && (
        <p className="step-source">
          <CitationLink citation={step.citation} />
        </p>
      )}
      {typeof below === "string" ? <Notice state={below} /> : <Steps steps={below} path={path} shown={shown} />}
    </details>
  );
}

type StepsBelow = readonly Step[] | "waiting" | "failed";

/** Those that are here, or those that arrive once somebody opens the step; what failed is asked again at the next opening. */
function useStepsBelow({ children, more }: Step, isOpen: boolean): StepsBelow {
  const [arrived, setArrived] = useState<{ readonly by: Step["more"]; readonly steps: StepsBelow }>();
  useEffect(() => {
    if (more === undefined || !isOpen) return;
    let current = true;
    const arrive = (steps: StepsBelow) => current && setArrived({ by: more, steps });
    more().then(arrive, () => arrive("failed"));
    return () => {
      current = false;
    };
  }, [more, isOpen]);
  if (more === undefined) return children;
  return arrived?.by === more ? arrived.steps : "waiting";
}

function Notice({ state }: { readonly state: "waiting" | "failed" }) {
  const text = useText();
  return (
    <p className="faint small" role={state === "failed" ? "alert" : undefined}>
      {text(state === "waiting" ? "explanation.waiting" : "explanation.step.failed")}
    </p>
  );
}

function Leaf({ step, path, shown }: Placed & { readonly step: Step }) {
  const { sentence, source } = splitSource(step);
  const { attributes, sought } = useSentence<HTMLParagraphElement>(step, path, shown);
  return (
    <p {...attributes} className={`step ${attributes.className}`}>
      <KindMark kind={step.kind} />
      {sentenceCase(sentence)}
      {step.citation && (
        <>
          {" "}
          <CitationLink citation={step.citation}>{source}</CitationLink>
        </>
      )}
      <SoughtWords sought={sought} />
    </p>
  );
}

/** Marks a sentence that comes from the comma sought, and brings into view the one that is shown. */
function useSentence<Shown extends HTMLElement>(step: Step, path: readonly number[], shown: ShownSentence | undefined) {
  const ref = useRef<Shown>(null);
  const sought = useIsSought(step.citation);
  const isShown = shown?.path.join() === path.join();
  const asked = isShown ? shown : undefined;
  useEffect(() => {
    if (asked === undefined) return;
    let hiding = ref.current?.closest("details");
    for (; hiding; hiding = hiding.parentElement?.closest("details")) hiding.open = true;
    ref.current?.scrollIntoView({ block: "center" });
  }, [asked]);
  const className = `${sought ? "step-sought" : ""}${isShown ? " step-shown" : ""}`;
  return { sought, attributes: { ref, className } };
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
