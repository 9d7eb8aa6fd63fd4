/** Asks the Order for the certificate or the statement of a triennium, whichever the acts give a right to. */
import type { FormEvent } from "react";
import { useState } from "react";
import { SelectField } from "../../../design/field.tsx";
import { useText } from "../../../messages/text.ts";
import { RequestDocument } from "./operations.ts";
import { useChange } from "./use-change.ts";
import { ChangeVerdict } from "./verdict.tsx";

interface DocumentFormProperties {
  readonly professional: string;
  readonly trienni: readonly string[];
  readonly triennium: string;
}

export function DocumentForm({ professional, trienni, triennium }: DocumentFormProperties) {
  const text = useText();
  const change = useChange(RequestDocument);
  const [chosen, setChosen] = useState(trienni.includes(triennium) ? triennium : (trienni.at(-1) ?? ""));
  const send = () => {
    change.send({ professional, triennium: chosen });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  return (
    <form className="request-form" onSubmit={submit}>
      <div className="request-fields">
        <SelectField
          label={text("professional.trienni")}
          name="triennium"
          required
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          {trienni.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="request-buttons">
        <button type="submit" className="button" disabled={change.answer.kind === "asking"}>
          {text("requests.document.send")}
        </button>
      </p>
      <ChangeVerdict answer={change.answer} done={text("requests.document.done")} retry={send} />
    </form>
  );
}
