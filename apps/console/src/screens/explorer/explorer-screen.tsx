/**
 * The API explorer: an operation, its variables, the answer, the typed client that asks the same, and the schema to be read. Everything
 * it needs is served with the page: it works without a network.
 */
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useId, useState } from "react";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { it } from "../../messages/explorer/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import type { ExampleOperation } from "./examples.ts";
import { examples } from "./examples.ts";
import "./explorer.css";
import type { Outcome } from "./run-operation.ts";
import { runOperation } from "./run-operation.ts";

const route = getRouteApi("/explorer");
// The schema is large, and the editor too: the page is there before them.
const OperationEditor = fetchedPart(async () => ({
  default: (await import("./operation-editor.tsx")).OperationEditor,
}));
const TypedClient = fetchedPart(async () => ({ default: (await import("./typed-client-view.tsx")).TypedClientView }));
const SchemaBrowser = fetchedPart(async () => ({ default: (await import("./schema-browser.tsx")).SchemaBrowser }));

const first: ExampleOperation = examples[0] ?? { title: "explorer.operation", operation: "", variables: "" };

const english = async () => (await import("../../messages/explorer/en.ts")).en;

export function ExplorerScreen() {
  return (
    <WithMessages it={it} en={english}>
      <Explorer />
    </WithMessages>
  );
}

function Explorer() {
  const text = useText();
  const { type } = route.useSearch();
  const variablesId = useId();
  const [example, setExample] = useState(first);
  const [operation, setOperation] = useState(first.operation);
  const [variables, setVariables] = useState(first.variables);
  const [outcome, setOutcome] = useState<Outcome>();
  const [running, setRunning] = useState(false);
  const choose = (chosen: ExampleOperation) => {
    setExample(chosen);
    setOperation(chosen.operation);
    setVariables(chosen.variables);
    setOutcome(undefined);
  };
  const run = async () => {
    setRunning(true);
    setOutcome(await runOperation(operation, variables));
    setRunning(false);
  };
  return (
    <Page title={text("explorer.title")} lede={text("explorer.lede")} wide>
      <nav className="examples" aria-label={text("explorer.examples")}>
        <span className="field-label">{text("explorer.examples")}</span>
        <ul>
          {examples.map((offered) => (
            <li key={offered.title}>
              <button
                type="button"
                className="button button-quiet"
                aria-pressed={offered === example}
                onClick={() => choose(offered)}
              >
                {text(offered.title)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="explorer">
        <div className="explorer-ask">
          <h2>{text("explorer.operation")}</h2>
          <Suspense fallback={<div className="operation-editor operation-editor-waiting" aria-busy="true" />}>
            <OperationEditor
              initialText={example.operation}
              label={text("explorer.operation")}
              onChange={setOperation}
              onRun={run}
            />
          </Suspense>
          <label className="field-label" htmlFor={variablesId}>
            {text("explorer.variables")}
          </label>
          <textarea
            id={variablesId}
            className="field-control explorer-variables"
            spellCheck={false}
            rows={3}
            value={variables}
            onChange={({ target }) => setVariables(target.value)}
          />
          <p className="explorer-run">
            <button type="button" className="button" onClick={run} disabled={running}>
              {text(running ? "explorer.running" : "explorer.run")}
            </button>
            <span className="faint small">{text("explorer.keys")}</span>
          </p>
        </div>
        <section className="explorer-answer" aria-labelledby="answer-heading">
          <h2 id="answer-heading">{text("explorer.response")}</h2>
          <Answer outcome={outcome} />
        </section>
      </div>
      <Suspense fallback={<Waiting>{text("explorer.schemaWaiting")}</Waiting>}>
        <TypedClient operation={operation} />
        <SchemaBrowser type={type} />
      </Suspense>
    </Page>
  );
}

function Answer({ outcome }: { readonly outcome: Outcome | undefined }) {
  const text = useText();
  if (outcome === undefined) return <p className="faint">{text("explorer.noResponse")}</p>;
  if (outcome.kind === "unreachable") return <Notice tone="bad" title={text("explorer.unreachable")} announced />;
  if (outcome.kind === "bad-variables") {
    return <Notice tone="bad" title={text("explorer.badVariables", { problem: outcome.problem })} announced />;
  }
  const { status, milliseconds, body } = outcome;
  return (
    <>
      <p className="faint small" role="status">
        {text("explorer.answered", { status, milliseconds })}
      </p>
      {/* A region that scrolls must be reachable by the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <pre className="explorer-body" tabIndex={0}>
        {body}
      </pre>
    </>
  );
}
