/** Who issues the act, what it is called, and on which days it has effect. */
import type { AuthoringKey } from "../../authoring/words.tsx";
import { useAuthoringText } from "../../authoring/words.tsx";
import { DateField, SelectField, TextField } from "../../design/field.tsx";
import type { Authority } from "../../editor/protocol.ts";
import { useLanguage } from "../../messages/language.tsx";
import type { Wizard } from "./wizard.ts";
import { actKinds } from "./wizard.ts";

interface ActFormProperties {
  readonly wizard: Wizard;
  readonly authorities: readonly Authority[];
  readonly problems: ReadonlyMap<string, AuthoringKey>;
  readonly onChange: (changed: Partial<Wizard>) => void;
}

export function ActForm({ wizard, authorities, problems, onChange }: ActFormProperties) {
  const text = useAuthoringText();
  const { language } = useLanguage();
  const problem = (field: string) => {
    const key = problems.get(field);
    return key && text(key);
  };
  return (
    <fieldset className="act-form">
      <legend>{text("wizard.act")}</legend>
      <SelectField
        label={text("wizard.kind")}
        value={wizard.kind}
        onChange={({ target }) => onChange({ kind: target.value })}
      >
        {actKinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </SelectField>
      <SelectField
        label={text("wizard.authority")}
        value={wizard.authority}
        problem={problem("authority")}
        onChange={({ target }) => onChange({ authority: target.value })}
      >
        {authorities.map(({ name, label }) => (
          <option key={name} value={name}>
            {label[language]}
          </option>
        ))}
      </SelectField>
      <div className="act-form-wide">
        <TextField
          label={text("wizard.title")}
          value={wizard.title}
          problem={problem("title")}
          maxLength={300}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </div>
      <TextField
        label={text("wizard.name")}
        hint={text("wizard.nameHint")}
        value={wizard.name}
        problem={problem("name")}
        maxLength={60}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <TextField
        label={text("wizard.source")}
        hint={text("wizard.sourceHint")}
        value={wizard.source}
        maxLength={300}
        onChange={({ target }) => onChange({ source: target.value })}
      />
      <DateField
        label={text("wizard.adopted")}
        hint={text("wizard.adoptedHint")}
        value={wizard.adopted}
        onChoose={(day) => onChange({ adopted: day ?? "" })}
      />
      <DateField
        label={text("wizard.effectFrom")}
        value={wizard.effectFrom}
        problem={problem("effectFrom")}
        onChoose={(day) => onChange({ effectFrom: day ?? "" })}
      />
      <DateField
        label={text("wizard.effectTo")}
        hint={text("wizard.effectToHint")}
        value={wizard.effectTo}
        problem={problem("effectTo")}
        onChoose={(day) => onChange({ effectTo: day ?? "" })}
      />
    </fieldset>
  );
}
