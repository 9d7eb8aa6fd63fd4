/** The whole text, to be corrected. When somebody else saved meanwhile both texts are on the page, and none is lost. */
import type { FormEvent } from "react";
import { useKeptState } from "../../authoring/kept-state.ts";
import { Notice } from "../../design/notice.tsx";
import { useText } from "../../messages/text.ts";
import { useChange } from "../professional/requests/use-change.ts";
import { Answered } from "./answered.tsx";
import type { ReviewedDraft } from "./operations.ts";
import { SaveDraft } from "./operations.ts";
import { TextArea } from "./text-area.tsx";

export function EditForm({ draft }: { readonly draft: ReviewedDraft }) {
  const text = useText();
  const change = useChange(SaveDraft);
  const { number, text: saved } = draft.latest;
  const asSaved = { number, text: saved, written: saved };
  // The revision that the text in the form was made from: not the latest one, which somebody else may have saved. Found again by a
  // reload, like what was written over it.
  const [edited, setEdited] = useKeptState<Edited>(`delibera.edit/${draft.id}`, asSaved, isEdited);
  const { written, ...base } = edited;
  const isTouched = written !== base.text;
  if (!isTouched && base.number !== number) setEdited(asSaved);
  const send = () =>
    change.send({ draft: draft.id, baseRevision: base.number, text: written }, (answer) => {
      if (answer.kind !== "done" || !("draft" in answer.payload)) return;
      setEdited({ number: base.number + 1, text: written, written });
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  const conflict =
    change.answer.kind === "done" && "theirs" in change.answer.payload ? change.answer.payload : undefined;
  return (
    <section className="review-section" aria-labelledby="review-edit">
      <h2 id="review-edit">{text("review.edit")}</h2>
      <p className="small">{text("review.editHint")}</p>
      <form className="review-form review-wide" onSubmit={submit}>
        <TextArea
          label={text("review.editText")}
          rows={18}
          required
          code
          value={written}
          onChange={(typed) => setEdited({ ...edited, written: typed })}
        />
        {conflict && (
          <>
            <Notice
              tone="bad"
              title={text("review.conflict", { who: conflict.savedBy, number: conflict.revision })}
              announced
            >
              <p>{text("review.conflictHelp")}</p>
              <button
                type="button"
                className="button"
                onClick={() => {
                  setEdited({ number: conflict.revision, text: conflict.theirs, written });
                  change.forget();
                }}
              >
                {text("review.joined")}
              </button>
            </Notice>
            <TextArea label={text("review.theirs")} rows={12} code value={conflict.theirs} onChange={() => undefined} />
          </>
        )}
        <p>
          <button type="submit" className="button" disabled={!isTouched || change.answer.kind === "asking"}>
            {text("review.save")}
          </button>
        </p>
        <Answered answer={change.answer} retry={send} done={text("review.saved")} />
      </form>
    </section>
  );
}

interface Edited {
  /** Of the revision from which the text was made. */
  readonly number: number;
  readonly text: string;
  readonly written: string;
}

function isEdited(found: unknown): found is Edited {
  const { number, text, written } = (found ?? {}) as Partial<Edited>;
  return typeof number === "number" && typeof text === "string" && typeof written === "string";
}
