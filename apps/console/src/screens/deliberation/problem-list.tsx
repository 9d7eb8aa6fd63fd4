/** Every problem of the text in words, under the text: what, where, what to do, and a button for what can be mended at once. */
import { memo, useDeferredValue } from "react";
import { Icon } from "../../design/icon.tsx";
import { Mark } from "../../design/mark.tsx";
import { Sentence } from "../../design/sentence.tsx";
import type { Problem } from "../../editor/protocol.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";

interface ProblemListProperties {
  /** The file being edited. */
  readonly file: string;
  /** Undefined before the first answer. */
  readonly problems: readonly Problem[] | undefined;
  readonly onGoTo: (offset: number) => void;
  readonly onFix: (edits: Problem["fixes"][number]["edits"]) => void;
}

/** Hundreds of problems are written between one key and the next: neither at every key, nor all in one breath. */
export const ProblemList = memo(function ProblemList({ problems, ...others }: ProblemListProperties) {
  const deferred = useDeferredValue(problems);
  return <Problems problems={deferred} {...others} />;
});

const Problems = memo(function Problems({ file, problems, onGoTo, onFix }: ProblemListProperties) {
  const text = useText();
  const errors = problems?.filter(({ severity }) => severity === "error").length ?? 0;
  const warnings = problems?.filter(({ severity }) => severity === "warning").length ?? 0;
  return (
    <section className="problems" aria-labelledby="problems-heading">
      <h3 id="problems-heading">{text("deliberation.problems")}</h3>
      <p className="problems-count" role="status">
        {problems === undefined && text("deliberation.checking")}
        {problems?.length === 0 && <Mark tone="good">{text("deliberation.noProblems")}</Mark>}
        {problems !== undefined && problems.length > 0 && text("deliberation.problemsCount", { errors, warnings })}
      </p>
      {problems !== undefined && problems.length > 0 && (
        <ul>
          {problems.map((problem, place) => (
            <ProblemItem
              // By place: whatever is typed moves all that follow, and a problem holds nothing of its own.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={place}
              problem={problem}
              here={problem.file === file}
              onGoTo={onGoTo}
              onFix={onFix}
            />
          ))}
        </ul>
      )}
    </section>
  );
});

interface ProblemItemProperties {
  readonly problem: Problem;
  readonly here: boolean;
  readonly onGoTo: (offset: number) => void;
  readonly onFix: (edits: Problem["fixes"][number]["edits"]) => void;
}

function ProblemItem({ problem, here, onGoTo, onFix }: ProblemItemProperties) {
  const text = useText();
  const { language } = useLanguage();
  const { severity, code, line, file, message, help, fixes } = problem;
  return (
    <li className={`problem problem-${severity}`}>
      <p className="problem-line">
        <span className="problem-severity">
          <Icon shape={severity === "error" ? "cross" : severity === "warning" ? "warning" : "information"} />
          {text(`severity.${severity}`)}
        </span>{" "}
        {here ? (
          <button type="button" className="link-button" onClick={() => onGoTo(problem.start)}>
            {text("deliberation.place", { line })}
          </button>
        ) : (
          <span>
            {text("deliberation.otherFile", { file })}, {text("deliberation.place", { line })}
          </span>
        )}{" "}
        <code className="problem-code">{code}</code>
      </p>
      <p>
        <Sentence>{message[language]}</Sentence>
      </p>
      {help[language] !== "" && (
        <p className="problem-help">
          <Sentence>{help[language]}</Sentence>
        </p>
      )}
      {here &&
        fixes.map(({ title, edits }) => (
          <button key={title.it} type="button" className="button button-quiet" onClick={() => onFix(edits)}>
            <Sentence>{title[language]}</Sentence>
          </button>
        ))}
    </li>
  );
}
