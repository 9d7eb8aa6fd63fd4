/** The audit log, the latest entry first: whoever controls sees who read or changed whose record, and follows one person through it. */
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { TextField } from "../../design/field.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { it } from "../../messages/audit/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { ServerFailure } from "../../shell/server-failure.tsx";
import "./audit.css";
import { AuditEntries } from "./audit-entries.tsx";
import { AuditLog } from "./operations.ts";

const route = getRouteApi("/audit");
const english = () => import("../../messages/audit/en.ts").then(({ en }) => en);

export function AuditScreen() {
  return (
    <WithMessages it={it} en={english}>
      <Log />
    </WithMessages>
  );
}

function Log() {
  const text = useText();
  const { subject, after } = route.useSearch();
  const [{ data, error, fetching }, ask] = useQuery({
    query: AuditLog,
    variables: { subject: subject ?? null, after: after ?? null },
    // The log grows with every reading, this one too.
    requestPolicy: "cache-and-network",
  });
  const log = data?.auditEntries;
  return (
    <Page title={text("audit.title")} lede={text("audit.lede")}>
      <SubjectForm key={subject} subject={subject} />
      {error && <ServerFailure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {!error && log === undefined && <Waiting>{text("audit.waiting")}</Waiting>}
      {!error && log && (
        <section aria-busy={fetching} aria-label={text("audit.title")}>
          <p role="status">{text("audit.count", { count: log.totalCount })}</p>
          {log.edges.length === 0 ? (
            <Notice title={text("audit.none")}>
              <p>{text("audit.noneBody")}</p>
              <p>
                <Link to="/audit">{text("audit.all")}</Link>
              </p>
            </Notice>
          ) : (
            <AuditEntries entries={log.edges.map(({ node }) => node)} sought={subject} />
          )}
          <nav className="audit-pages" aria-label={text("audit.pages")}>
            {after !== undefined && (
              <Link to="/audit" search={{ subject }}>
                {text("audit.newest")}
              </Link>
            )}
            {log.pageInfo.hasNextPage && (
              <Link to="/audit" search={{ subject, after: log.pageInfo.endCursor ?? undefined }}>
                {text("audit.older")}
              </Link>
            )}
          </nav>
        </section>
      )}
    </Page>
  );
}

function SubjectForm({ subject }: { readonly subject: string | undefined }) {
  const text = useText();
  const navigate = useNavigate();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget).get("subject");
    const sought = typeof written === "string" ? written.trim() : "";
    navigate({ to: "/audit", search: { subject: sought === "" ? undefined : sought } }).catch(() => undefined);
  };
  return (
    <search>
      <form className="audit-form" onSubmit={search}>
        <TextField
          label={text("audit.subject")}
          hint={text("audit.subjectHint")}
          name="subject"
          autoComplete="off"
          maxLength={80}
          defaultValue={subject ?? ""}
        />
        <button type="submit" className="button">
          {text("audit.search")}
        </button>
      </form>
    </search>
  );
}
