/** Several candidates at once: what each comes to, and which one is shown below. */
import type { SimulationReport } from "@delibera/simulation";
import { useText } from "../../messages/text.ts";
import { useTold } from "./told.ts";

interface SweepProperties {
  readonly report: SimulationReport;
  readonly shown: number;
  readonly show: (place: number) => void;
}

export function Sweep({ report, shown, show }: SweepProperties) {
  const text = useText();
  const told = useTold();
  return (
    <table className="simulation-table">
      <caption>{text("simulations.sweepTitle")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("simulations.value")}</th>
          <th scope="col">{text("simulations.figure.affected")}</th>
          <th scope="col">{text("simulations.figure.gain")}</th>
          <th scope="col">{text("simulations.figure.lose")}</th>
          <th scope="col">{text("simulations.figure.totalChange")}</th>
          <th scope="col">{text("simulations.shown")}</th>
        </tr>
      </thead>
      <tbody>
        {report.candidates.map(({ name, affected, gain, lose, totalChange }, place) => (
          <tr key={name}>
            <th scope="row">{told.amount(name)}</th>
            <td>{told.people(affected)}</td>
            <td>{told.people(gain)}</td>
            <td>{told.people(lose)}</td>
            <td>{told.change(totalChange)}</td>
            <td>
              <button
                type="button"
                className="button button-quiet"
                aria-pressed={place === shown}
                onClick={() => show(place)}
              >
                {text("simulations.show", { value: told.amount(name) })}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
