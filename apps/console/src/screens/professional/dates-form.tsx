/** The two dates of a reading: what was known by then, and what had happened by then. They live in the address. */
import { useNavigate } from "@tanstack/react-router";
import { DateField } from "../../design/field.tsx";
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
      <DateField
        label={text("professional.knownOn")}
        hint={text("professional.knownOnHint")}
        value={knownOn}
        onChoose={(day) => read({ asOf, knownOn: day })}
      />
      <DateField
        label={text("professional.asOf")}
        hint={text("professional.asOfHint")}
        value={asOf}
        onChoose={(day) => read({ asOf: day, knownOn })}
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
