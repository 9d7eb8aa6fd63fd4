/** The simulations that the viewer asked the server for, the latest first; looked at again while one of them goes on. */
import { useEffect } from "react";
import { useQuery } from "urql";
import { Mark } from "../../../design/mark.tsx";
import { Waiting } from "../../../design/waiting.tsx";
import { formatInstant } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import { ServerFailure } from "../../../shell/server-failure.tsx";
import { WideTable } from "../wide-table.tsx";
import type { ListedSimulation } from "./operations.ts";
import { SimulationsOfRegistry } from "./operations.ts";

interface ListProperties {
  /** Counts what was asked for from this page: each looks again. */
  readonly asked: number;
  readonly opened: string | undefined;
  readonly open: (id: string) => void;
}

const betweenLooks = 3_000;
const goingOn: ReadonlySet<string> = new Set(["WAITING", "RUNNING", "CANCELLING"]);

export function SimulationList({ asked, opened, open }: ListProperties) {
  const text = useText();
  const { language } = useLanguage();
  const [{ data, error }, look] = useQuery({
    query: SimulationsOfRegistry,
    variables: { after: null },
    requestPolicy: "cache-and-network",
  });
  const listed = data?.simulations.edges.map(({ node }) => node);
  const isGoingOn = listed?.some(({ state }) => goingOn.has(state)) ?? false;
  useEffect(() => {
    if (asked > 0) look({ requestPolicy: "network-only" });
  }, [asked, look]);
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") look({ requestPolicy: "network-only" });
    }, betweenLooks);
    return () => clearInterval(timer);
  }, [isGoingOn, look]);
  if (error && listed === undefined)
    return <ServerFailure error={error} retry={() => look({ requestPolicy: "network-only" })} />;
  if (listed === undefined) return <Waiting>{text("simulations.server.looking")}</Waiting>;
  if (listed.length === 0) return <p className="faint">{text("simulations.server.none")}</p>;
  return (
    <WideTable caption={text("simulations.server.list")} className="registry-list">
      <thead>
        <tr>
          <th scope="col">{text("simulations.server.askedAt")}</th>
          <th scope="col">{text("simulations.triennium")}</th>
          <th scope="col">{text("simulations.server.laws")}</th>
          <th scope="col">{text("simulations.server.state")}</th>
          <th scope="col">{text("simulations.server.read")}</th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ simulationId, askedAt, triennium, scenarios, state }) => (
          <tr key={simulationId}>
            <th scope="row">{formatInstant(askedAt, language)}</th>
            <td>{triennium}</td>
            <td>{scenarios.slice(1).join("; ")}</td>
            <td>
              <StateMark state={state} />
            </td>
            <td>
              <button
                type="button"
                className="button button-quiet"
                aria-pressed={simulationId === opened}
                onClick={() => open(simulationId)}
              >
                {text("simulations.server.open")}
                <span className="visually-hidden">
                  {" "}
                  {scenarios.slice(1).join("; ")}, {formatInstant(askedAt, language, "second")}
                </span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

export function StateMark({ state }: { readonly state: ListedSimulation["state"] }) {
  const text = useText();
  const tone = state === "DONE" ? "good" : state === "FAILED" || state === "REFUSED" ? "bad" : "doubt";
  return <Mark tone={tone}>{text(`simulations.server.state.${state}`)}</Mark>;
}
