/** Somebody who does not exist: a sample or one's own invention, with the ledger computed beside the form. Nothing leaves the device. */
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { today } from "../../connection/today.ts";
import { SelectField } from "../../design/field.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import type { Explain } from "../../ledger/explaining.tsx";
import { ExplainingProvider } from "../../ledger/explaining.tsx";
import { usePublishedLaw, WithLaw } from "../../ledger/law-query.tsx";
import { LedgerView } from "../../ledger/ledger-view.tsx";
import type { ShownRecord } from "../../ledger/record-items.ts";
import { describeItems } from "../../ledger/record-items.ts";
import { useLanguage } from "../../messages/language.tsx";
import { it } from "../../messages/professional/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { ServerFailure } from "../../shell/server-failure.tsx";
import { DatesForm } from "../professional/dates-form.tsx";
import { Facts } from "../professional/facts.tsx";
import "../professional/professional.css";
import "../professional/requests/requests.css";
import { TrienniumPicker } from "../professional/triennium-picker.tsx";
import "./invented.css";
import type { InventedRecord } from "./invented-record.ts";
import { blank, rememberedRecord, rememberRecord } from "./invented-record.ts";
import type { RulesTried } from "./operations.ts";
import { RulesToTry } from "./operations.ts";
import { RecordForm } from "./record-form.tsx";
import { sampleNamed, sampleNames } from "./samples.ts";
import { useInventedLedger } from "./use-invented-ledger.ts";

const route = getRouteApi("/invented");
const english = async () => (await import("../../messages/professional/en.ts")).en;

export function InventedScreen() {
  return (
    <WithMessages it={it} en={english}>
      <InventedPage />
    </WithMessages>
  );
}

function InventedPage() {
  const text = useText();
  const { sample } = route.useSearch();
  const navigate = useNavigate();
  const published = usePublishedLaw();
  const [rules, again] = useQuery({ query: RulesToTry });
  const [record, setRecord] = useState<InventedRecord>(() => rememberedRecord() ?? blank);
  useEffect(() => {
    let current = true;
    if (sample !== undefined) {
      sampleNamed(sample).then(
        (found) => current && found !== undefined && setRecord(found),
        // The file did not arrive: what was being invented stays.
        () => undefined,
      );
    }
    return () => {
      current = false;
    };
  }, [sample]);
  const choose = (name: string) => {
    if (name === "") setRecord(blank);
    navigate({ to: "/invented", search: (earlier) => ({ ...earlier, sample: name || undefined }) }).catch(
      () => undefined,
    );
  };
  const change = (changed: InventedRecord) => {
    rememberRecord(changed);
    setRecord(changed);
    // What is edited is no longer the sample.
    if (sample !== undefined) {
      navigate({
        to: "/invented",
        search: (earlier) => ({ ...earlier, sample: undefined }),
        replace: true,
        resetScroll: false,
      }).catch(() => undefined);
    }
  };
  const problem = published.error ?? rules.error;
  const program = rules.data?.program;
  return (
    <Page
      title={text("invented.title")}
      lede={text("invented.lede")}
      eyebrow={<Link to="/professionals">‹ {text("professional.back")}</Link>}
      wide
    >
      {problem && <ServerFailure error={problem} retry={() => again({ requestPolicy: "network-only" })} />}
      {program == null || published.law === undefined ? (
        !problem && <Waiting>{text("professional.waiting")}</Waiting>
      ) : (
        <WithLaw law={published.law}>
          <div className="invented">
            <div>
              <SelectField
                label={text("invented.sample")}
                hint={text("invented.sampleHint")}
                value={sample ?? ""}
                onChange={({ target }) => choose(target.value)}
              >
                <option value="">{text("invented.own")}</option>
                {sampleNames.map((name) => (
                  <option key={name} value={name}>
                    {name.replaceAll("-", " ")}
                  </option>
                ))}
              </SelectField>
              <RecordForm record={record} rules={program} onChange={change} />
            </div>
            <Computed record={record} rules={program} covered={published.covered} />
          </div>
        </WithLaw>
      )}
    </Page>
  );
}

interface ComputedProperties {
  readonly record: InventedRecord;
  readonly rules: RulesTried;
  readonly covered: readonly string[];
}

function Computed({ record, rules, covered }: ComputedProperties) {
  const text = useText();
  const { language } = useLanguage();
  const { triennium = covered.at(-1) ?? "", asOf, knownOn } = route.useSearch();
  const reading = useMemo(
    () => ({ record: JSON.stringify(record), triennium, asOf, knownOn, today: today() }),
    [record, triennium, asOf, knownOn],
  );
  const { compiler, ledger, computing, failure } = useInventedLedger(rules, reading);
  const shown = record as ShownRecord;
  const describeItem = useMemo(() => describeItems(shown, text, language), [shown, text, language]);
  // A new function means a new ledger: lines standing open ask again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const explain = useMemo<Explain>(
    () => (line, spoken) => compiler?.explain(line, spoken) ?? Promise.resolve(undefined),
    [compiler, ledger],
  );
  return (
    <section aria-labelledby="invented-ledger">
      <h2 id="invented-ledger">{text("invented.ledger", { triennium })}</h2>
      <div className="reading-controls">
        <TrienniumPicker chosen={triennium} covered={covered} />
        <DatesForm asOf={asOf} knownOn={knownOn} />
      </div>
      {failure !== undefined && (
        <Notice tone="bad" title={text("invented.failed")} announced>
          <p>
            <code>{failure}</code>
          </p>
        </Notice>
      )}
      {ledger === undefined ? (
        failure === undefined && <Waiting>{text("professional.recomputing")}</Waiting>
      ) : (
        <div className={computing || failure !== undefined ? "ledger-awaiting" : undefined} aria-busy={computing}>
          <ExplainingProvider value={explain}>
            <LedgerView ledger={ledger} describeItem={describeItem} headingLevel={3} />
          </ExplainingProvider>
        </div>
      )}
      <Facts record={shown} triennium={triennium} headingLevel={3} />
    </section>
  );
}
