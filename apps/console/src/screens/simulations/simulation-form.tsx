/** What to try: which change, on how many invented people, told in which bands and groups. The browser keeps it all in the address. */
import type { FormEvent, ReactNode } from "react";
import { DateField, SelectField, TextField } from "../../design/field.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { Problem } from "../../simulations/asked-by.ts";
import type { Choices } from "../../simulations/protocol.ts";
import { dimensions } from "../../simulations/protocol.ts";
import type { SimulationSearch } from "../../simulations/simulation-search.ts";
import { defaults, mostPeople } from "../../simulations/simulation-search.ts";

interface SimulationFormProperties {
  readonly choices: Choices;
  readonly search: SimulationSearch;
  readonly trienni: readonly string[];
  readonly draft: string;
  readonly problems: readonly Problem[];
  readonly isRunning: boolean;
  readonly change: (changed: Partial<SimulationSearch>) => void;
  readonly keepDraft: (text: string) => void;
  readonly start: () => void;
  readonly cancel: () => void;
}

export function SimulationForm(properties: SimulationFormProperties) {
  const { search, trienni, problems, isRunning, change, start, cancel } = properties;
  const text = useText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start();
  };
  return (
    <form className="simulation-form" onSubmit={submit} noValidate>
      <ChangeFields {...properties} />
      <fieldset>
        <legend>{text("simulations.peopleLegend")}</legend>
        <SelectField
          label={text("simulations.triennium")}
          value={search.triennium}
          onChange={({ target }) => change({ triennium: target.value })}
        >
          {trienni.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </SelectField>
        <TextField
          label={text("simulations.people")}
          hint={text("simulations.peopleHint", { most: mostPeople })}
          type="number"
          min={1}
          max={mostPeople}
          defaultValue={search.people ?? defaults.people}
          onChange={({ target }) => change({ people: Number(target.value) })}
        />
        <TextField
          label={text("simulations.seed")}
          hint={text("simulations.seedHint")}
          type="number"
          min={1}
          defaultValue={search.seed ?? defaults.seed}
          onChange={({ target }) => change({ seed: Number(target.value) })}
        />
      </fieldset>
      <fieldset>
        <legend>{text("simulations.toldLegend")}</legend>
        <SelectField
          label={text("simulations.by")}
          value={search.by ?? defaults.by}
          onChange={({ target }) => change({ by: dimensions.find((each) => each === target.value) })}
        >
          {dimensions.map((each) => (
            <option key={each} value={each}>
              {text(`simulations.dimension.${each}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={text("simulations.bands")}
          hint={text("simulations.bandsHint")}
          problem={problems.includes("bands") ? text("simulations.badBands") : undefined}
          defaultValue={search.bands ?? defaults.bands}
          onChange={({ target }) => change({ bands: target.value })}
        />
      </fieldset>
      <p className="simulation-actions">
        <button type="submit" className="button" disabled={isRunning}>
          {text("simulations.start")}
        </button>
        {isRunning && (
          <button type="button" className="button button-outline" onClick={cancel}>
            {text("simulations.cancel")}
          </button>
        )}
      </p>
    </form>
  );
}

function ChangeFields({ choices, search, draft, problems, change, keepDraft }: SimulationFormProperties) {
  const text = useText();
  const { language } = useLanguage();
  const kind = search.change ?? "reading";
  const reading = choices.readings.find(({ name }) => name === search.name);
  const parameter = choices.parameters.find(({ rule }) => rule === search.name);
  const problem = (wrong: Problem, said: ReactNode) => (problems.includes(wrong) ? String(said) : undefined);
  return (
    <fieldset>
      <legend>{text("simulations.changeLegend")}</legend>
      <SelectField
        label={text("simulations.change")}
        value={kind}
        onChange={({ target }) =>
          change({ change: target.value as typeof kind, name: undefined, option: undefined, values: undefined })
        }
      >
        {(["reading", "parameter", "known", "draft"] as const).map((each) => (
          <option key={each} value={each}>
            {text(`simulations.kind.${each}`)}
          </option>
        ))}
      </SelectField>
      {kind === "reading" && (
        <SelectField
          label={text("simulations.reading")}
          problem={problem("name", text("simulations.chooseOne"))}
          value={reading && search.option ? `${reading.name} ${search.option}` : ""}
          onChange={({ target }) => {
            const [name, option] = target.value.split(" ");
            change({ name, option });
          }}
        >
          <option value="">{text("simulations.choose")}</option>
          {choices.readings.map(({ name, question, chosen, options }) => (
            <optgroup key={name} label={question[language]}>
              {options
                .filter((option) => option.name !== chosen)
                .map((option) => (
                  <option key={option.name} value={`${name} ${option.name}`}>
                    {option.label[language]}
                  </option>
                ))}
            </optgroup>
          ))}
        </SelectField>
      )}
      {kind === "parameter" && (
        <>
          <SelectField
            label={text("simulations.parameter")}
            problem={problem("name", text("simulations.chooseOne"))}
            value={parameter?.rule ?? ""}
            onChange={({ target }) => change({ name: target.value || undefined })}
          >
            <option value="">{text("simulations.choose")}</option>
            {choices.parameters.map(({ rule, label }) => (
              <option key={rule} value={rule}>
                {label[language]}
              </option>
            ))}
          </SelectField>
          <TextField
            label={text("simulations.values")}
            hint={text("simulations.valuesHint")}
            problem={problem("values", text("simulations.badValues"))}
            defaultValue={search.values ?? ""}
            onChange={({ target }) => change({ values: target.value })}
          />
        </>
      )}
      {kind === "known" && (
        <DateField
          label={text("simulations.on")}
          problem={problem("on", text("simulations.badDay"))}
          defaultValue={search.on}
          onChoose={(day) => change({ on: day })}
        />
      )}
      {kind === "draft" && (
        <label className="field simulation-draft">
          <span className="field-label">{text("simulations.draft")}</span>
          <textarea
            className="field-control"
            rows={12}
            spellCheck={false}
            defaultValue={draft}
            aria-invalid={problems.includes("draft") || undefined}
            onChange={({ target }) => keepDraft(target.value)}
          />
          <span className="field-hint">{text("simulations.draftHint")}</span>
          {problems.includes("draft") && <span className="field-problem">{text("simulations.noDraft")}</span>}
        </label>
      )}
    </fieldset>
  );
}
