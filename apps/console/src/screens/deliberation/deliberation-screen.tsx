/** An act: its text and rules on the left, somebody's ledger recomputed on the right as one types. Nothing is saved. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { ActFacts } from "../../acts/act-facts.tsx";
import { Coverage } from "../../acts/coverage.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { usePublishedLaw, WithLaw } from "../../ledger/law-query.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import "./deliberation.css";
import { ActToEdit } from "./operations.ts";
import { Workbench } from "./workbench.tsx";

const route = getRouteApi("/deliberations/$act");

export function DeliberationScreen() {
  const text = useText();
  const { act: name } = route.useParams();
  const viewing = route.useSearch();
  const [{ data, error }, ask] = useQuery({ query: ActToEdit, variables: { name } });
  const published = usePublishedLaw();
  const problem = error ?? published.error;
  const { article, comma, ...kept } = viewing;
  const back = (
    <Link to="/deliberations" search={kept}>
      ‹ {text("deliberation.back")}
    </Link>
  );
  if (problem) {
    const retry = () => {
      ask({ requestPolicy: "network-only" });
      published.retry();
    };
    return (
      <Page title={text("deliberations.title")} eyebrow={back}>
        <ServerFailure error={problem} retry={retry} />
      </Page>
    );
  }
  if (data === undefined || published.law === undefined) {
    return (
      <Page title={text("deliberations.title")} eyebrow={back} wide>
        <Waiting>{text("deliberation.waiting")}</Waiting>
      </Page>
    );
  }
  if (data.act === null || data.program === null) {
    return (
      <Page
        title={text("deliberation.missingTitle", { name })}
        lede={text("deliberation.missingBody")}
        eyebrow={back}
      />
    );
  }
  return (
    <WithLaw law={published.law}>
      <Page title={data.act.title} eyebrow={back} wide>
        <div className="act-heading">
          <ActFacts act={data.act} />
          <Coverage coverage={data.act.coverage} />
        </div>
        <Workbench key={data.act.name} act={data.act} sources={data.program.sources} covered={published.covered} />
      </Page>
    </WithLaw>
  );
}
