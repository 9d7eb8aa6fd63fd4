/** What is still needed: the least that meets the requirements, by when, and the commi that ask them. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "../../../design/mark.tsx";
import { Notice } from "../../../design/notice.tsx";
import { Waiting } from "../../../design/waiting.tsx";
import { AmountText } from "../../../ledger/amount-text.tsx";
import { CitationLink } from "../../../ledger/citation-link.tsx";
import { formatDate, sentenceCase } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import { ServerFailure } from "../../../shell/server-failure.tsx";
import "./needed.css";
import type { LeastPlan } from "./operations.ts";
import { WhatIsNeeded } from "./operations.ts";

interface NeededViewProperties {
  readonly professional: string;
  readonly triennium: string;
  readonly asOf: string | undefined;
  readonly knownOn: string | undefined;
  /** A requirement to meet alone; undefined: all that are not met. */
  readonly goal: string | undefined;
}

export function NeededView({ professional, triennium, asOf, knownOn, goal }: NeededViewProperties) {
  const text = useText();
  const [{ data, error, fetching }, again] = useQuery({
    query: WhatIsNeeded,
    variables: {
      id: professional,
      triennium,
      asOf: asOf ?? null,
      knownOn: knownOn ?? null,
      requirements: goal === undefined ? null : [goal],
    },
  });
  if (error) return <ServerFailure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  const plan = data?.professional?.leastPlan;
  return (
    <section className="needed" aria-labelledby="needed-heading" aria-busy={fetching}>
      <h2 id="needed-heading">{text("needed.title", { triennium })}</h2>
      <p className="section-lede">{text("needed.lede")}</p>
      {goal !== undefined && (
        <p>
          <Link to="." search={(earlier) => ({ ...earlier, goal: undefined })} resetScroll={false}>
            ‹ {text("needed.together")}
          </Link>
        </p>
      )}
      {plan === undefined || fetching ? <Waiting>{text("needed.waiting")}</Waiting> : <Plan plan={plan} alone={goal} />}
    </section>
  );
}

const titles = {
  PLAN: "needed.plan",
  NOTHING_TO_DO: "needed.nothing",
  IMPOSSIBLE: "needed.impossible",
  TOO_LATE: "needed.tooLate",
  UNDETERMINED: "needed.undetermined",
  NOT_PROVED: "needed.notProved",
} as const;

function Plan({ plan, alone }: { readonly plan: LeastPlan; readonly alone: string | undefined }) {
  const text = useText();
  const { language } = useLanguage();
  const { kind, steps, total, missing, asOf, knownOn } = plan;
  const dates = { asOf: formatDate(asOf, language), knownOn: formatDate(knownOn, language) };
  return (
    <>
      <Notice
        tone={kind === "PLAN" || kind === "NOTHING_TO_DO" ? "information" : "doubt"}
        title={text(titles[kind])}
        announced
      >
        {steps.length > 0 && (
          <ol className="plan-steps">
            {steps.map(({ action, label, amount, from, by }, place) => (
              // The steps of a plan never move: their place is what they are.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={`${action}${place}`}>
                <span>
                  {sentenceCase(label[language])}:{" "}
                  <strong>
                    <AmountText amount={amount} withUnit />
                  </strong>
                </span>
                <span className="faint">
                  {text("needed.between", { from: formatDate(from, language), by: formatDate(by, language) })}
                </span>
              </li>
            ))}
          </ol>
        )}
        {total !== null && steps.length > 1 && (
          <p>
            {text("needed.total")}{" "}
            <strong>
              <AmountText amount={total} withUnit />
            </strong>
          </p>
        )}
        {kind === "PLAN" && <p className="small">{text("needed.proved")}</p>}
        {kind === "IMPOSSIBLE" && (
          <p>{text(alone === undefined ? "needed.impossibleHelp" : "needed.impossibleAlone")}</p>
        )}
        {missing.length > 0 && (
          <ul>
            {missing.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        )}
        <p className="small faint">{text(kind === "PLAN" ? "needed.dates" : "needed.datesKnown", dates)}</p>
      </Notice>
      {plan.requirements.length > 0 && <Requirements plan={plan} alone={alone} />}
    </>
  );
}

function Requirements({ plan, alone }: { readonly plan: LeastPlan; readonly alone: string | undefined }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <section className="plan-requirements" aria-labelledby="plan-requirements-heading">
      <h3 id="plan-requirements-heading">{text("needed.requirements")}</h3>
      <ul>
        {plan.requirements.map(({ id, label, citation, met, missing, metAfter }) => (
          <li key={id} className="plan-requirement">
            <span className="plan-requirement-name">
              {sentenceCase(label[language])} {citation !== null && <CitationLink citation={citation} />}
            </span>
            <span className="plan-requirement-state">
              {met === null ? (
                <Mark tone="doubt">{text("ledger.undetermined")}</Mark>
              ) : (
                <Mark tone={met ? "good" : "bad"}>{text(met ? "requirement.met" : "requirement.notMet")}</Mark>
              )}
              {met === false && missing !== null && (
                <span>
                  {text("needed.missing")} <AmountText amount={missing} />
                </span>
              )}
              {metAfter === true && <Mark tone="good">{text("needed.metAfter")}</Mark>}
            </span>
            {alone === undefined && met === false && plan.requirements.length > 1 && (
              <Link
                className="plan-requirement-alone"
                to="."
                search={(earlier) => ({ ...earlier, goal: id })}
                resetScroll={false}
              >
                {text("needed.alone")}
                <span className="visually-hidden">: {sentenceCase(label[language])}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
