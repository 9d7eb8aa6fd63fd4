/** One amount or date of the text. What is typed waits for the place to be known again when the text has just changed. */
import { createContext, useContext, useEffect, useState } from "react";
import { dayFromText, dayToText, numberToText } from "../../authoring/entry-text.ts";
import { useAuthoringText } from "../../authoring/words.tsx";
import { TextField } from "../../design/field.tsx";
import type { Entry } from "../../editor/study-protocol.ts";

interface EntryFieldProperties {
  readonly entry: Entry;
  readonly label: string;
  readonly onChange: (text: string) => void;
}

export function EntryField({ entry, label, onChange }: EntryFieldProperties) {
  const text = useAuthoringText();
  const isDate = entry.kind === "date";
  const shown = isDate ? (dayFromText(entry.written) ?? "") : entry.written;
  const [typed, setTyped] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const [sent, setSent] = useState<string>();
  const settled = () => {
    if (asked !== undefined) {
      setAsked(undefined);
      // What was typed stays on the screen until the text is known to say it.
      if (asked === entry.written) setTyped(undefined);
      else {
        setSent(asked);
        onChange(asked);
      }
    } else if (sent === entry.written) {
      setSent(undefined);
      setTyped(undefined);
    }
  };
  const value = typed ?? shown;
  const said = isDate ? dayToText(value) : numberToText(value);
  const settle = () => {
    if (typed !== undefined && said !== undefined) setAsked(said);
  };
  return (
    <>
      {(asked !== undefined || sent !== undefined) && <WhenSettled then={settled} />}
      <TextField
        label={entry.unit === undefined ? label : `${label} (${entry.unit})`}
        type={isDate ? "date" : "text"}
        inputMode={isDate ? undefined : "decimal"}
        value={value}
        problem={
          typed !== undefined && said === undefined ? text(isDate ? "entries.noDay" : "entries.noNumber") : undefined
        }
        onChange={({ target }) => {
          setSent(undefined);
          setTyped(target.value);
        }}
        onBlur={settle}
        onKeyDown={({ key }) => {
          if (key === "Enter") settle();
          if (key === "Escape") setTyped(undefined);
        }}
      />
    </>
  );
}

/** True while the text is ahead of the places that the values have: only a field that waits for them is drawn when it changes. */
export const PlacesAreStale = createContext(false);

function WhenSettled({ then }: { readonly then: () => void }) {
  const stale = useContext(PlacesAreStale);
  useEffect(() => {
    if (!stale) then();
  });
  return null;
}
