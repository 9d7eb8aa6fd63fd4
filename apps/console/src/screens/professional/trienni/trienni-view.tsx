/** All the trienni of a person at once: what was due and what counts in each, and the credits of each year by format. */
import { useQuery } from "urql";
import { Waiting } from "../../../design/waiting.tsx";
import { useText } from "../../../messages/text.ts";
import { ServerFailure } from "../../../shell/server-failure.tsx";
import { CreditsByYear } from "./operations.ts";
import "./trienni.css";
import { TrienniChart } from "./trienni-chart.tsx";
import { useTrienni } from "./use-trienni.ts";
import { YearsChart } from "./years-chart.tsx";

interface TrienniViewProperties {
  readonly professional: string;
  readonly covered: readonly string[];
  readonly asOf: string | undefined;
  readonly knownOn: string | undefined;
}

export function TrienniView({ professional, covered, asOf = undefined, knownOn = undefined }: TrienniViewProperties) {
  const text = useText();
  const asked = { id: professional, trienni: covered, asOf: asOf ?? null, knownOn: knownOn ?? null };
  const { figures, error, retry } = useTrienni(asked);
  const [years, again] = useQuery({ query: CreditsByYear, variables: { id: professional } });
  const problem = error ?? years.error;
  if (problem) {
    const everything = () => {
      retry();
      again({ requestPolicy: "network-only" });
    };
    return <ServerFailure error={problem} retry={everything} />;
  }
  const arrived = figures.flatMap((each) => each ?? []);
  const yearly = years.data?.professional?.creditsByYear;
  return (
    <section className="trienni" aria-labelledby="trienni-heading">
      <h2 id="trienni-heading">{text("trienni.title")}</h2>
      <p className="section-lede">{text("trienni.lede")}</p>
      {arrived.length < covered.length || yearly === undefined ? (
        <Waiting>{text("trienni.waiting")}</Waiting>
      ) : (
        <>
          <TrienniChart figures={arrived} />
          <YearsChart years={yearly} />
        </>
      )}
    </section>
  );
}
