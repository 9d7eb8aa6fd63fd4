/** Keeps what a simulation gave beside the draft on the server whose text was simulated, for those who decide on it. */
import type { SimulationReport } from "@delibera/simulation";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { actNamed } from "../../authoring/act-named.ts";
import { Waiting } from "../../design/waiting.tsx";
import { it as review } from "../../messages/review/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { AttachSimulation as Attach, DraftsOfAct } from "../../sharing/operations.ts";
import { WhoIsSignedIn } from "../../signing-in/operations.ts";
import type { Asked } from "../../simulations/protocol.ts";
import { useChange } from "../professional/requests/use-change.ts";
import { Answered } from "../review/answered.tsx";

interface AttachProperties {
  readonly report: SimulationReport;
  readonly asked: Asked;
  /** The text that was simulated. */
  readonly text: string;
  /** Hash of the people. */
  readonly cohort: string;
}

const english = () => import("../../messages/review/en.ts").then(({ en }) => en);

export default function AttachSimulation(properties: AttachProperties) {
  return (
    <WithMessages it={review} en={english}>
      <Attaching {...properties} />
    </WithMessages>
  );
}

function Attaching(properties: AttachProperties) {
  const text = useText();
  const [{ data }] = useQuery({ query: WhoIsSignedIn });
  if (data === undefined) return null;
  const isAuthor = data.viewer?.role === "POLICY_AUTHOR";
  return (
    <section className="simulation-attach" aria-labelledby="simulation-attach">
      <h2 id="simulation-attach">{text("simulations.attachTitle")}</h2>
      {isAuthor ? <ToDraft {...properties} /> : <p>{text("simulations.attachRole")}</p>}
    </section>
  );
}

function ToDraft({ report, asked, text: written, cohort }: AttachProperties) {
  const text = useText();
  const act = actNamed(written) ?? "";
  const [{ data, error }, ask] = useQuery({
    query: DraftsOfAct,
    variables: { act },
    pause: act === "",
    requestPolicy: "cache-and-network",
  });
  const change = useChange(Attach);
  if (data === undefined && error === undefined && act !== "")
    return <Waiting>{text("simulations.attachLooking")}</Waiting>;
  const drafts = data?.drafts.edges.map(({ node }) => node) ?? [];
  const found = drafts.find(({ latest }) => latest.text === written);
  if (found === undefined) {
    return (
      <>
        <p>{text(drafts.length === 0 ? "simulations.attachNone" : "simulations.attachOther")}</p>
        <p>
          <button type="button" className="button button-quiet" onClick={() => ask({ requestPolicy: "network-only" })}>
            {text("simulations.attachAgain")}
          </button>
        </p>
      </>
    );
  }
  const { draftId, latest } = found;
  const send = () => {
    const figures = figuresOf(report, asked);
    if (figures !== undefined) change.send({ draft: draftId, hash: latest.hash, cohort, ...figures });
  };
  const isDone = change.answer.kind === "done" && "draft" in change.answer.payload;
  return (
    <>
      <p>{text("simulations.attachTo", { number: latest.number })}</p>
      {!isDone && (
        <p>
          <button type="button" className="button" disabled={change.answer.kind === "asking"} onClick={send}>
            {text("simulations.attach")}
          </button>
        </p>
      )}
      <Answered answer={change.answer} retry={send} done={text("simulations.attached")} />
      <p>
        <Link to="/review/$draft" params={{ draft: draftId }}>
          {text("simulations.attachReview")}
        </Link>
      </p>
    </>
  );
}

const effects = { impossible: "IMPOSSIBLE", none: "NONE", some: "SOME" } as const;

/** The headline of the one candidate that a draft is; undefined where there is none. */
function figuresOf(
  { measure, baseline, people, candidates: [candidate] }: SimulationReport,
  { cycle, asOf, knownOn, seed }: Asked,
) {
  if (candidate === undefined) return undefined;
  const { effect, affected, gain, lose, totalChange, largestRise, largestFall, program } = candidate;
  const nobody = effect === "some" ? undefined : 0;
  return {
    ...{ measure: measure.rule, triennium: cycle, asOf, knownOn, people, seed },
    ...{ baseline: baseline.program, candidate: program, effect: effects[effect] },
    ...{ affected: nobody ?? affected, gain: nobody ?? gain, lose: nobody ?? lose },
    ...{ totalChange, largestRise, largestFall },
  };
}
