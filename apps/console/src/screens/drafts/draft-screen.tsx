/** An act that was never published, being written: the same text, panels and care as for a published one. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { fileOf } from "../../authoring/act-named.ts";
import type { DraftBasis } from "../../authoring/use-draft.ts";
import { useDraft } from "../../authoring/use-draft.ts";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { usePublishedLaw, WithLaw } from "../../ledger/law-query.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import "../deliberation/deliberation.css";
import { Workbench } from "../deliberation/workbench.tsx";
import { PublishedSources } from "./operations.ts";

const route = getRouteApi("/drafts/$draft");

export function DraftScreen() {
  const text = useText();
  const { draft: name } = route.useParams();
  const [{ data, error }, ask] = useQuery({ query: PublishedSources });
  const published = usePublishedLaw();
  const problem = error ?? published.error;
  const back = <Link to="/drafts">‹ {text("drafts.back")}</Link>;
  if (problem) {
    const retry = () => {
      ask({ requestPolicy: "network-only" });
      published.retry();
    };
    return (
      <Page title={text("drafts.title")} eyebrow={back}>
        <ServerFailure error={problem} retry={retry} />
      </Page>
    );
  }
  if (data === undefined || published.law === undefined) {
    return (
      <Page title={text("drafts.title")} eyebrow={back} wide>
        <Waiting>{text("deliberation.waiting")}</Waiting>
      </Page>
    );
  }
  return (
    <WithLaw law={published.law}>
      <DraftPage key={name} name={name} sources={data.program?.sources ?? none} covered={published.covered} />
    </WithLaw>
  );
}

const none: readonly { readonly name: string; readonly text: string }[] = [];

interface DraftPageProperties {
  readonly name: string;
  readonly sources: readonly { readonly name: string; readonly text: string }[];
  readonly covered: readonly string[];
}

function DraftPage({ name, sources, covered }: DraftPageProperties) {
  const text = useText();
  const basis = useMemo<DraftBasis>(
    () => ({ id: `new/${name}`, file: fileOf(name), title: name, published: undefined }),
    [name],
  );
  const draft = useDraft(basis);
  const back = <Link to="/drafts">‹ {text("drafts.back")}</Link>;
  if (draft === undefined) {
    return (
      <Page title={name} eyebrow={back} wide>
        <Waiting>{text("deliberation.waiting")}</Waiting>
      </Page>
    );
  }
  if (draft === "missing") {
    return <Page title={text("drafts.missingTitle", { name })} lede={text("drafts.missingBody")} eyebrow={back} />;
  }
  // The title is a line of the text: it changes as one writes it.
  const title = /^[^\n"]*"([^"\n]+)"/m.exec(draft.text.replace(/^\s*--.*$/gm, ""))?.[1] ?? name;
  return (
    <Page title={title} eyebrow={back} wide>
      <Workbench act={undefined} basis={basis} draft={draft} sources={sources} covered={covered} />
    </Page>
  );
}
