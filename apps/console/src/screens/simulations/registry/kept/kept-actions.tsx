/** What can be done with a kept cohort: it is chosen to be simulated, its taking is stopped, it is removed. */
import { useState } from "react";
import { formatInstant } from "../../../../messages/format.ts";
import { useLanguage } from "../../../../messages/language.tsx";
import { useText } from "../../../../messages/text.ts";
import { useChange } from "../../../professional/requests/use-change.ts";
import { Answered } from "../../../review/answered.tsx";
import type { ListedCohort } from "./operations.ts";
import { CancelCohort, RemoveCohort } from "./operations.ts";

interface ActionsProperties {
  readonly cohort: ListedCohort;
  readonly isChosen: boolean;
  /** Undefined: the people are those of the fields again. */
  readonly choose: (cohort: ListedCohort | undefined) => void;
  readonly look: () => void;
}

export function KeptActions({ cohort, isChosen, choose, look }: ActionsProperties) {
  if (cohort.state === "READY") return <ReadyActions cohort={cohort} isChosen={isChosen} choose={choose} look={look} />;
  return cohort.state === "WAITING" || cohort.state === "RUNNING" ? <Stop cohort={cohort} look={look} /> : null;
}

/** Names the cohort to whoever does not see the row. */
function Which({ cohort: { askedAt } }: Pick<ActionsProperties, "cohort">) {
  const { language } = useLanguage();
  return <span className="visually-hidden"> {formatInstant(askedAt, language, "second")}</span>;
}

function ReadyActions({ cohort, isChosen, choose, look }: ActionsProperties) {
  const text = useText();
  const [isSure, setSure] = useState(false);
  const change = useChange(RemoveCohort);
  const remove = () => {
    change.send({ keptCohort: cohort.keptCohortId }, ({ kind }) => {
      if (kind === "done" && isChosen) choose(undefined);
      if (kind === "done") look();
    });
  };
  if (isSure)
    return (
      <div className="kept-actions">
        <p className="kept-why small">{text("simulations.kept.sure")}</p>
        <button
          type="button"
          className="button button-quiet"
          disabled={change.answer.kind === "asking"}
          onClick={remove}
        >
          {text("simulations.kept.removeNow")}
          <Which cohort={cohort} />
        </button>
        <button type="button" className="button button-quiet" onClick={() => setSure(false)}>
          {text("simulations.kept.leave")}
          <Which cohort={cohort} />
        </button>
        {change.answer.kind !== "done" && <Answered answer={change.answer} retry={remove} />}
      </div>
    );
  return (
    <div className="kept-actions">
      <button
        type="button"
        className="button button-quiet"
        aria-pressed={isChosen}
        onClick={() => choose(isChosen ? undefined : cohort)}
      >
        {text("simulations.kept.simulate")}
        <Which cohort={cohort} />
      </button>
      <button type="button" className="button button-quiet" onClick={() => setSure(true)}>
        {text("simulations.kept.remove")}
        <Which cohort={cohort} />
      </button>
    </div>
  );
}

function Stop({ cohort, look }: Pick<ActionsProperties, "cohort" | "look">) {
  const text = useText();
  const change = useChange(CancelCohort);
  return (
    <button
      type="button"
      className="button button-quiet"
      disabled={change.answer.kind === "asking"}
      onClick={() => change.send({ keptCohort: cohort.keptCohortId }, look)}
    >
      {text("simulations.kept.stop")}
      <Which cohort={cohort} />
    </button>
  );
}
