/** How many people owe how much, before and after: bars for the eye, the same numbers in the table they stand in. */
import type { CandidateReport, People, SimulationReport } from "@delibera/simulation";
import { useText } from "../../messages/text.ts";
import { useTold } from "./told.ts";
import { WideTable } from "./wide-table.tsx";

interface SpreadProperties {
  readonly report: SimulationReport;
  readonly candidate: CandidateReport;
}

export function Spread({ report, candidate }: SpreadProperties) {
  const text = useText();
  const told = useTold();
  const { levels } = report.baseline.distribution;
  const [before, after] = [report.baseline.distribution.people, candidate.distribution.people];
  const most = Math.max(1, ...[...before, ...after].map((people) => people ?? 0));
  const labels = [...levels.map((level) => text("simulations.upTo", { level: told.amount(level) }))];
  labels.push(text("simulations.above", { level: told.amount(levels.at(-1) ?? null) }));
  return (
    <WideTable caption={text("simulations.spreadTitle")} className="simulation-spread">
      <thead>
        <tr>
          <th scope="col">{text("simulations.obligation")}</th>
          <th scope="col">{text("simulations.before")}</th>
          <th scope="col">{text("simulations.after")}</th>
        </tr>
      </thead>
      <tbody>
        {labels.map((label, place) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <Bar people={before[place] ?? null} most={most} told={told.people(before[place] ?? null)} />
            <Bar people={after[place] ?? null} most={most} told={told.people(after[place] ?? null)} />
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function Bar({ people, most, told }: { readonly people: People; readonly most: number; readonly told: string }) {
  return (
    <td>
      {told}
      <span className="simulation-bar" aria-hidden="true" style={{ inlineSize: `${((people ?? 0) * 100) / most}%` }} />
    </td>
  );
}
