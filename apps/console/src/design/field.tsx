/** A labelled control over the native element: label above, hint below, problem said in words. */
import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";

interface FieldWords {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
}

export function TextField({ label, hint, problem, ...input }: FieldWords & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(attributes) => <input className="field-control" {...input} {...attributes} />}
    </Field>
  );
}

type DateInput = Omit<ComponentProps<"input">, "type" | "value" | "onChange">;

interface DateChoice {
  /** `YYYY-MM-DD`, undefined for none; a field that is not given one keeps its own. */
  readonly value?: string | undefined;
  /** Told undefined when the day is taken away. */
  readonly onChoose?: (day: string | undefined) => void;
}

/** A day: without bounds of its own, one that a registry of today's professionals may hold. */
export function DateField(properties: FieldWords & DateInput & DateChoice) {
  const { value, onChoose, ...input } = properties;
  return (
    <TextField
      min="1990-01-01"
      max="2099-12-31"
      {...input}
      {...("value" in properties && { value: value ?? "" })}
      type="date"
      onChange={onChoose && (({ target }) => onChoose(target.value || undefined))}
    />
  );
}

export function SelectField({ label, hint, problem, children, ...select }: FieldWords & ComponentProps<"select">) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(attributes) => (
        <select className="field-control" {...select} {...attributes}>
          {children}
        </select>
      )}
    </Field>
  );
}

interface ControlAttributes {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FieldProperties extends FieldWords {
  readonly children: (attributes: ControlAttributes) => ReactNode;
}

function Field({ label, hint, problem, children }: FieldProperties) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, "aria-describedby": described, "aria-invalid": problem ? true : undefined })}
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {problem && (
        <span className="field-problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}
