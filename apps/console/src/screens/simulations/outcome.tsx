/** How far the run is, why there is no answer, or the answer; what an older question gave is never left standing. */
import { Suspense } from "react";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { Notice } from "../../design/notice.tsx";
import { formatCount } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { defaults } from "../../simulations/simulation-search.ts";
import type { Run } from "../../simulations/use-simulation.ts";
import type { DrillDown } from "./report.tsx";
import { Report } from "./report.tsx";

const AttachSimulation = fetchedPart(() => import("./attach-simulation.tsx"));

export function Outcome({
  run,
  people = defaults.people,
  drill,
}: {
  readonly run: Run;
  readonly drill: DrillDown;
  readonly people?: number | undefined;
}) {
  const text = useText();
  const { language } = useLanguage();
  switch (run.state) {
    case "idle":
      return null;
    case "cancelled":
      return (
        <Notice title={text("simulations.cancelledTitle")} announced>
          <p>{text("simulations.cancelledBody")}</p>
        </Notice>
      );
    case "running":
      return (
        <section className="simulation-running" aria-label={text("simulations.running")}>
          <progress
            className="simulation-progress"
            max={people}
            value={run.done}
            aria-label={text("simulations.running")}
          />
          <p role="status">{run.done === 0 ? text("simulations.inventing") : text("simulations.counting")}</p>
          {run.done > 0 && (
            <p className="faint small">
              {text("simulations.progress", {
                done: formatCount(run.done, language),
                all: formatCount(people, language),
                left: secondsLeft(run.done, people, run.milliseconds),
              })}
            </p>
          )}
          {run.sample && <Report report={run.sample} />}
        </section>
      );
    case "refused":
      return (
        <Notice tone="bad" title={text("simulations.refusedTitle")} announced>
          <ul>
            {run.problems.map((problem) => (
              <li key={`${problem.because} ${problem.detail}`}>
                {text(`simulations.because.${problem.because}`)} <code>{problem.detail}</code>
              </li>
            ))}
          </ul>
        </Notice>
      );
    case "broken":
      return (
        <Notice tone="bad" title={text("simulations.brokenTitle")} announced>
          <p>{text("simulations.brokenBody")}</p>
          <ul>
            {run.errors.slice(0, 10).map(({ line, message }) => (
              <li key={`${line} ${message}`}>{line > 0 ? text("simulations.atLine", { line, message }) : message}</li>
            ))}
          </ul>
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="bad" title={text("simulations.failedTitle")} announced>
          <p>
            <code>{run.message}</code>
          </p>
        </Notice>
      );
    case "done":
      return (
        <>
          <Report report={run.report} asked={run.asked} drill={drill} />
          {run.cohort !== undefined && run.asked.change.kind === "draft" && (
            <Suspense fallback={null}>
              <AttachSimulation
                key={run.cohort}
                report={run.report}
                asked={run.asked}
                text={run.asked.change.text}
                cohort={run.cohort}
              />
            </Suspense>
          )}
        </>
      );
  }
}

function secondsLeft(done: number, all: number, milliseconds: number): number {
  return Math.ceil(((all - done) * milliseconds) / (done * 1000));
}
