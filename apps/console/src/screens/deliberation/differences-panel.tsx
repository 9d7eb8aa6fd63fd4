/** How the text differs from what is published: in what it says, in whose result, and in its letters. */
import { Link } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import { partName, partText } from "../../acts/difference-words.ts";
import type { NewExample } from "../../authoring/insert-example.ts";
import { useAuthoringText } from "../../authoring/words.tsx";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import type { Behaviour, SaidDifference } from "../../editor/study-protocol.ts";
import { CitationLink } from "../../ledger/citation-link.tsx";
import { formatCount } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { keepDraft } from "../../simulations/draft-kept.ts";
import "./panels.css";
import type { Study } from "./study.ts";
import { useStudied } from "./study.ts";
import { WitnessCard } from "./witness-card.tsx";

const TextDifference = fetchedPart(() => import("./text-difference.tsx"));

interface DifferencesPanelProperties {
  readonly study: Study;
  readonly file: string;
  /** Undefined for an act that was never published. */
  readonly published: string | undefined;
  readonly text: string;
  readonly triennium: string | undefined;
  /** Writes the smallest person whose result changes as an example; undefined where there is no comma to put it in. */
  readonly addExample: (example: NewExample & { readonly about: string }) => void;
}

export function DifferencesPanel({
  study,
  file,
  published,
  text: written,
  triennium,
  addExample,
}: DifferencesPanelProperties) {
  const text = useAuthoringText();
  const same = written === published;
  return (
    <>
      {same && (
        <Notice title={text("differences.sameText")}>
          <p>{text("differences.sameBody")}</p>
        </Notice>
      )}
      {!same && (
        <>
          <Said study={study} file={file} written={written} />
          <Behaving study={study} file={file} written={written} triennium={triennium} addExample={addExample} />
          <section>
            <h3>{text("differences.letters")}</h3>
            {published === undefined ? (
              <p>{text("differences.neverPublished")}</p>
            ) : (
              <Suspense fallback={<Waiting>{text("differences.waiting")}</Waiting>}>
                <TextDifference before={published} after={written} label={text("differences.lettersLabel")} />
              </Suspense>
            )}
          </section>
          <p>
            <Link
              to="/simulations"
              search={{ change: "draft", triennium, run: true }}
              onClick={() => keepDraft(written)}
            >
              {text("differences.simulate")}
            </Link>
          </p>
        </>
      )}
    </>
  );
}

interface AskedProperties {
  readonly study: Study;
  readonly file: string;
  readonly written: string;
}

function Said({ study, file, written }: AskedProperties) {
  const text = useAuthoringText();
  const { answer, stale, withErrors, failure } = useStudied(`${file}\n${written}`, () =>
    study.compiler().differ({ file, text: written }),
  );
  return (
    <section>
      <h3>{text("differences.said")}</h3>
      <Standing answered={answer !== undefined} withErrors={withErrors} failure={failure} />
      {answer?.length === 0 && <p className={stale ? "stale" : undefined}>{text("differences.sameMeaning")}</p>}
      {answer !== undefined && answer.length > 0 && (
        <ul className={stale ? "difference-list stale" : "difference-list"}>
          {answer.map((difference) => (
            <DifferenceItem
              key={`${difference.subject}/${difference.name}/${difference.part}/${difference.band ?? ""}`}
              difference={difference}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function DifferenceItem({ difference }: { readonly difference: SaidDifference }) {
  const text = useAuthoringText();
  const { subject, name, part, band, citation, before, after } = difference;
  const { language } = useLanguage();
  const what = band !== undefined ? text("part.band", { number: band }) : partName(part, text);
  const kind =
    before === undefined ? "difference.added" : after === undefined ? "difference.removed" : "difference.changed";
  return (
    <li>
      <p>
        <strong>{text(kind)}</strong> · {text(`subject.${subject}`)} <code>{name}</code>, {what}
        {citation && (
          <>
            {" "}
            <CitationLink citation={citation} />
          </>
        )}
      </p>
      <p className="difference-sides">
        {before !== undefined && <del>{partText(part, before, text, language)}</del>}{" "}
        {after !== undefined && <ins>{partText(part, after, text, language)}</ins>}
      </p>
    </li>
  );
}

interface BehavingProperties extends AskedProperties {
  readonly triennium: string | undefined;
  readonly addExample: DifferencesPanelProperties["addExample"];
}

function Behaving({ study, file, written, triennium = "", addExample }: BehavingProperties) {
  const text = useAuthoringText();
  const { language } = useLanguage();
  const { answer, stale, withErrors, failure } = useStudied(`${language} ${triennium} ${file}\n${written}`, () =>
    study.compiler().behave({ file, text: written }, triennium, language),
  );
  return (
    <section>
      <h3>{text("differences.behaves", { triennium })}</h3>
      <Standing answered={answer !== undefined} withErrors={withErrors} failure={failure} />
      {answer !== undefined && (
        <div className={stale ? "stale" : undefined}>
          <p role="status">{stale ? text("differences.searching") : <BehaviourSentence behaviour={answer} />}</p>
          {answer.rules.length > 0 && (
            <ul className="changed-rules">
              {answer.rules.slice(0, 8).map(({ rule, people }) => (
                <li key={rule}>
                  <code>{rule}</code> {text("differences.ruleChanges", { count: people })}
                </li>
              ))}
            </ul>
          )}
          {answer.witness && (
            <WitnessCard witness={answer.witness} cycle={answer.cycle} stale={stale} addExample={addExample} />
          )}
        </div>
      )}
    </section>
  );
}

function BehaviourSentence({ behaviour }: { readonly behaviour: Behaviour }) {
  const text = useAuthoringText();
  const { language } = useLanguage();
  const { people, changed } = behaviour;
  const values = useMemo(
    () => ({ people: formatCount(people, language), changed: formatCount(changed, language) }),
    [people, changed, language],
  );
  return changed === 0 ? text("differences.noEffect", values) : text("differences.effect", values);
}

interface StandingProperties {
  readonly answered: boolean;
  readonly withErrors: boolean;
  readonly failure: string | undefined;
}

/** Why there is no answer, or only an earlier one. */
function Standing({ answered, withErrors, failure }: StandingProperties) {
  const text = useAuthoringText();
  if (failure !== undefined) return <Notice tone="bad" title={text("differences.failed", { failure })} announced />;
  if (withErrors)
    return <Notice tone="doubt" title={text(answered ? "study.errorsTitle" : "study.neverTitle")} announced />;
  return answered ? null : <Waiting>{text("differences.waiting")}</Waiting>;
}
