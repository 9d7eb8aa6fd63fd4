/** Why what came out is right and what was expected was not: asked before an example is changed. */
import { useState } from "react";
import { forgetKept, useKeptWords } from "../../authoring/kept-state.ts";
import { useAuthoringText } from "../../authoring/words.tsx";
import { TextField } from "../../design/field.tsx";

interface AcceptFormProperties {
  /** What is accepted: its reason, half written, is found again under this name on the page where it was begun. */
  readonly of: string;
  /** True while the text is ahead of the result: accepting would change another line. */
  readonly stale: boolean;
  readonly onAccept: (reason: string) => void;
  readonly onCancel: () => void;
}

const shortest = 8;

export function AcceptForm({ of, stale, onAccept, onCancel }: AcceptFormProperties) {
  const text = useAuthoringText();
  const kept = `delibera.accept${window.location.pathname}/${of}`;
  const [reason, setReason] = useKeptWords(kept);
  const [asked, setAsked] = useState(false);
  const tooShort = reason.trim().length < shortest;
  return (
    <form
      className="accept-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (tooShort || stale) return;
        forgetKept(kept);
        onAccept(reason);
      }}
    >
      <TextField
        label={text("tests.reason")}
        hint={text("tests.reasonHint")}
        problem={asked && tooShort ? text("tests.reasonShort") : undefined}
        value={reason}
        autoFocus
        maxLength={300}
        onChange={({ target }) => setReason(target.value)}
      />
      <button type="submit" className="button" disabled={stale}>
        {text("tests.acceptNow")}
      </button>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          forgetKept(kept);
          onCancel();
        }}
      >
        {text("study.cancel")}
      </button>
    </form>
  );
}
