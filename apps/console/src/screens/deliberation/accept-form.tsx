/** Why what came out is right and what was expected was not: asked before an example is changed. */
import { useState } from "react";
import { useAuthoringText } from "../../authoring/words.tsx";
import { TextField } from "../../design/field.tsx";

interface AcceptFormProperties {
  /** True while the text is ahead of the result: accepting would change another line. */
  readonly stale: boolean;
  readonly onAccept: (reason: string) => void;
  readonly onCancel: () => void;
}

const shortest = 8;

export function AcceptForm({ stale, onAccept, onCancel }: AcceptFormProperties) {
  const text = useAuthoringText();
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const tooShort = reason.trim().length < shortest;
  return (
    <form
      className="accept-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!tooShort && !stale) onAccept(reason);
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
      <button type="button" className="button button-quiet" onClick={onCancel}>
        {text("study.cancel")}
      </button>
    </form>
  );
}
