/** The matrix: from each state on the law in force to each state by the candidate, for everybody. */
import type { CandidateReport, SimulationReport } from "@delibera/simulation";
import { useText } from "../../messages/text.ts";
import { useTold } from "./told.ts";
import { WideTable } from "./wide-table.tsx";

interface TransitionsProperties {
  readonly report: SimulationReport;
  readonly candidate: CandidateReport;
}

export function Transitions({ report, candidate }: TransitionsProperties) {
  const text = useText();
  const told = useTold();
  const everybody = candidate.tables[0]?.groups[0];
  if (everybody === undefined) return null;
  const states = report.state.states.map(told.state);
  return (
    <WideTable caption={text("simulations.transitionsTitle")}>
      <thead>
        <tr>
          <th scope="col">
            <span aria-hidden="true">{text("simulations.fromTo")}</span>
            <span className="visually-hidden">{text("simulations.fromToSaid")}</span>
          </th>
          {states.map((state) => (
            <th key={state} scope="col">
              {state}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {everybody.transitions.map((row, from) => (
          <tr key={states[from]}>
            <th scope="row">{states[from]}</th>
            {row.map((people, to) => (
              <td key={states[to]} className={from === to ? "simulation-same" : undefined}>
                {told.people(people)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
