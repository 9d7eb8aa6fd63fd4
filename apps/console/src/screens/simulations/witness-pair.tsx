/** The person with the fewest facts who is affected: both explanations side by side, with the sentence where they part marked. */
import type { SideBySide } from "@delibera/simulation";
import { sentenceCase } from "../../messages/format.ts";
import { useText } from "../../messages/text.ts";
import { ExplanationPair } from "./explanation-pair.tsx";

export function WitnessPair({ witness }: { readonly witness: SideBySide }) {
  const text = useText();
  return (
    <section className="simulation-witness" aria-labelledby="simulation-witness">
      <h3 id="simulation-witness">{text("simulations.witnessTitle")}</h3>
      <p>{text("simulations.witnessBody", { person: witness.pseudonym, facts: witness.size })}</p>
      <details>
        <summary>{text("simulations.witnessFacts")}</summary>
        <pre>{JSON.stringify(witness.facts, null, 2)}</pre>
      </details>
      {witness.results.map((pair, place) => (
        <details key={pair.rule} open={place === 0}>
          <summary>{sentenceCase(pair.explanationAfter.sentence)}</summary>
          <ExplanationPair before={pair.explanationBefore} after={pair.explanationAfter} parting={pair.parting} />
        </details>
      ))}
    </section>
  );
}
