/** Cohorts of the viewer that the server keeps: taken with the people of the fields, followed, and chosen to be simulated. */
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { Mark } from "../../../../design/mark.tsx";
import { formatCount, formatInstant } from "../../../../messages/format.ts";
import { useLanguage } from "../../../../messages/language.tsx";
import { useText } from "../../../../messages/text.ts";
import { ServerFailure } from "../../../../shell/server-failure.tsx";
import { useChange } from "../../../professional/requests/use-change.ts";
import { Answered } from "../../../review/answered.tsx";
import { WideTable } from "../../wide-table.tsx";
import { KeptActions } from "./kept-actions.tsx";
import type { ListedCohort, TakeInput } from "./operations.ts";
import { KeptCohortsOfViewer, TakeCohort } from "./operations.ts";

interface KeptProperties {
  /** Whom to take; undefined when a field of the form is missing, which the form then says. */
  readonly wanted: () => TakeInput | undefined;
  readonly chosen: ListedCohort | undefined;
  /** Undefined: the people are those of the fields again. */
  readonly choose: (cohort: ListedCohort | undefined) => void;
}

const betweenLooks = 2_000;
const goingOn: ReadonlySet<string> = new Set(["WAITING", "RUNNING", "CANCELLING"]);

export function KeptCohorts({ wanted, chosen, choose }: KeptProperties) {
  const text = useText();
  const { language } = useLanguage();
  const [asked, setAsked] = useState(0);
  const change = useChange(TakeCohort);
  const take = () => {
    const input = wanted();
    if (input !== undefined) change.send(input, () => setAsked((count) => count + 1));
  };
  const refused =
    change.answer.kind === "done" && change.answer.payload.__typename === "CannotTakeCohort"
      ? change.answer.payload.problems
      : undefined;
  return (
    <div className="kept-cohorts">
      {chosen === undefined && (
        <>
          <p className="simulation-actions">
            <button
              type="button"
              className="button button-quiet"
              disabled={change.answer.kind === "asking"}
              onClick={take}
            >
              {text("simulations.kept.take")}
            </button>
          </p>
          <p className="faint small">{text("simulations.kept.hint")}</p>
        </>
      )}
      {refused === undefined ? (
        change.answer.kind !== "done" && <Answered answer={change.answer} retry={take} />
      ) : (
        <ul className="field-problem" role="alert">
          {refused.map(({ says }) => (
            <li key={says.it}>{says[language]}</li>
          ))}
        </ul>
      )}
      <CohortList asked={asked} chosen={chosen} choose={choose} />
    </div>
  );
}

/** Of whom the next simulation is, when it is of a cohort that is kept. */
export function ChosenCohort({ chosen, choose }: { readonly chosen: ListedCohort; readonly choose: () => void }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <p className="kept-chosen" role="status">
      {text("simulations.kept.chosen", {
        when: formatInstant(chosen.takenAt ?? chosen.askedAt, language),
        people: formatCount(chosen.people ?? 0, language),
        participations: formatCount(chosen.participations ?? 0, language),
      })}{" "}
      <button type="button" className="button button-quiet" onClick={choose}>
        {text("simulations.kept.others")}
      </button>
    </p>
  );
}

interface ListProperties extends Omit<KeptProperties, "wanted"> {
  /** Counts what was asked for from this page: each looks again. */
  readonly asked: number;
}

function CohortList({ asked, chosen, choose }: ListProperties) {
  const text = useText();
  const { language } = useLanguage();
  const [{ data, error }, look] = useQuery({
    query: KeptCohortsOfViewer,
    variables: { after: null },
    requestPolicy: "cache-and-network",
  });
  const listed = data?.keptCohorts.edges.map(({ node }) => node);
  const isGoingOn = listed?.some(({ state }) => goingOn.has(state)) ?? false;
  const again = () => look({ requestPolicy: "network-only" });
  useEffect(() => {
    if (asked > 0) look({ requestPolicy: "network-only" });
  }, [asked, look]);
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") look({ requestPolicy: "network-only" });
    }, betweenLooks);
    return () => clearInterval(timer);
  }, [isGoingOn, look]);
  if (error && listed === undefined) return <ServerFailure error={error} retry={again} />;
  if (listed === undefined || listed.length === 0) return null;
  return (
    <WideTable caption={text("simulations.kept.list")} className="registry-list">
      <thead>
        <tr>
          <th scope="col">{text("simulations.kept.takenAt")}</th>
          <th scope="col">{text("simulations.kept.people")}</th>
          <th scope="col">{text("simulations.kept.participations")}</th>
          <th scope="col">{text("simulations.kept.size")}</th>
          <th scope="col">{text("simulations.server.state")}</th>
          <th scope="col">{text("simulations.kept.use")}</th>
        </tr>
      </thead>
      <tbody>
        {listed.map((cohort) => (
          <tr key={cohort.id}>
            <th scope="row">{formatInstant(cohort.takenAt ?? cohort.askedAt, language)}</th>
            <td>{countOf(cohort.people ?? cohort.progress?.people ?? null, language)}</td>
            <td>{countOf(cohort.participations, language)}</td>
            <td>{cohort.kilobytes !== null && text("simulations.kept.kilobytes", { kilobytes: cohort.kilobytes })}</td>
            <td>
              <StateOfCohort cohort={cohort} />
            </td>
            <td>
              <KeptActions cohort={cohort} isChosen={cohort.id === chosen?.id} choose={choose} look={again} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function countOf(count: number | null, language: "it" | "en"): string {
  return count === null ? "" : formatCount(count, language);
}

function StateOfCohort({ cohort: { state, failure, problems, progress } }: { readonly cohort: ListedCohort }) {
  const text = useText();
  const { language } = useLanguage();
  const tone = state === "READY" ? "good" : state === "FAILED" || state === "REFUSED" ? "bad" : "doubt";
  const why = [...problems.map(({ says }) => says), ...(failure === null ? [] : [failure])];
  return (
    <>
      <Mark tone={tone}>{text(`simulations.kept.state.${state}`)}</Mark>
      {state === "RUNNING" && progress !== null && (
        <>
          <progress
            className="kept-progress"
            {...(progress.millionths !== null && { max: 1_000_000, value: progress.millionths })}
            aria-label={text("simulations.kept.state.RUNNING")}
          />
          <span className="kept-why small">
            {text("simulations.kept.rate", { rate: formatCount(progress.peoplePerSecond, language) })}
            {progress.secondsLeft !== null && text("simulations.server.left", { left: progress.secondsLeft })}
          </span>
        </>
      )}
      {why.map((says) => (
        <span key={says.it} className="kept-why small">
          {says[language]}
        </span>
      ))}
    </>
  );
}
