/** A form with two buttons, one that asks and one that sends: which of them was pressed. Enter presses the first. */
import type { FormEvent } from "react";

export function isQuestion(event: FormEvent<HTMLFormElement>): boolean {
  const { submitter } = event.nativeEvent as SubmitEvent;
  return !(submitter instanceof HTMLButtonElement) || submitter.value === "ask";
}
