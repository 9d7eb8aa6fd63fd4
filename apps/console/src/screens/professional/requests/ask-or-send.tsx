/** A form with two buttons, one that asks and one that sends: which of them was pressed. Enter presses the first. */
import type { FormEvent } from "react";
import { useText } from "../../../messages/text.ts";

/** @param send what the second button says. */
export function AskOrSend({ send, isSending }: { readonly send: string; readonly isSending: boolean }) {
  const text = useText();
  return (
    <p className="request-buttons">
      <button type="submit" className="button button-outline" name="intent" value="ask">
        {text("requests.ask")}
      </button>
      <button type="submit" className="button" name="intent" value="send" disabled={isSending}>
        {send}
      </button>
    </p>
  );
}

export function isQuestion(event: FormEvent<HTMLFormElement>): boolean {
  const { submitter } = event.nativeEvent as SubmitEvent;
  return !(submitter instanceof HTMLButtonElement) || submitter.value === "ask";
}
