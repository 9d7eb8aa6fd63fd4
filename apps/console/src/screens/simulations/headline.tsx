/** The numbers that one asks for first. */
import type { CandidateReport, SimulationReport } from "@delibera/simulation";
import { useText } from "../../messages/text.ts";
import { useTold } from "./told.ts";

interface HeadlineProperties {
  readonly report: SimulationReport;
  readonly candidate: CandidateReport;
}

export function Headline({ report, candidate }: HeadlineProperties) {
  const text = useText();
  const told = useTold();
  const figures = [
    ["affected", told.people(candidate.affected)],
    ["gain", told.people(candidate.gain)],
    ["lose", told.people(candidate.lose)],
    ["totalChange", told.change(candidate.totalChange)],
    ["largestRise", candidate.largestRise === null ? text("simulations.noRise") : told.change(candidate.largestRise)],
    ["largestFall", candidate.largestFall === null ? text("simulations.noFall") : told.change(candidate.largestFall)],
  ] as const;
  return (
    <>
      <p className="lede simulation-sentence" role="status">
        {candidate.affected === null
          ? text("simulations.sentenceHidden", { people: told.people(report.people) })
          : text("simulations.sentence", {
              affected: told.people(candidate.affected),
              people: told.people(report.people),
            })}
      </p>
      <dl className="simulation-figures">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{text(`simulations.figure.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
