/** The answer of a simulation on the server: one law in full at a time, the others by their headline. */
import { useState } from "react";
import { useQuery } from "urql";
import { Waiting } from "../../../design/waiting.tsx";
import { sentenceCase } from "../../../messages/format.ts";
import { useText } from "../../../messages/text.ts";
import { Professions } from "../../../people/operations.ts";
import { ServerFailure } from "../../../shell/server-failure.tsx";
import type { DimensionName } from "../../../simulations/protocol.ts";
import type { Parting } from "../../professional/compare/first-difference.ts";
import { firstDifference } from "../../professional/compare/first-difference.ts";
import { ExplanationPair } from "../explanation-pair.tsx";
import { ReportShown } from "../report.tsx";
import { ReportOfSimulation } from "./operations.ts";
import type { WitnessOfServer } from "./report-of-server.ts";
import { reportOfServer } from "./report-of-server.ts";

interface RegistryReportProperties {
  readonly id: string;
  readonly by: DimensionName;
}

export function RegistryReport({ id, by }: RegistryReportProperties) {
  const text = useText();
  const [shown, setShown] = useState(0);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const after = shown === 0 ? null : (cursors[shown - 1] ?? null);
  const [{ data, error, fetching }, look] = useQuery({
    query: ReportOfSimulation,
    variables: { id, after, by },
  });
  const [professions] = useQuery({ query: Professions, pause: by !== "profession" });
  const names = new Map(professions.data?.professions.map(({ code, name }) => [`${code}`, name]));
  const simulation = data?.simulation;
  const found = simulation?.report;
  if (error) return <ServerFailure error={error} retry={() => look({ requestPolicy: "network-only" })} />;
  if (!simulation || !found) return <Waiting>{text("simulations.server.opening")}</Waiting>;
  const { report, witness } = reportOfServer(found, { triennium: simulation.triennium, dimension: by, shown, names });
  const show = (place: number) => {
    setCursors(found.summaries.edges.map(({ cursor }) => cursor));
    setShown(place);
  };
  return (
    <div aria-busy={fetching}>
      <ReportShown report={report} shown={shown} show={show} />
      {witness && <Witness witness={witness} />}
    </div>
  );
}

function Witness({ witness: { pseudonym, facts, results } }: { readonly witness: WitnessOfServer }) {
  const text = useText();
  return (
    <section className="simulation-witness" aria-labelledby="registry-witness">
      <h3 id="registry-witness">{text("simulations.witnessTitle")}</h3>
      <p>{text("simulations.server.witness", { person: pseudonym })}</p>
      <details>
        <summary>{text("simulations.witnessFacts")}</summary>
        <pre>{JSON.stringify(JSON.parse(facts), null, 2)}</pre>
      </details>
      {results.map(({ rule, before, after }, place) => (
        <details key={rule} open={place === 0}>
          <summary>{sentenceCase(after.sentence)}</summary>
          <ExplanationPair before={before} after={after} parting={pathsOf(firstDifference(before, after))} />
        </details>
      ))}
    </section>
  );
}

/** The numbers of children that lead to where two explanations part. */
function pathsOf(parting: Parting | undefined) {
  return parting && { before: pathOf(parting.left), after: pathOf(parting.right) };
}

function pathOf(steps: Parting["left"]): readonly number[] {
  return steps.slice(1).map((step, above) => steps[above]?.children.indexOf(step) ?? 0);
}
