/** The answer: first what it comes to, then who passes from which state to which, who wins and loses, why, and one person in full. */
import type { CandidateReport, SimulationReport } from "@delibera/simulation";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import { Notice } from "../../design/notice.tsx";
import { formatCount } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { Asked } from "../../simulations/protocol.ts";
import type { SimulationSearch } from "../../simulations/simulation-search.ts";
import type { AffectedPeopleProperties, ListAddress } from "./affected-people.tsx";
import { AffectedPeople } from "./affected-people.tsx";
import { Causes } from "./causes.tsx";
import { Download } from "./download.tsx";
import { Headline } from "./headline.tsx";
import { Spread } from "./spread.tsx";
import { Sweep } from "./sweep.tsx";
import { SweepChart } from "./sweep-chart.tsx";
import { Transitions } from "./transitions.tsx";
import { WinnersAndLosers } from "./winners-and-losers.tsx";
import { WitnessPair } from "./witness-pair.tsx";

interface ReportProperties {
  readonly report: SimulationReport;
  /** Undefined for a partial answer. */
  readonly asked?: Asked | undefined;
  /** Undefined where nobody can be shown one by one. */
  readonly drill?: DrillDown | undefined;
}

/** The way from the counts to the people: what the address says of it, and where else it may lead. */
export interface DrillDown {
  readonly address: ListAddress & Pick<SimulationSearch, "shown">;
  readonly go: (address: DrillDown["address"]) => void;
  readonly ask: AffectedPeopleProperties["ask"];
}

export function Report({ report, asked, drill }: ReportProperties) {
  const [own, setOwn] = useState(0);
  const shown = drill === undefined ? own : (drill.address.shown ?? 1) - 1;
  const show = (place: number) => (drill === undefined ? setOwn(place) : drill.go({ shown: place + 1 || undefined }));
  const candidate = report.candidates[shown];
  return (
    <ReportShown
      report={report}
      shown={shown}
      show={show}
      see={drill && ((group) => drill.go({ shown: drill.address.shown, who: "all", group }))}
    >
      {drill && candidate?.effect === "some" && (
        <AffectedPeople
          candidate={shown}
          groups={candidate.tables[1]?.groups.map(({ label }) => label) ?? []}
          dimension={candidate.tables[1]?.dimension ?? ""}
          address={drill.address}
          go={(address) => drill.go({ ...address, shown: drill.address.shown })}
          ask={drill.ask}
        />
      )}
      {asked && <Download report={report} asked={asked} />}
    </ReportShown>
  );
}

interface ReportShownProperties {
  readonly report: SimulationReport;
  /** Place of the candidate that is told in full. */
  readonly shown: number;
  readonly show: (place: number) => void;
  readonly see?: ((group: string | undefined) => void) | undefined;
  readonly children?: ReactNode;
}

export function ReportShown({ report, shown, show, see, children }: ReportShownProperties) {
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
      {report.candidates.length > 1 && (
        <SweepChart report={report}>
          <Sweep report={report} shown={shown} show={show} />
        </SweepChart>
      )}
      <ReportOfCandidate report={report} candidate={candidate} see={see} />
      {children}
    </section>
  );
}

function ReportOfCandidate({
  report,
  candidate,
  see,
}: {
  readonly report: SimulationReport;
  readonly candidate: CandidateReport;
  readonly see: ReportShownProperties["see"];
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
      <WinnersAndLosers report={report} candidate={candidate} see={see} />
      <Causes causes={candidate.causes} />
      {candidate.witness && <WitnessPair witness={candidate.witness} />}
      <p className="faint small">{text("simulations.suppressed", { below: report.suppressedBelow })}</p>
    </>
  );
}
