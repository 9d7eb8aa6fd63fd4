/** Tests to and from a spreadsheet: copied as a table, and pasted rows written as examples once every cell is understood. */
import { useId, useMemo, useState } from "react";
import { useKeptWords } from "../../authoring/kept-state.ts";
import { examplesOfTable, tableOf } from "../../authoring/spreadsheet.ts";
import type { AuthoringKey } from "../../authoring/words.tsx";
import { useAuthoringText } from "../../authoring/words.tsx";
import { SelectField } from "../../design/field.tsx";
import type { TestReport } from "../../editor/study-protocol.ts";
import type { PanelProperties } from "./panels.ts";

type TestTableProperties = Pick<TestReport, "rows" | "names"> & Pick<PanelProperties, "outline" | "addExamples">;

const mostProblems = 6;

export function TestTable({ rows, names, outline = [], addExamples }: TestTableProperties) {
  const text = useAuthoringText();
  const id = useId();
  const [pasted, setPasted] = useKeptWords(`delibera.pasted${window.location.pathname}`);
  const [chosen, setChosen] = useState("");
  const [said, setSaid] = useState<AuthoringKey>();
  const read = useMemo(() => (pasted.trim() === "" ? undefined : examplesOfTable(pasted, names)), [pasted, names]);
  // Rows that somebody left here unfinished are in sight when the panel is opened again.
  const [open, setOpen] = useState(pasted !== "");
  // Closed, it has nothing to do with what is being written.
  const commi = (open ? outline : []).flatMap((division) =>
    division.commi.map((comma) => ({ key: `${division.number}/${comma.number}`, article: division.number, comma })),
  );
  const place =
    commi.find(({ key }) => key === chosen) ?? commi.find(({ comma }) => comma.standing === "encoded") ?? commi[0];
  const sound = read !== undefined && read.problems.length === 0 && read.examples.length > 0;
  const copy = () => {
    navigator.clipboard.writeText(tableOf(rows)).then(
      () => setSaid("table.copied"),
      () => setSaid("table.copyFailed"),
    );
  };
  return (
    <details className="test-table" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{text("table.title")}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!sound || place === undefined) return;
          addExamples(place.comma, read.examples);
          setPasted("");
          setSaid("table.added");
        }}
      >
        <button type="button" className="button button-quiet" onClick={copy} disabled={rows.length === 0}>
          {text("table.copy")}
        </button>
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {text("table.paste")}
          </label>
          <textarea
            id={id}
            className="field-control"
            rows={4}
            spellCheck={false}
            aria-describedby={`${id}-hint`}
            value={pasted}
            onChange={({ target }) => {
              setSaid(undefined);
              setPasted(target.value);
            }}
          />
          <span className="field-hint" id={`${id}-hint`}>
            {text("table.pasteHint")}
          </span>
        </div>
        <p role="status">
          {said && text(said)}
          {read && text("table.found", { count: read.examples.length })}
        </p>
        {read && read.problems.length > 0 && (
          <ul className="field-problem">
            {read.problems.slice(0, mostProblems).map(({ row, cell, kind }) => (
              <li key={`${row}/${cell}/${kind}`}>{text(`table.problem.${kind}`, { row, cell })}</li>
            ))}
          </ul>
        )}
        <SelectField
          label={text("table.comma")}
          value={place?.key ?? ""}
          onChange={({ target }) => setChosen(target.value)}
        >
          {commi.map(({ key, article, comma }) => (
            <option key={key} value={key}>
              {text("table.commaOf", { article, comma: comma.number })}
            </option>
          ))}
        </SelectField>
        <button type="submit" className="button" disabled={!sound || place === undefined}>
          {text("table.add", { count: read?.examples.length ?? 0 })}
        </button>
      </form>
    </details>
  );
}
