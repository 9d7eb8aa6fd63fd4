/** Who owes more and who owes less, in the bands that were asked for, by the groups that were asked for. */
import type { CandidateReport, SimulationReport } from "@delibera/simulation";
import type { Text } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";
import type { DimensionName } from "../../simulations/protocol.ts";
import { dimensions } from "../../simulations/protocol.ts";
import type { Told } from "./told.ts";
import { useTold } from "./told.ts";
import { WideTable } from "./wide-table.tsx";

interface WinnersProperties {
  readonly report: SimulationReport;
  readonly candidate: CandidateReport;
  /** Shows who the people of a group are; undefined where nobody may see them. */
  readonly see?: ((group: string | undefined) => void) | undefined;
}

export function WinnersAndLosers({ report, candidate, see }: WinnersProperties) {
  const text = useText();
  const told = useTold();
  const bands = bandLabels(report.bands, text, told);
  return candidate.tables.map(({ dimension = "", groups }) => (
    <WideTable key={dimension} caption={title(dimension, text)}>
      <thead>
        <tr>
          <th scope="col">{text("simulations.group")}</th>
          <th scope="col">{text("simulations.peopleColumn")}</th>
          <th scope="col">{text("simulations.figure.affected")}</th>
          {bands.map((band) => (
            <th key={band} scope="col">
              {band}
            </th>
          ))}
          <th scope="col">{text("simulations.unchanged")}</th>
          <th scope="col">{text("simulations.figure.totalChange")}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.label}>
            <th scope="row">{groupLabel(dimension, group.label, text)}</th>
            <td>{told.people(group.people)}</td>
            <td>
              {see && group.affected !== 0 ? (
                <button
                  type="button"
                  className="link-button"
                  aria-label={text("simulations.people.see", {
                    group: `${groupLabel(dimension, group.label, text)}, ${told.people(group.affected)}`,
                  })}
                  onClick={() => see(dimension === "" ? undefined : group.label)}
                >
                  {told.people(group.affected)}
                </button>
              ) : (
                told.people(group.affected)
              )}
            </td>
            {group.bands.map((people, place) => (
              <td key={bands[place]}>{told.people(people)}</td>
            ))}
            <td>{told.people(group.unchanged)}</td>
            <td>{told.change(group.totalChange)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  ));
}

function title(dimension: string, text: Text): string {
  const known = dimensions.find((each): each is DimensionName => each === dimension);
  return known
    ? text("simulations.bandsBy", { by: text(`simulations.dimension.${known}`) })
    : text("simulations.bandsTitle");
}

export function groupLabel(dimension: string, label: string, text: Text): string {
  if (dimension === "") return text("simulations.everybody");
  if (label === "") return text("simulations.unknownGroup");
  const status = (["enrolled", "cancelled", "retired"] as const).find((each) => each === label);
  return dimension === "status" && status ? text(`simulations.status.${status}`) : label;
}

function bandLabels(bands: readonly string[], text: Text, told: Told): readonly string[] {
  const between = bands.map((band, place) => {
    const below = bands[place - 1];
    if (below === undefined) return text("simulations.atMost", { to: told.change(band) });
    return text("simulations.between", { from: told.change(below), to: told.change(band) });
  });
  return [...between, text("simulations.moreThan", { from: told.change(bands.at(-1) ?? null) })];
}
