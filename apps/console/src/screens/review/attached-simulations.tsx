/** What simulations of the draft's texts gave, for whoever decides: whom it affects, by how much, and of which people and rules that is. */
import { Notice } from "../../design/notice.tsx";
import { formatCount, formatInstant } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { it as simulations } from "../../messages/simulations/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { useTold } from "../simulations/told.ts";
import type { ReviewedDraft } from "./operations.ts";

const english = async () => (await import("../../messages/simulations/en.ts")).en;

export default function AttachedSimulations({ draft }: { readonly draft: ReviewedDraft }) {
  return (
    <WithMessages it={simulations} en={english}>
      <Attached draft={draft} />
    </WithMessages>
  );
}

function Attached({ draft }: { readonly draft: ReviewedDraft }) {
  const text = useText();
  return (
    <section className="review-section" aria-labelledby="review-simulations">
      <h2 id="review-simulations">{text("review.simulations")}</h2>
      {draft.simulations.length === 0 && <p>{text("review.noSimulations")}</p>}
      <ul className="review-list">
        {draft.simulations.map((one) => (
          <li key={one.hash}>
            <One simulation={one} isOfText={one.textHash === draft.latest.hash} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OneProperties {
  readonly simulation: ReviewedDraft["simulations"][number];
  /** Whether it is of the text that is decided on. */
  readonly isOfText: boolean;
}

function One({ simulation, isOfText }: OneProperties) {
  const text = useText();
  const told = useTold();
  const { language } = useLanguage();
  const { affected, gain, lose, totalChange, largestRise, largestFall, measureLabel, unitLabel } = simulation;
  const { people, triennium, seed, cohort, baseline, candidate, attachedBy, attachedAt, effect } = simulation;
  const figures = [
    ["affected", told.people(affected)],
    ["gain", told.people(gain)],
    ["lose", told.people(lose)],
    ["totalChange", told.change(totalChange)],
    ["largestRise", largestRise === null ? "—" : told.change(largestRise)],
    ["largestFall", largestFall === null ? "—" : told.change(largestFall)],
  ] as const;
  return (
    <>
      {!isOfText && <Notice tone="doubt" title={text("review.simulationOfOther")} />}
      <p>
        {text("review.simulationOf", {
          what: unitLabel === null ? measureLabel[language] : `${measureLabel[language]} (${unitLabel[language]})`,
          triennium,
          people: formatCount(people, language),
        })}
      </p>
      {effect === "SOME" ? (
        <dl className="review-figures">
          {figures.map(([key, value]) => (
            <div key={key}>
              <dt>{text(`simulations.figure.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{text(`simulations.effect.${effect === "NONE" ? "none" : "impossible"}`)}</p>
      )}
      <p className="small">
        {text("review.simulationBy", { who: attachedBy, when: formatInstant(attachedAt, language) })}
      </p>
      <details>
        <summary>{text("review.simulationAgain")}</summary>
        <dl className="review-hashes">
          <dt>{text("review.simulationSeed")}</dt>
          <dd>{seed}</dd>
          <dt>{text("review.simulationCohort")}</dt>
          <dd>
            <code>{cohort}</code>
          </dd>
          <dt>{text("review.simulationBaseline")}</dt>
          <dd>
            <code>{baseline}</code>
          </dd>
          <dt>{text("review.simulationCandidate")}</dt>
          <dd>
            <code>{candidate}</code>
          </dd>
        </dl>
      </details>
    </>
  );
}
