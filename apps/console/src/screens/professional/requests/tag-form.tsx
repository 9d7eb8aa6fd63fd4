/** A participation tagged as radioprotection after its provider's report: by the person, or by the Order with the certificates. */
import type { FormEvent } from "react";
import { useState } from "react";
import type { ShownParticipation } from "../../../ledger/record-items.ts";
import { useText } from "../../../messages/text.ts";
import { AskOrSend, isQuestion } from "./ask-or-send.tsx";
import type { QuestionDates } from "./operations.ts";
import { MayTagRadioprotection, TagRadioprotection } from "./operations.ts";
import { ParticipationField } from "./participation-field.tsx";
import { useChange } from "./use-change.ts";
import { useQuestion } from "./use-question.ts";
import { ChangeVerdict, QuestionVerdict } from "./verdict.tsx";

interface TagFormProperties {
  readonly dates: QuestionDates;
  readonly professional: string;
  readonly participations: readonly ShownParticipation[];
  /** As the change itself will be judged. */
  readonly by: "PROFESSIONAL" | "ORDER";
}

interface Tag {
  readonly participation: string;
  readonly writtenRequest: boolean;
  readonly certificates: boolean;
}

export function TagForm({ dates, professional, participations, by }: TagFormProperties) {
  const text = useText();
  const question = useQuestion(MayTagRadioprotection);
  const change = useChange(TagRadioprotection);
  const [tag, setTag] = useState<Tag>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const asked = {
      participation: String(form.get("participation")),
      writtenRequest: form.has("writtenRequest"),
      certificates: form.has("certificates"),
    };
    setTag(asked);
    if (isQuestion(event)) {
      change.forget();
      question.ask({ id: professional, ...dates, by, ...asked });
    } else {
      question.forget();
      change.send({ professional, ...asked });
    }
  };
  return (
    <form className="request-form" onSubmit={submit}>
      <div className="request-fields">
        <ParticipationField participations={participations} />
        {by === "ORDER" && (
          <div className="request-checks">
            <label>
              <input type="checkbox" name="writtenRequest" /> {text("requests.tag.writtenRequest")}
            </label>
            <label>
              <input type="checkbox" name="certificates" /> {text("requests.tag.certificates")}
            </label>
          </div>
        )}
      </div>
      <AskOrSend send={text("requests.tag.send")} isSending={change.answer.kind === "asking"} />
      <QuestionVerdict
        answer={question.answer}
        retry={() => tag && question.ask({ id: professional, ...dates, by, ...tag })}
      />
      <ChangeVerdict
        answer={change.answer}
        done={text("requests.tag.done")}
        retry={() => {
          if (tag !== undefined) change.send({ professional, ...tag });
        }}
      />
    </form>
  );
}
