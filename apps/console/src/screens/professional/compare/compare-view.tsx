/** Two readings of one ledger side by side: other dates, or other interpretations, with the first difference marked and explained. */
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Client } from "urql";
import { useClient, useQuery } from "urql";
import { DateField } from "../../../design/field.tsx";
import { Waiting } from "../../../design/waiting.tsx";
import { ledgerRows } from "../../../ledger/ledger-rows.ts";
import type { ShownRecord } from "../../../ledger/record-items.ts";
import { describeItems } from "../../../ledger/record-items.ts";
import { formatDate } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import { ServerFailure } from "../../../shell/server-failure.tsx";
import type { LedgerQuestion } from "../explain-by-api.ts";
import { explainByApi, explainWholeByApi } from "../explain-by-api.ts";
import { LedgerOfProfessional } from "../operations.ts";
import { shownLedger } from "../published-ledger.tsx";
import { alignRows } from "./align-rows.ts";
import "./compare.css";
import { ComparisonTable } from "./comparison-table.tsx";
import type { Explaining } from "./first-difference-view.tsx";
import { FirstDifference } from "./first-difference-view.tsx";
import { readReadings, writeReadings } from "./readings.ts";
import { ReadingsForm } from "./readings-form.tsx";

interface CompareViewProperties {
  readonly professional: string;
  readonly record: ShownRecord;
  readonly triennium: string;
  readonly asOf: string | undefined;
  readonly knownOn: string | undefined;
  readonly otherAsOf: string | undefined;
  readonly otherKnownOn: string | undefined;
  readonly readings: string | undefined;
}

export function CompareView(properties: CompareViewProperties) {
  const { professional: id, record, triennium, asOf, knownOn, otherAsOf, otherKnownOn, readings: written } = properties;
  const text = useText();
  const { language } = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const readings = useMemo(() => readReadings(written), [written]);
  const [here, there] = useMemo((): readonly [LedgerQuestion, LedgerQuestion] => {
    const first = { id, triennium, asOf: asOf ?? null, knownOn: knownOn ?? null, interpretations: [] };
    const second = {
      asOf: otherAsOf ?? first.asOf,
      knownOn: otherKnownOn ?? first.knownOn,
      interpretations: [...readings],
    };
    return [first, { ...first, ...second }];
  }, [id, triennium, asOf, knownOn, otherAsOf, otherKnownOn, readings]);
  const [left, leftAgain] = useQuery({ query: LedgerOfProfessional, variables: here });
  const [right, rightAgain] = useQuery({ query: LedgerOfProfessional, variables: there });
  const [leftWire, rightWire] = [left.data?.professional?.ledger, right.data?.professional?.ledger];
  const rows = useMemo(() => {
    if (leftWire === undefined || rightWire === undefined) return undefined;
    const describeItem = describeItems(record, text, language);
    const wording = { text, language, describeItem, formatDate: (date: string) => formatDate(date, language) };
    return alignRows(ledgerRows(shownLedger(leftWire), wording), ledgerRows(shownLedger(rightWire), wording), wording);
  }, [leftWire, rightWire, record, text, language]);
  const explain = useMemo(() => [explaining(client, here), explaining(client, there)] as const, [client, here, there]);
  const choose = (changed: object) => {
    navigate({ to: ".", search: (earlier) => ({ ...earlier, ...changed }), resetScroll: false }).catch(() => undefined);
  };
  const problem = left.error ?? right.error;
  const retry = () => {
    leftAgain({ requestPolicy: "network-only" });
    rightAgain({ requestPolicy: "network-only" });
  };
  const first = rows?.find(({ differs }) => differs);
  return (
    <section className="compare" aria-labelledby="compare-heading" aria-busy={left.fetching || right.fetching}>
      <h2 id="compare-heading">{text("compare.title", { triennium })}</h2>
      <p className="section-lede">{text("compare.lede")}</p>
      <fieldset className="compare-form">
        <legend>{text("compare.with")}</legend>
        <DateField
          label={text("compare.knownOn")}
          hint={text("compare.sameDate")}
          value={otherKnownOn}
          onChoose={(day) => choose({ otherKnownOn: day })}
        />
        <DateField
          label={text("compare.asOf")}
          hint={text("compare.sameDate")}
          value={otherAsOf}
          onChoose={(day) => choose({ otherAsOf: day })}
        />
        <ReadingsForm readings={readings} onChange={(chosen) => choose({ readings: writeReadings(chosen) })} />
      </fieldset>
      {problem && <ServerFailure error={problem} retry={retry} />}
      {rows === undefined || leftWire === undefined || rightWire === undefined ? (
        !problem && <Waiting>{text("professional.recomputing")}</Waiting>
      ) : (
        <>
          {first === undefined ? (
            <p role="status">{text("compare.same")}</p>
          ) : (
            <FirstDifference key={`${first.key} ${JSON.stringify([here, there])}`} row={first} explain={explain} />
          )}
          <ComparisonTable rows={rows} left={leftWire} right={rightWire} readings={readings.length} />
        </>
      )}
    </section>
  );
}

function explaining(client: Client, question: LedgerQuestion): Explaining {
  return { opening: explainByApi(client, question), whole: explainWholeByApi(client, question) };
}
