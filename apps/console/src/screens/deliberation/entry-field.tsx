/** One amount or date of the text. What is typed waits for the place to be known again when the text has just changed. */
import { useEffect, useRef, useState } from "react";
import { dayFromText, dayToText, numberToText } from "../../authoring/entry-text.ts";
import { useAuthoringText } from "../../authoring/words.tsx";
import { TextField } from "../../design/field.tsx";
import type { Entry } from "../../editor/study-protocol.ts";

interface EntryFieldProperties {
  readonly entry: Entry;
  readonly label: string;
  /** True while the text is ahead of the places that the entries have. */
  readonly stale: boolean;
  readonly onChange: (text: string) => void;
}

export function EntryField({ entry, label, stale, onChange }: EntryFieldProperties) {
  const text = useAuthoringText();
  const isDate = entry.kind === "date";
  const shown = isDate ? (dayFromText(entry.written) ?? "") : entry.written;
  const [typed, setTyped] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const [sent, setSent] = useState<string>();
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (asked === undefined || stale) return;
    setAsked(undefined);
    // What was typed stays on the screen until the text is known to say it.
    if (asked === entry.written) setTyped(undefined);
    else {
      setSent(asked);
      latest.current(asked);
    }
  }, [asked, stale, entry.written]);
  useEffect(() => {
    if (sent === undefined || stale || sent !== entry.written) return;
    setSent(undefined);
    setTyped(undefined);
  }, [sent, stale, entry.written]);
  const value = typed ?? shown;
  const said = isDate ? dayToText(value) : numberToText(value);
  const settle = () => {
    if (typed !== undefined && said !== undefined) setAsked(said);
  };
  return (
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
  );
}
