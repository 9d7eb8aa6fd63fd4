/** Publishes an approved text, known at once or from a later day. It cannot be undone, so that it is asked twice. */
import { useState } from "react";
import { DateField } from "../../design/field.tsx";
import { useText } from "../../messages/text.ts";
import { useChange } from "../professional/requests/use-change.ts";
import { Answered } from "./answered.tsx";
import type { Meant } from "./decision.tsx";
import { PublishDraft, SchedulePublication } from "./operations.ts";

export function Publication({ meant }: { readonly meant: Meant }) {
  const text = useText();
  const publication = useChange(PublishDraft);
  const schedule = useChange(SchedulePublication);
  const [day, setDay] = useState("");
  const [isSure, setSure] = useState(false);
  const publish = () => {
    setSure(false);
    schedule.forget();
    publication.forget();
    if (day === "") publication.send(meant);
    else schedule.send({ ...meant, on: day });
  };
  const isAsking = publication.answer.kind === "asking" || schedule.answer.kind === "asking";
  return (
    <div className="review-form">
      <DateField
        label={text("review.on")}
        hint={text("review.onHint")}
        value={day}
        onChoose={(day) => setDay(day ?? "")}
      />
      {isSure ? (
        <p className="review-sure">
          <span>{text("review.sure")}</span>
          <button type="button" className="button" disabled={isAsking} onClick={publish}>
            {text("review.publishNow")}
          </button>
          <button type="button" className="review-link" onClick={() => setSure(false)}>
            {text("review.notNow")}
          </button>
        </p>
      ) : (
        <p>
          <button type="button" className="button" disabled={isAsking} onClick={() => setSure(true)}>
            {text(day === "" ? "review.publish" : "review.schedule")}
          </button>
        </p>
      )}
      <Answered answer={publication.answer} retry={publish} />
      <Answered answer={schedule.answer} retry={publish} />
    </div>
  );
}
