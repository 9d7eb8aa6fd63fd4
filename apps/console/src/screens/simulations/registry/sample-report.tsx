/** What some of the people told while the server counts the others: the headline of each law, said to be no result. */
import { useQuery } from "urql";
import { Notice } from "../../../design/notice.tsx";
import { useText } from "../../../messages/text.ts";
import { useTold } from "../told.ts";
import { WideTable } from "../wide-table.tsx";
import { SampleOfSimulation } from "./operations.ts";

export function SampleReport({ id }: { readonly id: string }) {
  const text = useText();
  const told = useTold();
  const [{ data }] = useQuery({ query: SampleOfSimulation, variables: { id } });
  const sample = data?.simulation?.sample;
  if (!sample) return null;
  return (
    <>
      <Notice tone="doubt" title={text("simulations.sampleTitle")}>
        <p>{text("simulations.sampleBody", { people: told.people(sample.people), all: told.people(sample.cohort) })}</p>
      </Notice>
      <WideTable caption={text("simulations.sampleTitle")}>
        <thead>
          <tr>
            <th scope="col">{text("simulations.server.laws")}</th>
            <th scope="col">{text("simulations.figure.affected")}</th>
            <th scope="col">{text("simulations.figure.gain")}</th>
            <th scope="col">{text("simulations.figure.lose")}</th>
            <th scope="col">{text("simulations.figure.totalChange")}</th>
          </tr>
        </thead>
        <tbody>
          {sample.candidates.edges.map(({ node: { scenario, affected, gain, lose, totalChange } }) => (
            <tr key={scenario.name}>
              <th scope="row">{scenario.name}</th>
              <td>{told.people(affected)}</td>
              <td>{told.people(gain)}</td>
              <td>{told.people(lose)}</td>
              <td>{told.change(totalChange)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  );
}
