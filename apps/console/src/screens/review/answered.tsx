/** What a change of a draft answered, when it was not done: what happened, and what to do. Nothing is said while nothing was asked. */
import { Notice } from "../../design/notice.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import type { ChangeAnswer } from "../professional/requests/use-change.ts";

interface Said {
  readonly it: string;
  readonly en: string;
}

/** What is done, or an answer that only some changes know: then one of the lists is there. */
interface Payload {
  readonly __typename: string;
  readonly problems?: readonly { readonly line: number; readonly file: string; readonly says: Said }[];
  readonly checks?: readonly { readonly name: string; readonly reason: Said }[];
}

interface AnsweredProperties {
  readonly answer: ChangeAnswer<Payload>;
  readonly retry: () => void;
  /** Said when it is done. */
  readonly done?: string;
}

export function Answered({ answer, retry, done }: AnsweredProperties) {
  const text = useText();
  const { language } = useLanguage();
  switch (answer.kind) {
    case "none":
    case "asking":
      return null;
    case "failed":
      return <ServerFailure error={answer.error} retry={retry} />;
    case "refused":
      return <Notice tone="bad" title={answer.grounds.map((ground) => ground[language]).join("; ")} announced />;
    case "invalid":
    case "not-allowed":
    case "overtaken":
      return (
        <Notice tone="bad" title={text(`review.answer.${answer.kind}`)} announced>
          <p>{answer.says[language]}</p>
        </Notice>
      );
    case "done":
      return <Done payload={answer.payload} done={done} />;
  }
}

function Done({ payload, done }: { readonly payload: Payload; readonly done: string | undefined }) {
  const text = useText();
  const { language } = useLanguage();
  if (payload.problems !== undefined) {
    return (
      <Notice tone="bad" title={text("review.answer.doesNotCompile")} announced>
        <ul>
          {payload.problems.map(({ file, line, says }) => (
            <li key={`${file} ${line} ${says.it}`}>
              {text("review.place", { file, line })}: {says[language]}
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  if (payload.checks !== undefined) {
    return (
      <Notice tone="bad" title={text("review.answer.checklist")} announced>
        <ul>
          {payload.checks.map(({ name, reason }) => (
            <li key={name}>{reason[language]}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  return done === undefined || payload.__typename === "DraftConflict" ? null : <Notice title={done} announced />;
}
