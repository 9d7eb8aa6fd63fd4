/** The ledger by the text being tried: what changed said in a sentence, the last good one dimmed while the text has errors. */
import { useCallback, useMemo } from "react";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { compareRows } from "../../ledger/compare-rows.ts";
import type { Explain } from "../../ledger/explaining.tsx";
import { ExplainingProvider } from "../../ledger/explaining.tsx";
import type { Wording } from "../../ledger/ledger-rows.ts";
import { ledgerRows } from "../../ledger/ledger-rows.ts";
import { LedgerView } from "../../ledger/ledger-view.tsx";
import type { ShownRecord } from "../../ledger/record-items.ts";
import { describeItems } from "../../ledger/record-items.ts";
import { formatDate, formatDecimal } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { GoodLedger, LiveComputation } from "./live-computation.ts";
import { useSeeking } from "./seeking.tsx";
import { SoughtBar } from "./sought-bar.tsx";

interface LiveLedgerProperties {
  readonly live: LiveComputation;
  readonly record: ShownRecord;
}

export function LiveLedger({ live, record }: LiveLedgerProperties) {
  const text = useText();
  const { compiler, computed, good, outdated, failure } = live;
  const explain = useExplainByCompiler(compiler, good);
  if (failure !== undefined) {
    return (
      <Notice tone="bad" title={text("deliberation.workerFailed")} announced>
        <p>
          <code>{failure}</code>
        </p>
      </Notice>
    );
  }
  const withErrors = computed?.problems.some(({ severity }) => severity === "error") ?? false;
  if (good === undefined) {
    return withErrors ? (
      <Notice tone="doubt" title={text("deliberation.neverTitle")} announced>
        <p>{text("deliberation.staleBody")}</p>
      </Notice>
    ) : (
      <Waiting>{text("deliberation.computing")}</Waiting>
    );
  }
  return (
    <>
      {outdated ? (
        <Notice tone="doubt" title={text("deliberation.staleTitle")} announced>
          <p>{text("deliberation.staleBody")}</p>
        </Notice>
      ) : (
        <ChangeSentence good={good} record={record} milliseconds={computed?.milliseconds} />
      )}
      <Seeking live={live} good={good} record={record} />
      <div className={outdated ? "live-ledger live-ledger-outdated" : "live-ledger"}>
        <ExplainingProvider value={explain}>
          <ComparedLedger good={good} record={record} />
        </ExplainingProvider>
      </div>
    </>
  );
}

/** Looks for the sentences of the comma of the cursor in the lines that are on the screen. */
function Seeking({
  live: { compiler, outdated },
  good,
  record,
}: ComparedLedgerProperties & Pick<LiveLedgerProperties, "live">) {
  const { language } = useLanguage();
  const wording = useWording(record);
  const { comma } = useSeeking();
  const find = useCallback(async () => {
    if (comma === undefined || compiler === undefined) return [];
    const rows: readonly (readonly { readonly key: string }[])[] = Object.values(ledgerRows(good.ledger, wording));
    const lines = rows.flatMap((block) => block.map(({ key }) => key));
    return await compiler.sentences({ comma, lines }, language);
  }, [comma, compiler, good, wording, language]);
  return <SoughtBar find={outdated ? undefined : find} />;
}

function useWording(record: ShownRecord): Wording {
  const text = useText();
  const { language } = useLanguage();
  return useMemo(
    () => ({
      text,
      language,
      describeItem: describeItems(record, text, language),
      formatDate: (date: string) => formatDate(date, language),
    }),
    [record, text, language],
  );
}

interface ComparedLedgerProperties {
  readonly good: GoodLedger;
  readonly record: ShownRecord;
}

function ComparedLedger({ good, record }: ComparedLedgerProperties) {
  const text = useText();
  const { language } = useLanguage();
  const describeItem = useMemo(() => describeItems(record, text, language), [record, text, language]);
  return <LedgerView ledger={good.ledger} before={good.published} describeItem={describeItem} headingLevel={3} />;
}

interface ChangeSentenceProperties extends ComparedLedgerProperties {
  /** How long the last computation took; undefined before the first. */
  readonly milliseconds: number | undefined;
}

function ChangeSentence({ good, record, milliseconds }: ChangeSentenceProperties) {
  const text = useText();
  const { language } = useLanguage();
  const wording = useWording(record);
  const changes = useMemo(() => {
    return good.published === undefined
      ? 0
      : compareRows(ledgerRows(good.ledger, wording), ledgerRows(good.published, wording)).changes;
  }, [good, wording]);
  return (
    <p className={changes === 0 ? "change-sentence faint" : "change-sentence"}>
      <span role="status">
        {changes === 0 ? text("deliberation.unchanged") : text("deliberation.changes", { count: changes })}
      </span>
      {milliseconds !== undefined && (
        <span className="computed-in">
          {" "}
          {text("deliberation.computedIn", { seconds: formatDecimal((milliseconds / 1000).toFixed(1), language) })}
        </span>
      )}
    </p>
  );
}

/** A new ledger is a new function, so that lines standing open ask again. */
function useExplainByCompiler(compiler: LiveComputation["compiler"], good: GoodLedger | undefined): Explain {
  return useMemo(
    () => (line, language) =>
      compiler === undefined || good === undefined ? Promise.resolve(undefined) : compiler.explain(line, language),
    [compiler, good],
  );
}
