/** The ledger by the published acts, from the API. While another is awaited, the one shown is dimmed and stays. */
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useClient, useQuery } from "urql";
import type { ResultOf } from "../../connection/graphql.ts";
import { Waiting } from "../../design/waiting.tsx";
import { ExplainingProvider } from "../../ledger/explaining.tsx";
import { ledgerFromWire } from "../../ledger/ledger-fragment.ts";
import { LedgerView } from "../../ledger/ledger-view.tsx";
import type { ShownRecord } from "../../ledger/record-items.ts";
import { describeItems } from "../../ledger/record-items.ts";
import type { ShownLedger } from "../../ledger/shown-ledger.ts";
import { useViewing } from "../../ledger/viewing.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import type { LedgerQuestion } from "./explain-by-api.ts";
import { explainByApi } from "./explain-by-api.ts";
import { LedgerOfProfessional } from "./operations.ts";

type LedgerOfTheWire = NonNullable<ResultOf<typeof LedgerOfProfessional>["professional"]>["ledger"];

/** With the commi from which its outcome comes, which the API tells in its explanations. */
export function shownLedger(wire: LedgerOfTheWire): ShownLedger {
  const { balanceSource, certifiableSource, documentSource, ...ledger } = wire;
  const sources = { balance: balanceSource, certifiable: certifiableSource, document: documentSource };
  const cited = Object.entries(sources).flatMap(([line, source]) => {
    const citation = source?.root.citation;
    return citation ? [[line, citation]] : [];
  });
  return { ...ledgerFromWire(ledger), outcomeCitations: Object.fromEntries(cited) };
}

interface PublishedLedgerProperties extends Omit<LedgerQuestion, "interpretations"> {
  readonly record: ShownRecord;
}

export function PublishedLedger({ id, triennium, asOf, knownOn, record }: PublishedLedgerProperties) {
  const text = useText();
  const { language } = useLanguage();
  const client = useClient();
  const viewing = useViewing();
  const question = useMemo(
    () => ({ id, triennium, asOf, knownOn, interpretations: [] }),
    [id, triennium, asOf, knownOn],
  );
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: LedgerOfProfessional, variables: question });
  const wire = data?.professional?.ledger;
  const ledger = useMemo(() => wire && shownLedger(wire), [wire]);
  const explain = useMemo(() => explainByApi(client, question), [client, question]);
  const describeItem = useMemo(() => describeItems(record, text, language), [record, text, language]);
  if (error) return <ServerFailure error={error} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (ledger === undefined) return <Waiting>{text("professional.recomputing")}</Waiting>;
  const act = ledger.obligation.citations["standard"]?.act;
  return (
    <>
      <p className="ledger-tools not-printed">
        {act !== undefined && (
          <Link className="button button-outline" to="/deliberations/$act" params={{ act }} search={viewing}>
            {text("professional.tryRules")}
          </Link>
        )}
        <button type="button" className="button button-quiet" onClick={() => window.print()}>
          {text("professional.print")}
        </button>
      </p>
      <div className={fetching || stale ? "ledger-awaiting" : undefined} aria-busy={fetching}>
        <ExplainingProvider value={explain}>
          <LedgerView ledger={ledger} describeItem={describeItem} />
        </ExplainingProvider>
      </div>
    </>
  );
}
