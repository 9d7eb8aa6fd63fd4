/** The published acts, each with its heading and its normative coverage. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { ActFacts } from "../../acts/act-facts.tsx";
import type { ActHeadingData } from "../../acts/act-heading.ts";
import { Acts } from "../../acts/act-heading.ts";
import { Coverage } from "../../acts/coverage.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import "./deliberations.css";

const route = getRouteApi("/deliberations");

export function DeliberationsScreen() {
  const text = useText();
  const [{ data, error }, ask] = useQuery({ query: Acts });
  return (
    <Page title={text("deliberations.title")} lede={text("deliberations.lede")}>
      <p className="acts-writing">
        <Link to="/drafts/new">{text("drafts.write")}</Link> · <Link to="/drafts">{text("drafts.title")}</Link> ·{" "}
        <Link to="/review">{text("deliberations.byState")}</Link>
      </p>
      {error && <ServerFailure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {!error && data === undefined && <Waiting>{text("deliberations.waiting")}</Waiting>}
      {data?.acts.length === 0 && (
        <Notice title={text("deliberations.emptyTitle")}>
          <p>{text("deliberations.emptyBody")}</p>
        </Notice>
      )}
      {data && data.acts.length > 0 && (
        <ul className="acts">
          {data.acts.map((act) => (
            <ActCard key={act.id} act={act} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function ActCard({ act }: { readonly act: ActHeadingData }) {
  const viewing = route.useSearch();
  const text = useText();
  return (
    <li className="act">
      <p className="eyebrow act-kind">
        {act.kind} · <code>{act.name}</code> · {text("deliberations.version", { version: act.version })}
      </p>
      <h2>
        <Link to="/deliberations/$act" params={{ act: act.name }} search={viewing}>
          {act.title}
        </Link>
      </h2>
      <ActFacts act={act} />
      <Coverage coverage={act.coverage} />
    </li>
  );
}
