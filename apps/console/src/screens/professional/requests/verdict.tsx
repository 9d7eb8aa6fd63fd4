/** What the acts say of a request: the verdict of each comma that speaks of it, in shape and word, with its grounds. */
import type { Citation } from "@delibera/ledger/statement";
import type { ReactNode } from "react";
import { Mark } from "../../../design/mark.tsx";
import { Notice } from "../../../design/notice.tsx";
import { Sentence } from "../../../design/sentence.tsx";
import { Waiting } from "../../../design/waiting.tsx";
import { CitationLink } from "../../../ledger/citation-link.tsx";
import { sentenceCase } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import { ServerFailure } from "../../../shell/server-failure.tsx";
import type { Ground, Judged } from "./operations.ts";
import type { ChangeAnswer } from "./use-change.ts";
import type { QuestionAnswer } from "./use-question.ts";

export function QuestionVerdict({ answer, retry }: { readonly answer: QuestionAnswer; readonly retry: () => void }) {
  const text = useText();
  if (answer.kind === "none") return null;
  if (answer.kind === "asking") return <Waiting>{text("requests.asking")}</Waiting>;
  if (answer.kind === "failed") return <ServerFailure error={answer.error} retry={retry} />;
  const { verdict, answers } = answer.judged;
  const title =
    verdict === "ACCEPTED" ? "requests.wouldAccept" : verdict === "REFUSED" ? "requests.wouldRefuse" : "requests.open";
  return (
    <Notice tone={verdict === "ACCEPTED" ? "information" : "doubt"} title={text(title)} announced>
      <p className="small">{text("requests.nothingWritten")}</p>
      {answers.length === 0 ? <p>{text("request.unspoken")}</p> : <Answers answers={answers} />}
    </Notice>
  );
}

function Answers({ answers }: { readonly answers: Judged["answers"] }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <ul className="verdicts">
      {answers.map(({ id, verdict, label, reasons, open, citation }) => (
        <VerdictLine key={id} citation={citation}>
          {verdict === null ? (
            <Mark tone="doubt">{text("ledger.undetermined")}</Mark>
          ) : (
            <Mark tone={verdict === "ACCEPTED" ? "good" : "bad"}>
              {text(verdict === "ACCEPTED" ? "request.accepted" : "request.refused")}
            </Mark>
          )}{" "}
          {sentenceCase(label[language])}
          {reasons.map((reason) => (
            <span key={reason.it} className="verdict-ground">
              {sentenceCase(reason[language])}
            </span>
          ))}
          {open?.missing.map((fact) => (
            <span key={fact} className="verdict-ground">
              {text("request.missing", { fact })}
            </span>
          ))}
        </VerdictLine>
      ))}
    </ul>
  );
}

interface ChangeVerdictProperties {
  readonly answer: ChangeAnswer<unknown>;
  /** What is said when it is done. */
  readonly done: string;
  readonly retry: () => void;
}

export function ChangeVerdict({ answer, done, retry }: ChangeVerdictProperties) {
  const text = useText();
  const { language } = useLanguage();
  switch (answer.kind) {
    case "none":
      return null;
    case "asking":
      return <Waiting>{text("requests.sending")}</Waiting>;
    case "failed":
      return <ServerFailure error={answer.error} retry={retry} />;
    case "done":
      return <Notice title={done} announced />;
    case "refused":
      return (
        <Notice tone="bad" title={text("requests.refused")} announced>
          <Grounds grounds={answer.grounds} />
          <p className="small">{text("requests.refusedHelp")}</p>
        </Notice>
      );
    case "invalid":
    case "not-allowed":
    case "overtaken":
      return (
        <Notice tone="bad" title={text(`requests.${answer.kind}`)} announced>
          <p>
            <Sentence>{answer.says[language]}</Sentence>
          </p>
        </Notice>
      );
  }
}

function Grounds({ grounds }: { readonly grounds: readonly Ground[] }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <ul className="verdicts">
      {grounds.map((ground) => (
        <VerdictLine key={`${ground.it} ${JSON.stringify(ground.citation)}`} citation={ground.citation}>
          <Mark tone="bad">{text("request.refused")}</Mark>{" "}
          <span className="verdict-ground">{sentenceCase(ground[language])}</span>
        </VerdictLine>
      ))}
    </ul>
  );
}

interface VerdictLineProperties {
  readonly citation: Citation | null;
  readonly children: ReactNode;
}

export function VerdictLine({ citation, children }: VerdictLineProperties) {
  return (
    <li className="verdict">
      {children} {citation !== null && <CitationLink citation={citation} />}
    </li>
  );
}
