/** A professional: who, for which triennium, on which dates, the ledger, the facts under it. */
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Suspense, useMemo } from "react";
import { useQuery } from "urql";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { usePublishedLaw, WithLaw } from "../../ledger/law-query.tsx";
import type { ShownRecord } from "../../ledger/record-items.ts";
import { ViewingProvider } from "../../ledger/viewing.tsx";
import { it } from "../../messages/professional/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { ServerFailure } from "../../shell/server-failure.tsx";
import { DatesForm } from "./dates-form.tsx";
import { Facts } from "./facts.tsx";
import type { Person } from "./operations.ts";
import { ProfessionalHeader } from "./operations.ts";
import { PersonHeader } from "./person-header.tsx";
import "./professional.css";
import { personName } from "../../people/person-name.ts";
import { PublishedLedger } from "./published-ledger.tsx";
import { TrienniumPicker } from "./triennium-picker.tsx";
import { ViewLinks } from "./view-links.tsx";

const route = getRouteApi("/professionals/$professional");
// Whoever reads a ledger does not wait for what the other views need.
const TrienniView = fetchedPart(async () => ({ default: (await import("./trienni/trienni-view.tsx")).TrienniView }));
const NeededView = fetchedPart(async () => ({ default: (await import("./needed/needed-view.tsx")).NeededView }));
const CompareView = fetchedPart(async () => ({ default: (await import("./compare/compare-view.tsx")).CompareView }));
const RequestsView = fetchedPart(async () => ({
  default: (await import("./requests/requests-view.tsx")).RequestsView,
}));

export function ProfessionalScreen() {
  return (
    <WithMessages it={it} en={english}>
      <ProfessionalPage />
    </WithMessages>
  );
}

const english = async () => (await import("../../messages/professional/en.ts")).en;

function ProfessionalPage() {
  const text = useText();
  const { professional: id } = route.useParams();
  const { triennium, asOf, knownOn } = route.useSearch();
  const [{ data, error }, ask] = useQuery({ query: ProfessionalHeader, variables: { id } });
  const published = usePublishedLaw();
  const problem = error ?? published.error;
  const shown = triennium ?? published.covered.at(-1);
  const viewing = useMemo(() => ({ professional: id, triennium: shown, asOf, knownOn }), [id, shown, asOf, knownOn]);
  const back = (
    <Link to="/professionals" search={{ triennium, asOf, knownOn }}>
      ‹ {text("professional.back")}
    </Link>
  );
  if (problem) {
    const retry = () => {
      ask({ requestPolicy: "network-only" });
      published.retry();
    };
    return (
      <Page title={text("professional.eyebrow")} eyebrow={back}>
        <ServerFailure error={problem} retry={retry} />
      </Page>
    );
  }
  if (data === undefined || published.law === undefined) {
    return (
      <Page title={text("professional.eyebrow")} eyebrow={back}>
        <Waiting>{text("professional.waiting")}</Waiting>
      </Page>
    );
  }
  const person = data.professional;
  if (person === null) {
    return (
      <Page title={text("professional.missingTitle", { id })} lede={text("professional.missingBody")} eyebrow={back} />
    );
  }
  return (
    <WithLaw law={published.law}>
      <ViewingProvider value={viewing}>
        <Page title={personName(person, text, "heading")} eyebrow={back}>
          <PersonHeader person={person} />
          {shown === undefined ? (
            <Notice tone="doubt" title={text("professional.noProgramTitle")}>
              <p>{text("professional.noProgramBody")}</p>
            </Notice>
          ) : (
            <PersonView person={person} triennium={shown} covered={published.covered} />
          )}
        </Page>
      </ViewingProvider>
    </WithLaw>
  );
}

interface PersonViewProperties {
  readonly person: Person;
  readonly triennium: string;
  readonly covered: readonly string[];
}

function PersonView({ person, triennium, covered }: PersonViewProperties) {
  const text = useText();
  const { view = "ledger", ask = "exemption", goal, asOf, knownOn, ...other } = route.useSearch();
  const record = useMemo(() => JSON.parse(person.record) as ShownRecord, [person.record]);
  const professional = person.registryId;
  const reading = { professional, asOf, knownOn };
  const ruled = (shown: ReactNode) => (covered.includes(triennium) ? shown : <NoRules {...{ triennium, covered }} />);
  return (
    <>
      <ViewLinks current={view} />
      <div className="reading-controls not-printed">
        {view !== "trienni" && view !== "requests" && <TrienniumPicker chosen={triennium} covered={covered} />}
        <DatesForm asOf={asOf} knownOn={knownOn} />
      </div>
      <Suspense fallback={<Waiting>{text("waiting.page")}</Waiting>}>
        {view === "ledger" && (
          <>
            {ruled(
              <PublishedLedger
                id={professional}
                triennium={triennium}
                asOf={asOf ?? null}
                knownOn={knownOn ?? null}
                record={record}
              />,
            )}
            <Facts record={record} triennium={triennium} />
          </>
        )}
        {view === "trienni" && <TrienniView {...reading} covered={covered} />}
        {view === "needed" && ruled(<NeededView {...reading} triennium={triennium} goal={goal} />)}
        {view === "compare" &&
          ruled(
            <CompareView
              {...reading}
              record={record}
              triennium={triennium}
              otherAsOf={other.otherAsOf}
              otherKnownOn={other.otherKnownOn}
              readings={other.readings}
            />,
          )}
        {view === "requests" && (
          <RequestsView {...reading} key={ask} record={record} triennium={triennium} covered={covered} kind={ask} />
        )}
      </Suspense>
    </>
  );
}

function NoRules({ triennium, covered }: Omit<PersonViewProperties, "person">) {
  const text = useText();
  return (
    <Notice tone="doubt" title={text("professional.noRulesTitle", { triennium })}>
      <p>{text("professional.noRulesBody", { covered: covered.join(", ") })}</p>
    </Notice>
  );
}
