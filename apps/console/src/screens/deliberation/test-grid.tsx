/** The examples as rows of a grid. A key draws none of them again: a row is drawn when it comes out otherwise, or moves to another line. */
import { memo, useCallback, useRef, useState } from "react";
import { useAuthoringText } from "../../authoring/words.tsx";
import { useGradually, useSameRows } from "../../design/gradually.ts";
import { Mark } from "../../design/mark.tsx";
import type { TestedExpectation, TestRow } from "../../editor/study-protocol.ts";
import { AcceptForm } from "./accept-form.tsx";
import type { PanelProperties } from "./panels.ts";

interface TestGridProperties extends Pick<PanelProperties, "goTo" | "accept"> {
  readonly rows: readonly TestRow[];
  /** True while the places of the examples are of an earlier text. */
  readonly stale: boolean;
}

const atOnce = 20;

export function TestGrid({ rows, stale, ...panel }: TestGridProperties) {
  const text = useAuthoringText();
  const same = useSameRows(rows, saying);
  const drawn = useGradually(rows.length, atOnce);
  const latest = useRef({ rows, panel });
  latest.current = { rows, panel };
  const goTo = useCallback((at: number) => {
    const row = latest.current.rows[at];
    if (row) latest.current.panel.goTo(row.start);
  }, []);
  const accept = useCallback((at: number, which: number, reason: string) => {
    const expectation = latest.current.rows[at]?.expectations[which];
    if (expectation?.accepting === undefined) return;
    const { accepting: change, written, expected } = expectation;
    latest.current.panel.accept({ change, before: written ?? expected, reason });
  }, []);
  const known = new Map<string, number>();
  return (
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
        {same.slice(0, drawn).map((row, at) => (
          <Row
            key={keyOf(row, known)}
            row={row}
            at={at}
            line={rows[at]?.line ?? row.line}
            // Only what can be accepted waits for the text.
            stale={stale && !row.passed}
            goTo={goTo}
            accept={accept}
          />
        ))}
      </table>
    </section>
  );
}

/** Without the places, which every line written above moves. */
function saying({ line, start, expectations, ...row }: TestRow): string {
  const said = expectations.map(({ line: of, accepting, ...each }) => ({ ...each, accepting: accepting?.text }));
  return JSON.stringify({ ...row, said });
}

/** An example keeps its row, and what is being written in it, wherever it moves; two of one name in a comma are told apart by their order. */
function keyOf({ article, comma, title }: TestRow, known: Map<string, number>): string {
  const name = nameOf({ article, comma, title });
  const times = known.get(name) ?? 0;
  known.set(name, times + 1);
  return `${name}/${times}`;
}

function nameOf({ article, comma, title }: Pick<TestRow, "article" | "comma" | "title">): string {
  return `${article}/${comma}/${title}`;
}

interface RowProperties {
  readonly row: TestRow;
  readonly at: number;
  readonly line: number;
  readonly stale: boolean;
  readonly goTo: (at: number) => void;
  readonly accept: (at: number, which: number, reason: string) => void;
}

const Row = memo(function Row({ row, at, line, stale, goTo, accept }: RowProperties) {
  const text = useAuthoringText();
  const lines = Math.max(1, row.expectations.length);
  const [first, ...others] = row.expectations;
  const named = nameOf(row);
  return (
    <tbody className={row.passed ? "test-row" : "test-row test-row-failed"}>
      <tr>
        <th scope="rowgroup" rowSpan={lines}>
          <Mark tone={row.passed ? "good" : "bad"}>{text(row.passed ? "tests.passedOne" : "tests.failedOne")}</Mark>
          <span className="test-title">{row.title}</span>
          <button type="button" className="link-button" onClick={() => goTo(at)}>
            {text("tests.place", { article: row.article, comma: row.comma, line })}
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
              {row.given.map((written) => (
                <li key={written}>{written}</li>
              ))}
            </ul>
          )}
        </td>
        {first ? (
          <Cells expectation={first} of={named} at={at} which={0} stale={stale} accept={accept} />
        ) : (
          <td colSpan={2} />
        )}
      </tr>
      {others.map((expectation, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what an example expects has no name but its place in it
        <tr key={`${index}/${expectation.label}`}>
          <Cells expectation={expectation} of={named} at={at} which={index + 1} stale={stale} accept={accept} />
        </tr>
      ))}
    </tbody>
  );
});

interface CellsProperties extends Pick<RowProperties, "at" | "stale" | "accept"> {
  readonly expectation: TestedExpectation;
  /** The name of its example. */
  readonly of: string;
  /** Which of the expectations of its example. */
  readonly which: number;
}

const Cells = memo(function Cells({ expectation, of, at, which, stale, accept }: CellsProperties) {
  const text = useAuthoringText();
  const [accepting, setAccepting] = useState(false);
  const { label, expected, actual, passed, accepting: change } = expectation;
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
            of={`${of}/${which}`}
            stale={stale}
            onCancel={() => setAccepting(false)}
            onAccept={(reason) => {
              accept(at, which, reason);
              setAccepting(false);
            }}
          />
        )}
      </td>
    </>
  );
});
