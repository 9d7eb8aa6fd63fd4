/** The form to invent somebody: what most rules read, list by list; the whole record as text for everything else. */
import { useState } from "react";
import { useQuery } from "urql";
import { DateField, SelectField } from "../../design/field.tsx";
import { Notice } from "../../design/notice.tsx";
import { useText } from "../../messages/text.ts";
import { Professions } from "../../people/operations.ts";
import type { InventedRecord, Item } from "./invented-record.ts";
import { itemsOf, readRecord, withField, withItems } from "./invented-record.ts";
import type { EditedField } from "./list-editor.tsx";
import { ListEditor } from "./list-editor.tsx";
import type { RulesTried } from "./operations.ts";

interface RecordFormProperties {
  readonly record: InventedRecord;
  readonly rules: RulesTried;
  readonly onChange: (record: InventedRecord) => void;
}

interface EditedList {
  readonly list: "registrations" | "exemptions" | "participations" | "events";
  readonly fields: readonly EditedField[];
  readonly fresh: (place: number) => Item;
}

const lists: readonly EditedList[] = [
  {
    list: "registrations",
    fields: [
      { name: "kind", label: "invented.kind", kind: "registrationKind" },
      { name: "resolvedOn", label: "invented.resolvedOn", kind: "date" },
    ],
    fresh: () => ({ kind: "first", resolvedOn: "2005-03-01" }),
  },
  {
    list: "exemptions",
    fields: [
      { name: "kind", label: "invented.kind", kind: "exemptionKind" },
      { name: "reason", label: "requests.exemption.reason", kind: "exemptionReason" },
      { name: "from", label: "requests.exemption.from", kind: "date" },
      { name: "to", label: "requests.exemption.to", kind: "date" },
    ],
    fresh: () => ({ kind: "esenzione", reason: "maternity", from: "2024-01-01", to: "2024-05-31" }),
  },
  {
    list: "participations",
    fields: [
      { name: "acquiredOn", label: "facts.column.date", kind: "date" },
      { name: "credits", label: "facts.column.credits", kind: "amount" },
      { name: "role", label: "invented.role", kind: "role" },
      { name: "format", label: "invented.format", kind: "format" },
    ],
    fresh: (place) => ({
      id: `PA-${place + 1}`,
      event: `EV-${place + 1}`,
      edition: 1,
      provider: "national",
      format: "RES",
      role: "learner",
      acquiredOn: "2024-05-10",
      credits: "10.0",
    }),
  },
  {
    list: "events",
    fields: [
      { name: "kind", label: "invented.kind", kind: "eventKind" },
      { name: "format", label: "invented.format", kind: "format" },
      { name: "start", label: "requests.exemption.from", kind: "date" },
      { name: "end", label: "requests.exemption.to", kind: "date" },
      { name: "hours", label: "invented.hours", kind: "amount" },
    ],
    fresh: (place) => ({
      id: `EV-P${place + 1}`,
      format: "RES",
      kind: "congress",
      start: "2026-03-10",
      end: "2026-03-12",
      hours: "12",
    }),
  },
];

export function RecordForm({ record, rules, onChange }: RecordFormProperties) {
  const text = useText();
  const [{ data }] = useQuery({ query: Professions });
  return (
    <div className="record-form">
      <div className="request-fields">
        <DateField
          label={text("professional.birthDate")}
          min="1920-01-01"
          value={String(record["birthDate"] ?? "")}
          onChoose={(day) => onChange(withField(record, "birthDate", day ?? ""))}
        />
        <SelectField
          label={text("professional.profession")}
          value={String(record["profession"] ?? "")}
          onChange={({ target }) => onChange({ ...record, profession: Number.parseInt(target.value, 10) })}
        >
          {(data?.professions ?? []).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {lists.map(({ list, fields, fresh }) => (
        <ListEditor
          key={list}
          title={text(`invented.list.${list}`)}
          fields={fields}
          fresh={fresh}
          rules={rules}
          items={itemsOf(record, list)}
          onChange={(items) => onChange(withItems(record, list, items))}
        />
      ))}
      <RecordText record={record} onChange={onChange} />
    </div>
  );
}

/** The text is read when a person asks: what is half written is nobody's record yet. */
function RecordText({ record, onChange }: Omit<RecordFormProperties, "rules">) {
  const text = useText();
  const [written, setWritten] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const read = () => {
    const found = readRecord(written ?? "");
    setProblem(found.problem);
    if (found.record === undefined) return;
    onChange(found.record);
    setWritten(undefined);
  };
  return (
    <details className="record-text">
      <summary>{text("invented.asText")}</summary>
      <p className="section-lede">{text("invented.asTextLede")}</p>
      <textarea
        className="field-control"
        aria-label={text("invented.asText")}
        spellCheck={false}
        rows={16}
        value={written ?? JSON.stringify(record, null, 2)}
        onChange={({ target }) => setWritten(target.value)}
      />
      <p className="request-buttons">
        <button type="button" className="button button-outline" disabled={written === undefined} onClick={read}>
          {text("invented.readText")}
        </button>
      </p>
      {problem !== undefined && (
        <Notice tone="bad" title={text("invented.unreadable")} announced>
          <p>
            <code>{problem}</code>
          </p>
        </Notice>
      )}
    </details>
  );
}
