/** An act: its text and rules on the left, what they make of people and examples on the right. What is tried stays in this browser. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { ActFacts } from "../../acts/act-facts.tsx";
import { Coverage } from "../../acts/coverage.tsx";
import type { DraftBasis } from "../../authoring/use-draft.ts";
import { useDraft } from "../../authoring/use-draft.ts";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { usePublishedLaw, WithLaw } from "../../ledger/law-query.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import "./deliberation.css";
import type { EditedAct } from "./operations.ts";
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
        <ActWorkbench key={data.act.name} act={data.act} sources={data.program.sources} covered={published.covered} />
      </Page>
    </WithLaw>
  );
}

interface ActWorkbenchProperties {
  readonly act: EditedAct;
  readonly sources: readonly { readonly name: string; readonly text: string }[];
  readonly covered: readonly string[];
}

function ActWorkbench({ act, sources, covered }: ActWorkbenchProperties) {
  const text = useText();
  const basis = useMemo<DraftBasis>(
    () => ({
      id: `act/${act.name}`,
      file: act.sourceFile.name,
      title: act.title,
      published: { text: act.sourceFile.text, hash: act.sourceFile.hash },
    }),
    [act],
  );
  const draft = useDraft(basis);
  if (draft === undefined || draft === "missing") return <Waiting>{text("deliberation.waiting")}</Waiting>;
  return <Workbench act={act} basis={basis} draft={draft} sources={sources} covered={covered} />;
}
