/**
 * Simulations of the registry, which the server computes while nobody waits: asked with the question of the form above, listed, followed,
 * stopped and read. The one that is open is in the address.
 */
import { useState } from "react";
import { useQuery } from "urql";
import { Waiting } from "../../../design/waiting.tsx";
import { useLanguage } from "../../../messages/language.tsx";
import { it as review } from "../../../messages/review/it.ts";
import { useText } from "../../../messages/text.ts";
import { WithMessages } from "../../../messages/with-messages.tsx";
import { Orders } from "../../../people/operations.ts";
import { WhoIsSignedIn } from "../../../signing-in/operations.ts";
import type { Asked, DimensionName } from "../../../simulations/protocol.ts";
import { useChange } from "../../professional/requests/use-change.ts";
import { Answered } from "../../review/answered.tsx";
import { ChosenCohort, KeptCohorts } from "./kept/kept-cohorts.tsx";
import type { ListedCohort } from "./kept/operations.ts";
import { OpenedSimulation } from "./opened-simulation.tsx";
import { StartSimulation } from "./operations.ts";
import { PeopleFields } from "./people-fields.tsx";
import { SimulationList } from "./simulation-list.tsx";
import type { RegistryPeople } from "./start-input.ts";
import { everybody, startInput, takeInput } from "./start-input.ts";
import "./registry.css";

interface RegistryProperties {
  /** Reads the question of the form; undefined when a field is missing, which the form then says. */
  readonly question: () => Asked | undefined;
  /** The one of the address. */
  readonly opened: string | undefined;
  readonly by: DimensionName;
  readonly open: (id: string | undefined) => void;
}

const english = () => import("../../../messages/review/en.ts").then(({ en }) => en);
const whoMayAsk: ReadonlySet<string> = new Set(["ANALYST", "POLICY_AUTHOR", "REVIEWER"]);

export default function RegistrySimulations(properties: RegistryProperties) {
  return (
    <WithMessages it={review} en={english}>
      <Registry {...properties} />
    </WithMessages>
  );
}

function Registry(properties: RegistryProperties) {
  const text = useText();
  const [{ data, error }] = useQuery({ query: WhoIsSignedIn });
  if (data === undefined && error === undefined) return <Waiting>{text("waiting.page")}</Waiting>;
  const isAllowed = whoMayAsk.has(data?.viewer?.role ?? "");
  return (
    <section className="registry-simulations" aria-labelledby="registry-simulations">
      <h2 id="registry-simulations">{text("simulations.server.title")}</h2>
      <p>{text("simulations.server.lede")}</p>
      {isAllowed ? <Asking {...properties} /> : <p>{text("simulations.server.role")}</p>}
    </section>
  );
}

function Asking({ question, opened, by, open }: RegistryProperties) {
  const text = useText();
  const { language } = useLanguage();
  const [people, setPeople] = useState<RegistryPeople>(everybody);
  const [chosen, setChosen] = useState<ListedCohort>();
  const [{ data }] = useQuery({ query: Orders });
  const orders = data?.orders ?? [];
  const [isUnnamed, setUnnamed] = useState(false);
  const [asked, setAsked] = useState(0);
  const change = useChange(StartSimulation);
  const ask = () => {
    const wanted = question();
    const input = wanted && startInput(wanted, chosen ? { kept: chosen.id } : { people, orders }, language);
    setUnnamed(wanted !== undefined && input === undefined);
    if (input === undefined) return;
    change.send(input, (answer) => {
      if (answer.kind !== "done" || answer.payload.__typename !== "StartSimulationPayload") return;
      setAsked((count) => count + 1);
      open(answer.payload.simulation.simulationId);
    });
  };
  const refused =
    change.answer.kind === "done" && change.answer.payload.__typename === "CannotSimulate"
      ? change.answer.payload.problems
      : undefined;
  return (
    <>
      {chosen === undefined ? (
        <PeopleFields people={people} orders={orders} change={setPeople} />
      ) : (
        <ChosenCohort chosen={chosen} choose={() => setChosen(undefined)} />
      )}
      <p className="simulation-actions">
        <button
          type="button"
          className="button button-outline"
          disabled={change.answer.kind === "asking"}
          onClick={ask}
        >
          {text("simulations.server.start")}
        </button>
      </p>
      {isUnnamed && <p className="field-problem">{text("simulations.server.unnamed")}</p>}
      {refused === undefined ? (
        change.answer.kind !== "done" && <Answered answer={change.answer} retry={ask} />
      ) : (
        <div className="field-problem" role="alert">
          <p>{text("simulations.server.cannot")}</p>
          <ul>
            {refused.map(({ says, scenario, line }) => (
              <li key={`${scenario} ${line} ${says.it}`}>{says[language]}</li>
            ))}
          </ul>
        </div>
      )}
      <KeptCohorts
        wanted={() => {
          const wanted = question();
          return wanted && takeInput(wanted, people, orders);
        }}
        chosen={chosen}
        choose={setChosen}
      />
      <SimulationList asked={asked} opened={opened} open={open} />
      {opened !== undefined && (
        <OpenedSimulation key={`${opened} ${by}`} id={opened} by={by} close={() => open(undefined)} />
      )}
    </>
  );
}
