/** The examples of the act as a grid: given, expected, come out. What came out can be accepted, with a reason. */
import { useMemo, useState } from "react";
import type { AuthoringText } from "../../authoring/words.tsx";
import { useAuthoringText } from "../../authoring/words.tsx";
import { Mark } from "../../design/mark.tsx";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import type { TestedExpectation, TestReport, TestRow } from "../../editor/study-protocol.ts";
import { AcceptForm } from "./accept-form.tsx";
import { CoverageList } from "./coverage-list.tsx";
import "./panels.css";
import type { PanelProperties } from "./panels.ts";
import type { Studied } from "./study.ts";
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
      {shown.length > 0 && (
        <section
          className={stale ? "grid-region stale" : "grid-region"}
          aria-label={text("tests.grid")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard to be scrolled
          tabIndex={0}
        >
          <table className="test-grid">
            <thead>
              <tr>
                <th scope="col">{text("tests.example")}</th>
                <th scope="col">{text("tests.given")}</th>
                <th scope="col">{text("tests.expected")}</th>
                <th scope="col">{text("tests.actual")}</th>
              </tr>
            </thead>
            {shown.map((row) => (
              <Row key={`${row.line}/${row.title}`} row={row} stale={stale} {...panel} />
            ))}
          </table>
        </section>
      )}
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

function Row({ row, stale, ...panel }: PanelProperties & { readonly row: TestRow; readonly stale: boolean }) {
  const text = useAuthoringText();
  const lines = Math.max(1, row.expectations.length);
  const [first, ...others] = row.expectations;
  return (
    <tbody className={row.passed ? "test-row" : "test-row test-row-failed"}>
      <tr>
        <th scope="rowgroup" rowSpan={lines}>
          <Mark tone={row.passed ? "good" : "bad"}>{text(row.passed ? "tests.passedOne" : "tests.failedOne")}</Mark>
          <span className="test-title">{row.title}</span>
          <button type="button" className="link-button" onClick={() => panel.goTo(row.start)}>
            {text("tests.place", { article: row.article, comma: row.comma, line: row.line })}
          </button>
          {row.refusals.map((refusal) => (
            <span key={refusal} className="test-refusal">
              {refusal}
            </span>
          ))}
        </th>
        <td rowSpan={lines}>
          {row.given.length === 0 ? (
            <span className="faint">{text("tests.nothingGiven")}</span>
          ) : (
            <ul className="test-given">
              {row.given.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </td>
        {first ? <Cells expectation={first} stale={stale} {...panel} /> : <td colSpan={2} />}
      </tr>
      {others.map((expectation) => (
        <tr key={`${expectation.line}/${expectation.label}`}>
          <Cells expectation={expectation} stale={stale} {...panel} />
        </tr>
      ))}
    </tbody>
  );
}

interface CellsProperties extends PanelProperties {
  readonly expectation: TestedExpectation;
  readonly stale: boolean;
}

function Cells({ expectation, stale, ...panel }: CellsProperties) {
  const text = useAuthoringText();
  const [accepting, setAccepting] = useState(false);
  const { label, expected, actual, passed, accepting: change, written } = expectation;
  return (
    <>
      <td>
        <span className="test-label">{label}</span>
        {expected}
      </td>
      <td className={passed ? undefined : "test-actual-other"}>
        {actual}
        {!passed && change === undefined && <span className="faint small">{text("tests.cannotAccept")}</span>}
        {!passed && change !== undefined && !accepting && (
          <button type="button" className="button button-quiet" disabled={stale} onClick={() => setAccepting(true)}>
            {text("tests.accept")}
          </button>
        )}
        {accepting && change !== undefined && (
          <AcceptForm
            stale={stale}
            onCancel={() => setAccepting(false)}
            onAccept={(reason) => {
              panel.accept({ change, before: written ?? expected, reason });
              setAccepting(false);
            }}
          />
        )}
      </td>
    </>
  );
}
