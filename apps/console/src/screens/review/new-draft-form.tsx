/** Begins a draft from a text that somebody pastes: the name of the act, and the text as it is. */
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useState } from "react";
import { forgetKept, useKeptWords } from "../../authoring/kept-state.ts";
import { TextField } from "../../design/field.tsx";
import { useText } from "../../messages/text.ts";
import { useChange } from "../professional/requests/use-change.ts";
import { Answered } from "./answered.tsx";
import { SaveDraft } from "./operations.ts";
import { TextArea } from "./text-area.tsx";

/** A text that is not saved yet is found again by a reload and by the back button. */
const keptAct = "delibera.new-draft/act";
const keptText = "delibera.new-draft/text";

export function NewDraftForm() {
  const text = useText();
  const navigate = useNavigate();
  const change = useChange(SaveDraft);
  const [act, setAct] = useKeptWords(keptAct);
  const [written, setWritten] = useKeptWords(keptText);
  const [isOpen, setOpen] = useState(act !== "" || written !== "");
  const send = () =>
    change.send({ act: act.trim(), text: written }, (answer) => {
      if (answer.kind !== "done" || !("draft" in answer.payload)) return;
      for (const kept of [keptAct, keptText]) forgetKept(kept);
      void navigate({ to: "/review/$draft", params: { draft: answer.payload.draft.draftId } });
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  return (
    <details className="review-details" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{text("review.new")}</summary>
      <form className="review-form" onSubmit={submit}>
        <TextField
          label={text("review.newAct")}
          hint={text("review.newActHint")}
          name="act"
          required
          pattern="[a-z][a-z0-9_]*"
          maxLength={80}
          autoComplete="off"
          value={act}
          onChange={({ target }) => setAct(target.value)}
        />
        <TextArea label={text("review.newText")} rows={14} required value={written} onChange={setWritten} />
        <p>
          <button type="submit" className="button" disabled={change.answer.kind === "asking"}>
            {text("review.newSave")}
          </button>
        </p>
        <Answered answer={change.answer} retry={send} />
      </form>
    </details>
  );
}
