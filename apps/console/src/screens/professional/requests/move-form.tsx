/** A move of credits to an earlier triennium, in two steps: what it would do to both, then a confirmation that cannot be undone. */
import type { FormEvent } from "react";
import { useState } from "react";
import { SelectField } from "../../../design/field.tsx";
import { Notice } from "../../../design/notice.tsx";
import { AmountText } from "../../../ledger/amount-text.tsx";
import { CitationLink } from "../../../ledger/citation-link.tsx";
import type { ShownParticipation } from "../../../ledger/record-items.ts";
import { useText } from "../../../messages/text.ts";
import type { PreparedMove } from "./operations.ts";
import { ConfirmMove, PrepareMove } from "./operations.ts";
import { ParticipationField } from "./participation-field.tsx";
import { useChange } from "./use-change.ts";
import { ChangeVerdict } from "./verdict.tsx";

interface MoveFormProperties {
  readonly professional: string;
  readonly participations: readonly ShownParticipation[];
  readonly trienni: readonly string[];
}

interface Move {
  readonly participation: string;
  readonly to: string;
}

export function MoveForm({ professional, participations, trienni }: MoveFormProperties) {
  const text = useText();
  const prepare = useChange(PrepareMove);
  const confirm = useChange(ConfirmMove);
  const [move, setMove] = useState<Move>({ participation: "", to: "" });
  // What was prepared is of that move only: another choice is another first step.
  const choose = (changed: Partial<Move>) => {
    setMove({ ...move, ...changed });
    prepare.forget();
    confirm.forget();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.forget();
    prepare.send({ professional, ...move });
  };
  const send = (token: string) => {
    confirm.send({ professional, ...move, token }, ({ kind }) => {
      // What was overtaken is prepared again from the start; what was done cannot be done twice.
      if (kind === "done" || kind === "overtaken") prepare.forget();
    });
  };
  return (
    <form className="request-form" onSubmit={submit}>
      <div className="request-fields">
        <ParticipationField participations={participations} onChange={(participation) => choose({ participation })} />
        <SelectField
          label={text("requests.move.to")}
          name="to"
          required
          value={move.to}
          onChange={({ target }) => choose({ to: target.value })}
        >
          <option value="" disabled>
            {text("requests.choose")}
          </option>
          {trienni.map((triennium) => (
            <option key={triennium} value={triennium}>
              {triennium}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="request-buttons">
        <button type="submit" className="button" disabled={prepare.answer.kind === "asking"}>
          {text("requests.move.prepare")}
        </button>
      </p>
      {prepare.answer.kind === "done" ? (
        <Prepared
          prepared={prepare.answer.payload}
          onConfirm={send}
          onLeave={prepare.forget}
          busy={confirm.answer.kind === "asking"}
        />
      ) : (
        <ChangeVerdict answer={prepare.answer} done="" retry={() => prepare.send({ professional, ...move })} />
      )}
      <ChangeVerdict
        answer={confirm.answer}
        done={text("requests.move.done", { to: move.to })}
        retry={confirm.forget}
      />
    </form>
  );
}

interface PreparedProperties {
  readonly prepared: PreparedMove;
  readonly onConfirm: (token: string) => void;
  readonly onLeave: () => void;
  readonly busy: boolean;
}

/** The second step has the focus as soon as it is there, however late the page is drawn. */
function takeFocus(button: HTMLButtonElement | null) {
  button?.focus();
}

function Prepared({ prepared, onConfirm, onLeave, busy }: PreparedProperties) {
  const text = useText();
  return (
    <Notice tone="doubt" title={text("requests.move.prepared")} announced>
      <p>
        {text("requests.move.acceptedBy")} {prepared.citation !== null && <CitationLink citation={prepared.citation} />}
      </p>
      <table className="effects">
        <caption className="visually-hidden">{text("requests.move.effects")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("professional.trienni")}</th>
            <th scope="col" className="number">
              {text("requests.move.before")}
            </th>
            <th scope="col" className="number">
              {text("requests.move.after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {prepared.effects.map(({ triennium, before, after }) => (
            <tr key={triennium}>
              <th scope="row">{triennium}</th>
              <td className="number">
                {before === null ? text("ledger.undetermined") : <AmountText amount={before} />}
              </td>
              <td className="number">{after === null ? text("ledger.undetermined") : <AmountText amount={after} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{text("requests.move.irreversible")}</p>
      <p className="request-buttons">
        <button
          ref={takeFocus}
          type="button"
          className="button"
          disabled={busy}
          onClick={() => onConfirm(prepared.token)}
        >
          {text("requests.move.confirm")}
        </button>
        <button type="button" className="button button-outline" onClick={onLeave}>
          {text("requests.move.leave")}
        </button>
      </p>
    </Notice>
  );
}
