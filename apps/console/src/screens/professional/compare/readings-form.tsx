/** The doubts that the acts leave, and the readings to try instead of those that the acts choose. */
import { useId } from "react";
import { optionLabel, useLaw } from "../../../ledger/law.tsx";
import { sentenceCase } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import type { Reading } from "./readings.ts";

interface ReadingsFormProperties {
  readonly readings: readonly Reading[];
  readonly onChange: (readings: readonly Reading[]) => void;
}

export function ReadingsForm({ readings, onChange }: ReadingsFormProperties) {
  const text = useText();
  const { language } = useLanguage();
  const { interpretations } = useLaw();
  const id = useId();
  const open = interpretations.filter(({ name }) => !readings.some((reading) => reading.name === name));
  const add = (written: string) => {
    const [name, option] = written.split(":");
    if (name !== undefined && option !== undefined) onChange([...readings, { name, option }]);
  };
  return (
    <div className="field compare-readings">
      <label className="field-label" htmlFor={id}>
        {text("compare.reading")}
      </label>
      <select id={id} className="field-control" value="" onChange={({ target }) => add(target.value)}>
        <option value="">{text("compare.addReading")}</option>
        {open.map(({ name, tag, question, options }) => (
          <optgroup key={name} label={`${tag === null ? "" : `${tag} · `}${sentenceCase(question[language])}`}>
            {options.map((option) => (
              <option key={option.name} value={`${name}:${option.name}`}>
                {sentenceCase(option.label[language])}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <ul className="compare-chosen">
        {readings.map(({ name, option }) => {
          const interpretation = interpretations.find((each) => each.name === name);
          const words = interpretation
            ? `${sentenceCase(interpretation.question[language])}: ${optionLabel(interpretation, option, language)}`
            : `${name}: ${option}`;
          return (
            <li key={name}>
              {words}{" "}
              <button
                type="button"
                className="button button-quiet"
                onClick={() => onChange(readings.filter((reading) => reading.name !== name))}
              >
                {text("compare.removeReading")}
                <span className="visually-hidden">: {words}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
