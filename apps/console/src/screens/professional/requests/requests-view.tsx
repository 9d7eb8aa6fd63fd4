/** The requests of a person: which one to make, its form, and those filed before. The kind chosen is in the address. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Waiting } from "../../../design/waiting.tsx";
import type { ShownRecord } from "../../../ledger/record-items.ts";
import { useText } from "../../../messages/text.ts";
import { ServerFailure } from "../../../shell/server-failure.tsx";
import { CancellationForm } from "./cancellation-form.tsx";
import { DocumentForm } from "./document-form.tsx";
import { ExemptionForm } from "./exemption-form.tsx";
import { FiledRequests } from "./filed-requests.tsx";
import { MoveForm } from "./move-form.tsx";
import type { RequestsAnswer } from "./operations.ts";
import { RequestsOfProfessional } from "./operations.ts";
import type { RequestKind } from "./request-kinds.ts";
import { requestKinds } from "./request-kinds.ts";
import "./requests.css";
import { TagForm } from "./tag-form.tsx";

interface RequestsViewProperties {
  readonly professional: string;
  readonly record: ShownRecord;
  readonly triennium: string;
  readonly covered: readonly string[];
  readonly kind: RequestKind;
  /** The day of the questions, and what was known by then; what is registered is registered today. */
  readonly asOf: string | undefined;
  readonly knownOn: string | undefined;
}

export function RequestsView(properties: RequestsViewProperties) {
  const text = useText();
  const { professional, kind } = properties;
  const [{ data, error }, again] = useQuery({ query: RequestsOfProfessional, variables: { id: professional } });
  if (error) return <ServerFailure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (data === undefined) return <Waiting>{text("requests.waiting")}</Waiting>;
  return (
    <section className="requests" aria-labelledby="requests-heading">
      <h2 id="requests-heading">{text("requests.title")}</h2>
      <p className="section-lede">{text("requests.lede")}</p>
      <nav aria-label={text("requests.kinds")}>
        <ul className="choices">
          {requestKinds.map((offered) => (
            <li key={offered}>
              <Link
                to="."
                search={(earlier) => ({ ...earlier, ask: offered })}
                aria-current={offered === kind ? "page" : undefined}
                className="choice"
                resetScroll={false}
              >
                {text(`requests.kind.${offered}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h3>{text(`requests.kind.${kind}`)}</h3>
      <p className="section-lede">{text(`requests.lede.${kind}`)}</p>
      <RequestForm {...properties} answered={data} />
      <FiledRequests requests={data.professional?.requests ?? []} />
    </section>
  );
}

interface RequestFormProperties extends RequestsViewProperties {
  readonly answered: RequestsAnswer;
}

function RequestForm(properties: RequestFormProperties) {
  const { professional, record, triennium, covered, kind, asOf, knownOn, answered } = properties;
  const dates = { on: asOf ?? null, knownOn: knownOn ?? null };
  const participations = record.participations ?? [];
  switch (kind) {
    case "exemption":
      return (
        <ExemptionForm dates={dates} professional={professional} reasons={answered.program?.exemptionReasons ?? []} />
      );
    case "move":
      return <MoveForm professional={professional} participations={participations} trienni={covered} />;
    case "radioprotection": {
      const by = answered.viewer?.role === "PROFESSIONAL" ? "PROFESSIONAL" : "ORDER";
      return <TagForm dates={dates} professional={professional} participations={participations} by={by} />;
    }
    case "cancellation":
      return (
        <CancellationForm
          dates={dates}
          professional={professional}
          enrolments={answered.professional?.enrolments ?? []}
        />
      );
    case "document":
      return <DocumentForm professional={professional} trienni={covered} triennium={triennium} />;
  }
}
