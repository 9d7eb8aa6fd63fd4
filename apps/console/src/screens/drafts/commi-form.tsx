/** What was found in the text, comma by comma, and what becomes of each: encoded later, or declared now with a reason. */
import type { Declaration } from "../../authoring/act-text.ts";
import { commaKey } from "../../authoring/act-text.ts";
import type { FoundComma, FoundLaw } from "../../authoring/split-law.ts";
import type { AuthoringKey } from "../../authoring/words.tsx";
import { useAuthoringText } from "../../authoring/words.tsx";
import { SelectField, TextField } from "../../design/field.tsx";

interface CommiFormProperties {
  readonly law: FoundLaw;
  readonly declared: Readonly<Record<string, Declaration>>;
  readonly problems: ReadonlyMap<string, AuthoringKey>;
  readonly onChange: (declared: Readonly<Record<string, Declaration>>) => void;
}

export function CommiForm({ law, declared, problems, onChange }: CommiFormProperties) {
  const text = useAuthoringText();
  const keys = law.divisions.flatMap(({ number, commi }) => commi.map((comma) => commaKey(number, comma.number)));
  const said = keys.filter((key) => declared[key] !== undefined).length;
  return (
    <section className="found-law" aria-labelledby="found-heading">
      <h2 id="found-heading">{text("wizard.found")}</h2>
      <p role="status">
        {text("wizard.foundCount", { articles: law.divisions.length, commi: keys.length, waiting: keys.length - said })}
      </p>
      {law.preamble !== "" && (
        <details>
          <summary>{text("wizard.preamble")}</summary>
          <p className="found-text" lang="it">
            {law.preamble}
          </p>
        </details>
      )}
      {law.divisions.map(({ word, number, heading, commi }) => (
        <section key={number} className="found-division" aria-labelledby={`found-${number}`}>
          <h3 id={`found-${number}`}>
            {text(word === "section" ? "deliberation.section" : "deliberation.article", { number })}
            {heading !== "" && <span> · {heading}</span>}
          </h3>
          {commi.length === 0 && <p className="field-problem">{text("wizard.noComma")}</p>}
          {commi.map((comma) => {
            const key = commaKey(number, comma.number);
            const problem = problems.get(key);
            return (
              <CommaForm
                key={key}
                comma={comma}
                declaration={declared[key]}
                problem={problem && text(problem)}
                onChange={(declaration) => {
                  const { [key]: _, ...others } = declared;
                  onChange(declaration === undefined ? others : { ...others, [key]: declaration });
                }}
              />
            );
          })}
        </section>
      ))}
    </section>
  );
}

interface CommaFormProperties {
  readonly comma: FoundComma;
  readonly declaration: Declaration | undefined;
  readonly problem: string | undefined;
  readonly onChange: (declaration: Declaration | undefined) => void;
}

function CommaForm({ comma, declaration, problem, onChange }: CommaFormProperties) {
  const text = useAuthoringText();
  const name = text("deliberation.comma", { number: comma.number });
  return (
    <fieldset className="found-comma">
      <legend className="visually-hidden">{name}</legend>
      <p className="found-text" lang="it">
        <strong>{comma.number}.</strong> {comma.text}
      </p>
      <div className="found-choice">
        <SelectField
          label={text("wizard.becomes", { comma: name })}
          value={declaration?.standing ?? "waiting"}
          onChange={({ target }) => {
            const standing = target.value;
            const reason = declaration?.reason ?? "";
            if (standing === "not-normative" || standing === "not-expressible") onChange({ standing, reason });
            else onChange(undefined);
          }}
        >
          <option value="waiting">{text("wizard.toEncode")}</option>
          <option value="not-normative">{text("standing.NOT_NORMATIVE")}</option>
          <option value="not-expressible">{text("standing.NOT_EXPRESSIBLE")}</option>
        </SelectField>
        {declaration && (
          <TextField
            label={text("wizard.reason")}
            value={declaration.reason}
            problem={problem}
            maxLength={300}
            onChange={({ target }) => onChange({ ...declaration, reason: target.value })}
          />
        )}
      </div>
    </fieldset>
  );
}
