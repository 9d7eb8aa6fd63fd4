/** The answer: first what it comes to, then who passes from which state to which, who wins and loses, why, and one person in full. */
import type { CandidateReport, SimulationReport } from "@delibera/simulation";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import { Notice } from "../../design/notice.tsx";
import { formatCount } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { Asked } from "../../simulations/protocol.ts";
import { Causes } from "./causes.tsx";
import { Download } from "./download.tsx";
import { Headline } from "./headline.tsx";
import { Spread } from "./spread.tsx";
import { Sweep } from "./sweep.tsx";
import { Transitions } from "./transitions.tsx";
import { WinnersAndLosers } from "./winners-and-losers.tsx";
import { WitnessPair } from "./witness-pair.tsx";

interface ReportProperties {
  readonly report: SimulationReport;
  /** Undefined for a partial answer. */
  readonly asked?: Asked | undefined;
}

export function Report({ report, asked }: ReportProperties) {
  const [shown, setShown] = useState(0);
  return (
    <ReportShown report={report} shown={shown} show={setShown}>
      {asked && <Download report={report} asked={asked} />}
    </ReportShown>
  );
}

interface ReportShownProperties {
  readonly report: SimulationReport;
  /** Place of the candidate that is told in full. */
  readonly shown: number;
  readonly show: (place: number) => void;
  readonly children?: ReactNode;
}

export function ReportShown({ report, shown, show, children }: ReportShownProperties) {
  const text = useText();
  const { language } = useLanguage();
  const heading = useId();
  const candidate = report.candidates[shown] ?? report.candidates[0];
  if (candidate === undefined) return null;
  return (
    <section className="simulation-report" aria-labelledby={heading}>
      <h2 id={heading}>{text("simulations.reportTitle", { triennium: report.cycle })}</h2>
      {report.isSample && (
        <Notice tone="doubt" title={text("simulations.sampleTitle")}>
          <p>
            {text("simulations.sampleBody", {
              people: formatCount(report.people, language),
              all: formatCount(report.cohort, language),
            })}
          </p>
        </Notice>
      )}
      {report.candidates.length > 1 && <Sweep report={report} shown={shown} show={show} />}
      <ReportOfCandidate report={report} candidate={candidate} />
      {children}
    </section>
  );
}

function ReportOfCandidate({
  report,
  candidate,
}: {
  readonly report: SimulationReport;
  readonly candidate: CandidateReport;
}) {
  const text = useText();
  if (candidate.effect !== "some") {
    return (
      <Notice tone="doubt" title={text(`simulations.effect.${candidate.effect}`)} announced>
        <p>{text(`simulations.effectBody.${candidate.effect}`)}</p>
      </Notice>
    );
  }
  return (
    <>
      <Headline report={report} candidate={candidate} />
      <Transitions report={report} candidate={candidate} />
      <Spread report={report} candidate={candidate} />
      <WinnersAndLosers report={report} candidate={candidate} />
      <Causes causes={candidate.causes} />
      {candidate.witness && <WitnessPair witness={candidate.witness} />}
      <p className="faint small">{text("simulations.suppressed", { below: report.suppressedBelow })}</p>
    </>
  );
}
