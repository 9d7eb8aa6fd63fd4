/** The cancellation of an enrolment in an event, among those that still hold. */
import type { FormEvent } from "react";
import { useState } from "react";
import { SelectField } from "../../../design/field.tsx";
import { formatDate } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import { AskOrSend, isQuestion } from "./ask-or-send.tsx";
import type { Enrolment, QuestionDates } from "./operations.ts";
import { CancelEnrolment, MayCancelEnrolment } from "./operations.ts";
import { useChange } from "./use-change.ts";
import { useQuestion } from "./use-question.ts";
import { ChangeVerdict, QuestionVerdict } from "./verdict.tsx";

interface CancellationFormProperties {
  readonly dates: QuestionDates;
  readonly professional: string;
  readonly enrolments: readonly Enrolment[];
}

export function CancellationForm({ dates, professional, enrolments }: CancellationFormProperties) {
  const text = useText();
  const { language } = useLanguage();
  const question = useQuestion(MayCancelEnrolment);
  const change = useChange(CancelEnrolment);
  const [chosen, setChosen] = useState("");
  const held = enrolments.filter(({ cancelledOn }) => cancelledOn === null);
  const enrolment = held.find(({ receipt }) => receipt === chosen);
  const ask = () => {
    if (enrolment !== undefined) question.ask({ id: professional, ...dates, enrolment: hypothetical(enrolment) });
  };
  const send = () => {
    change.send({ professional, receipt: chosen });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.forget();
    question.forget();
    if (isQuestion(event)) ask();
    else send();
  };
  return (
    <form className="request-form" onSubmit={submit}>
      {held.length === 0 ? (
        <p className="faint">{text("requests.cancellation.none")}</p>
      ) : (
        <>
          <div className="request-fields">
            <SelectField
              label={text("requests.cancellation.enrolment")}
              name="receipt"
              required
              value={enrolment === undefined ? "" : chosen}
              onChange={({ target }) => setChosen(target.value)}
            >
              <option value="" disabled>
                {text("requests.choose")}
              </option>
              {held.map(({ receipt, enrolledOn, event, edition }) => (
                <option key={receipt} value={receipt}>
                  {text("requests.cancellation.named", {
                    event: event.title ?? event.registryId,
                    edition: edition.number,
                    date: formatDate(enrolledOn, language),
                  })}
                </option>
              ))}
            </SelectField>
          </div>
          <AskOrSend send={text("requests.cancellation.send")} isSending={change.answer.kind === "asking"} />
        </>
      )}
      <QuestionVerdict answer={question.answer} retry={ask} />
      <ChangeVerdict answer={change.answer} done={text("requests.cancellation.done")} retry={send} />
    </form>
  );
}

function hypothetical({ enrolledOn, edition }: Enrolment) {
  return { enrolledOn, eventStart: edition.startsOn, closesOn: edition.enrolment?.closesOn ?? null };
}
