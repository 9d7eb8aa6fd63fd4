/** Tries a change of the rules on an invented country, in this browser: who is affected, by how much, and because of which comma. */
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useQuery } from "urql";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { usePublishedLaw, WithLaw } from "../../ledger/law-query.tsx";
import { ViewingProvider } from "../../ledger/viewing.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { it } from "../../messages/simulations/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { ServerFailure } from "../../shell/server-failure.tsx";
import type { Problem } from "../../simulations/asked-by.ts";
import { askedBy } from "../../simulations/asked-by.ts";
import { keepDraft, keptDraft } from "../../simulations/draft-kept.ts";
import { defaults } from "../../simulations/simulation-search.ts";
import { useSimulation } from "../../simulations/use-simulation.ts";
import { PublishedSources } from "./operations.ts";
import { Outcome } from "./outcome.tsx";
import { SimulationForm } from "./simulation-form.tsx";
import "./simulations.css";

const RegistrySimulations = fetchedPart(() => import("./registry/registry-simulations.tsx"));
const route = getRouteApi("/simulations");
/** What is open of a run is not of another. */
const closed = { shown: undefined, who: undefined, group: undefined, from: undefined, person: undefined };
const english = async () => (await import("../../messages/simulations/en.ts")).en;

export function SimulationsScreen() {
  return (
    <WithMessages it={it} en={english}>
      <SimulationsPage />
    </WithMessages>
  );
}

function SimulationsPage() {
  const text = useText();
  const { language } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error }, askAgain] = useQuery({ query: PublishedSources });
  const { choices, run, start, cancel, people, person } = useSimulation(data?.program?.sources);
  const ask = useMemo(() => ({ people, person }), [people, person]);
  const { law } = usePublishedLaw();
  const [draft, setDraft] = useState(keptDraft);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const trienni = data?.program?.trienni ?? [];
  const triennium = search.triennium ?? trienni.at(-1) ?? "";

  const question = () => {
    const asked = askedBy(search, triennium, draft);
    const isReady = "cycle" in asked;
    setProblems(isReady ? [] : asked);
    return isReady ? asked : undefined;
  };
  const begin = () => {
    const asked = question();
    if (asked === undefined) return;
    void navigate({ search: { ...search, triennium, run: true }, replace: true });
    start(asked, language);
  };
  // An address that was shared after a run shows the same: what it asks is asked once the law is here.
  const isReplayed = useRef(false);
  useEffect(() => {
    if (choices === undefined || isReplayed.current) return;
    isReplayed.current = true;
    if (search.run) begin();
  });

  if (error) {
    return (
      <Page title={text("simulations.title")} lede={text("simulations.lede")}>
        <ServerFailure error={error} retry={() => askAgain({ requestPolicy: "network-only" })} />
      </Page>
    );
  }
  return (
    <Page title={text("simulations.title")} lede={text("simulations.lede")}>
      {choices === undefined ? (
        <Waiting>{text("simulations.preparing")}</Waiting>
      ) : (
        <>
          <SimulationForm
            choices={choices}
            search={{ ...search, triennium }}
            trienni={trienni}
            draft={draft}
            problems={problems}
            isRunning={run.state === "running"}
            change={(changed) =>
              void navigate({ search: { ...search, ...changed, ...closed, run: undefined }, replace: true })
            }
            keepDraft={(written) => {
              setDraft(written);
              keepDraft(written);
            }}
            start={begin}
            cancel={cancel}
          />
          <ViewingProvider value={{ triennium }}>
            <WithLaw law={law}>
              <Outcome
                run={run}
                people={search.people}
                drill={{
                  address: search,
                  go: ({ shown, who, group, from, person: number }) =>
                    void navigate({
                      search: { ...search, shown, who, group, from, person: number },
                      resetScroll: false,
                    }),
                  ask,
                }}
              />
              <Notice title={text("simulations.inventedTitle")}>
                <p>{text("simulations.inventedBody")}</p>
              </Notice>
              <Suspense fallback={null}>
                <RegistrySimulations
                  question={question}
                  opened={search.job}
                  by={search.by ?? defaults.by}
                  open={(job) => void navigate({ search: { ...search, job }, resetScroll: false })}
                />
              </Suspense>
            </WithLaw>
          </ViewingProvider>
        </>
      )}
    </Page>
  );
}
