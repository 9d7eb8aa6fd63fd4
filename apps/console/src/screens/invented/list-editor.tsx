/** One list of the record as a form: an item a row, its fields side by side, a button for another. */
import { useId } from "react";
import { SelectField, TextField } from "../../design/field.tsx";
import { sentenceCase } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import type { MessageKey } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";
import type { Item } from "./invented-record.ts";
import { withField } from "./invented-record.ts";
import type { OptionList, RulesTried } from "./operations.ts";

export interface EditedField {
  readonly name: string;
  readonly label: MessageKey;
  readonly kind: "date" | "amount" | OptionList;
}

interface ListEditorProperties {
  readonly title: string;
  readonly fields: readonly EditedField[];
  readonly items: readonly Item[];
  readonly rules: RulesTried;
  readonly fresh: (place: number) => Item;
  readonly onChange: (items: readonly Item[]) => void;
}

/** A form of a thousand rows helps nobody: beyond this many they are edited as text. */
const most = 40;

export function ListEditor({ title, fields, items, rules, fresh, onChange }: ListEditorProperties) {
  const text = useText();
  const heading = useId();
  const replace = (place: number, item: Item) => onChange(items.map((each, at) => (at === place ? item : each)));
  return (
    <section className="list-editor" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {items.length > most ? (
        <p className="faint">{text("invented.many", { count: items.length })}</p>
      ) : (
        items.map((item, place) => (
          // Items have no name of their own: their place is what they are.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <fieldset key={place} className="list-item">
            <legend className="visually-hidden">{text("invented.item", { title, place: place + 1 })}</legend>
            {fields.map((field) => (
              <ItemField
                key={field.name}
                field={field}
                value={String(item[field.name] ?? "")}
                rules={rules}
                onChange={(value) => replace(place, withField(item, field.name, value))}
              />
            ))}
            <button
              type="button"
              className="button button-quiet"
              aria-label={`${text("invented.remove")}: ${text("invented.item", { title, place: place + 1 })}`}
              onClick={() => onChange(items.filter((_, at) => at !== place))}
            >
              {text("invented.remove")}
            </button>
          </fieldset>
        ))
      )}
      <button
        type="button"
        className="button button-quiet"
        aria-label={`${text("invented.add")}: ${title}`}
        onClick={() => onChange([...items, fresh(items.length)])}
      >
        {text("invented.add")}
      </button>
    </section>
  );
}

interface ItemFieldProperties {
  readonly field: EditedField;
  readonly value: string;
  readonly rules: RulesTried;
  readonly onChange: (value: string) => void;
}

function ItemField({ field: { label, kind }, value, rules, onChange }: ItemFieldProperties) {
  const text = useText();
  const { language } = useLanguage();
  if (kind === "date" || kind === "amount") {
    const shape =
      kind === "date" ? { type: "date", min: "1990-01-01", max: "2099-12-31" } : { inputMode: "decimal" as const };
    return <TextField label={text(label)} {...shape} value={value} onChange={({ target }) => onChange(target.value)} />;
  }
  return (
    <SelectField label={text(label)} value={value} onChange={({ target }) => onChange(target.value)}>
      {value === "" && <option value="">–</option>}
      {rules[kind].map((option) => (
        <option key={option.code} value={option.code}>
          {sentenceCase(option.label[language])}
        </option>
      ))}
    </SelectField>
  );
}
