/** The two dates of a reading: what was known by then, and what had happened by then. They live in the address. */
import { useNavigate } from "@tanstack/react-router";
import { TextField } from "../../design/field.tsx";
import { useText } from "../../messages/text.ts";

interface DatesFormProperties {
  readonly asOf: string | undefined;
  readonly knownOn: string | undefined;
}

export function DatesForm({ asOf, knownOn }: DatesFormProperties) {
  const text = useText();
  const navigate = useNavigate();
  const read = (dates: DatesFormProperties) => {
    navigate({ to: ".", search: (earlier) => ({ ...earlier, ...dates }), resetScroll: false }).catch(() => undefined);
  };
  return (
    <fieldset className="dates">
      <legend className="visually-hidden">{text("professional.dates")}</legend>
      <TextField
        label={text("professional.knownOn")}
        hint={text("professional.knownOnHint")}
        type="date"
        min="1990-01-01"
        max="2099-12-31"
        value={knownOn ?? ""}
        onChange={({ target }) => read({ asOf, knownOn: target.value || undefined })}
      />
      <TextField
        label={text("professional.asOf")}
        hint={text("professional.asOfHint")}
        type="date"
        min="1990-01-01"
        max="2099-12-31"
        value={asOf ?? ""}
        onChange={({ target }) => read({ asOf: target.value || undefined, knownOn })}
      />
      {(asOf !== undefined || knownOn !== undefined) && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => read({ asOf: undefined, knownOn: undefined })}
        >
          {text("professional.resetDates")}
        </button>
      )}
    </fieldset>
  );
}
