/** The examples of the act as a grid: given, expected, come out. What came out can be accepted, with a reason. */
import { useMemo, useState } from "react";
import type { AuthoringText } from "../../authoring/words.tsx";
import { useAuthoringText } from "../../authoring/words.tsx";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import type { TestReport } from "../../editor/study-protocol.ts";
import { CoverageList } from "./coverage-list.tsx";
import "./panels.css";
import type { PanelProperties } from "./panels.ts";
import type { Studied } from "./study.ts";
import { TestGrid } from "./test-grid.tsx";
import { TestTable } from "./test-table.tsx";

export function TestsPanel({ tested, ...panel }: PanelProperties & { readonly tested: Studied<TestReport> }) {
  const text = useAuthoringText();
  const [onlyFailed, setOnlyFailed] = useState(false);
  const { answer, stale, withErrors, failure } = tested;
  const failed = useMemo(() => answer?.rows.filter(({ passed }) => !passed) ?? [], [answer]);
  if (failure !== undefined) return <Notice tone="bad" title={text("tests.failed", { failure })} announced />;
  if (answer === undefined) {
    return withErrors ? (
      <Notice tone="doubt" title={text("study.neverTitle")}>
        <p>{text("study.errorsBody")}</p>
      </Notice>
    ) : (
      <Waiting>{text("tests.waiting")}</Waiting>
    );
  }
  const shown = onlyFailed ? failed : answer.rows;
  return (
    <>
      <p className="panel-sentence" role="status">
        {withErrors
          ? text("study.errorsTitle")
          : stale
            ? text("tests.running")
            : sentenceOf(answer, failed.length, text)}
      </p>
      {answer.rows.length === 0 ? (
        <Notice title={text("tests.emptyTitle")}>
          <p>{text("tests.emptyBody")}</p>
        </Notice>
      ) : (
        <label className="panel-check">
          <input type="checkbox" checked={onlyFailed} onChange={({ target }) => setOnlyFailed(target.checked)} />
          {text("tests.onlyFailed")}
        </label>
      )}
      {shown.length > 0 && <TestGrid rows={shown} stale={stale} goTo={panel.goTo} accept={panel.accept} />}
      <TestTable rows={answer.rows} names={answer.names} outline={panel.outline} addExamples={panel.addExamples} />
      <CoverageList versions={answer.versions} stale={stale} goToLine={panel.goToLine} />
    </>
  );
}

function sentenceOf({ rows }: TestReport, failed: number, text: AuthoringText): string {
  if (rows.length === 0) return text("tests.none");
  return failed === 0
    ? text("tests.allPassed", { count: rows.length })
    : text("tests.someFailed", { failed, count: rows.length });
}
