/** A labelled text of several lines; `code` shows it as the rules are shown. */
import { useId } from "react";

interface TextAreaProperties {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: number;
  readonly required?: boolean;
  readonly code?: boolean;
}

export function TextArea({ label, value, onChange, rows, required = false, code = false }: TextAreaProperties) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={code ? "field-control review-code" : "field-control"}
        lang="it"
        rows={rows}
        required={required}
        spellCheck={!code}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
