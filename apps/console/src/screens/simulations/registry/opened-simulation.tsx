/** One simulation on the server: how far it is and at what rate, why it has no answer, or its answer; a sample is said to be one. */
import { useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { Notice } from "../../../design/notice.tsx";
import { Waiting } from "../../../design/waiting.tsx";
import { formatCount } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import { ServerFailure } from "../../../shell/server-failure.tsx";
import type { DimensionName } from "../../../simulations/protocol.ts";
import { useChange } from "../../professional/requests/use-change.ts";
import { Answered } from "../../review/answered.tsx";
import type { OpenSimulation, ProgressEvent } from "./operations.ts";
import { CancelSimulation, SimulationOfRegistry } from "./operations.ts";
import { followSimulation } from "./progress-stream.ts";
import { RegistryReport } from "./registry-report.tsx";
import { SampleReport } from "./sample-report.tsx";
import { StateMark } from "./simulation-list.tsx";

interface OpenedProperties {
  readonly id: string;
  /** By what its groups are told apart. */
  readonly by: DimensionName;
  readonly close: () => void;
}

export function OpenedSimulation({ id, by, close }: OpenedProperties) {
  const text = useText();
  const [{ data, error }, look] = useQuery({
    query: SimulationOfRegistry,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const found = data?.simulation ?? undefined;
  const told = useProgress(found, () => look({ requestPolicy: "network-only" }));
  return (
    <section className="registry-opened" aria-labelledby="registry-opened">
      <div className="registry-heading">
        <h3 id="registry-opened">
          {text("simulations.server.opened", { laws: found?.scenarios.slice(1).join("; ") ?? "…" })}
        </h3>
        <button type="button" className="button button-quiet" onClick={close}>
          {text("simulations.server.close")}
        </button>
      </div>
      {error && <ServerFailure error={error} retry={() => look({ requestPolicy: "network-only" })} />}
      {data === undefined && !error && <Waiting>{text("simulations.server.looking")}</Waiting>}
      {data?.simulation === null && (
        <Notice tone="doubt" title={text("simulations.server.missing")} announced>
          <p>{text("simulations.server.missingBody")}</p>
        </Notice>
      )}
      {found && <Found found={found} told={told} by={by} look={() => look({ requestPolicy: "network-only" })} />}
    </section>
  );
}

interface FoundProperties {
  readonly found: OpenSimulation;
  readonly told: ProgressEvent | undefined;
  readonly by: DimensionName;
  readonly look: () => void;
}

function Found({ found, told, by, look }: FoundProperties) {
  const text = useText();
  const { language } = useLanguage();
  const { state, problems, failure, simulationId } = found;
  const hasSample = (told?.simulation.sample ?? found.sample) !== null;
  switch (state) {
    case "WAITING":
    case "RUNNING":
    case "CANCELLING":
      return (
        <>
          <Progress found={found} told={told} look={look} />
          {hasSample && <SampleReport id={simulationId} />}
        </>
      );
    case "CANCELLED":
      return (
        <Notice title={text("simulations.cancelledTitle")} announced>
          <p>{text("simulations.cancelledBody")}</p>
        </Notice>
      );
    case "REFUSED":
      return (
        <Notice tone="bad" title={text("simulations.refusedTitle")} announced>
          <ul>
            {problems.map(({ says, scenario, line }) => (
              <li key={`${scenario} ${line} ${says.it}`}>{says[language]}</li>
            ))}
          </ul>
        </Notice>
      );
    case "FAILED":
      return (
        <Notice tone="bad" title={text("simulations.failedTitle")} announced>
          <p>{failure?.[language]}</p>
        </Notice>
      );
    case "DONE":
      return <RegistryReport id={simulationId} by={by} />;
  }
}

function Progress({ found, told, look }: Omit<FoundProperties, "by">) {
  const text = useText();
  const { language } = useLanguage();
  const change = useChange(CancelSimulation);
  const state = told?.state ?? found.state;
  const progress = told?.simulation.progress ?? found.progress;
  const cancel = () => change.send({ simulation: found.simulationId }, look);
  return (
    <div className="simulation-running">
      <p role="status">
        <StateMark state={state} /> {progress && text(`simulations.server.stage.${progress.stage}`)}
      </p>
      {progress && (
        <>
          <progress
            className="simulation-progress"
            {...(progress.of !== null && { max: progress.of, value: progress.people })}
            aria-label={text("simulations.running")}
          />
          <p className="faint small">
            {text("simulations.server.progress", {
              done: formatCount(progress.people, language),
              all: progress.of === null ? "…" : formatCount(progress.of, language),
              rate: formatCount(progress.peoplePerSecond, language),
            })}
            {progress.secondsLeft !== null && text("simulations.server.left", { left: progress.secondsLeft })}
          </p>
        </>
      )}
      <p className="faint small">{text("simulations.server.leave")}</p>
      {state !== "CANCELLING" && (
        <p>
          <button
            type="button"
            className="button button-outline"
            disabled={change.answer.kind === "asking"}
            onClick={cancel}
          >
            {text("simulations.server.cancel")}
          </button>
        </p>
      )}
      <Answered answer={change.answer} retry={cancel} />
    </div>
  );
}

const ended: ReadonlySet<string> = new Set(["DONE", "REFUSED", "FAILED", "CANCELLED"]);
const betweenLooks = 2_000;

/** What the server told last. Where it tells nothing as it goes, the page looks again and again instead. */
function useProgress(found: OpenSimulation | undefined, look: () => void): ProgressEvent | undefined {
  const [told, setTold] = useState<ProgressEvent>();
  const latest = useRef(look);
  latest.current = look;
  const id = found?.simulationId;
  const isOver = found === undefined || ended.has(found.state);
  useEffect(() => {
    if (id === undefined || isOver) return;
    const again = () => latest.current();
    const leaving = new AbortController();
    let timer: ReturnType<typeof setInterval> | undefined;
    const hear = (event: ProgressEvent) => {
      setTold(event);
      if (ended.has(event.state)) again();
    };
    followSimulation({ id, told: hear, signal: leaving.signal }).then((isTold) => {
      if (leaving.signal.aborted) return;
      again();
      if (!isTold) timer = setInterval(again, betweenLooks);
    }, again);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, [id, isOver]);
  return isOver ? undefined : told;
}
