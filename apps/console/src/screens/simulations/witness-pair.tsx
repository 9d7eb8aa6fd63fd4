/** The person with the fewest facts who is affected: both explanations side by side, with the sentence where they part marked. */
import type { ResultPair, SideBySide } from "@delibera/simulation";
import { CitationLink } from "../../ledger/citation-link.tsx";
import { sentenceCase } from "../../messages/format.ts";
import { useText } from "../../messages/text.ts";

type Node = ResultPair["explanationBefore"];

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
          <div className="simulation-pair">
            <Side title={text("simulations.before")} root={pair.explanationBefore} parting={pair.parting?.before} />
            <Side title={text("simulations.after")} root={pair.explanationAfter} parting={pair.parting?.after} />
          </div>
        </details>
      ))}
    </section>
  );
}

interface SideProperties {
  readonly title: string;
  readonly root: Node;
  readonly parting: readonly number[] | undefined;
}

function Side({ title, root, parting }: SideProperties) {
  return (
    <div>
      <h4>{title}</h4>
      <ul className="steps">
        <Sentence node={root} parting={parting} />
      </ul>
    </div>
  );
}

/** What leads to the parting stands open. */
function Sentence({ node, parting }: { readonly node: Node; readonly parting: readonly number[] | undefined }) {
  const text = useText();
  const isParting = parting?.length === 0;
  const words = (
    <>
      {isParting && <span className="mark mark-doubt">{text("simulations.parting")}</span>}{" "}
      {sentenceCase(node.sentence)}
    </>
  );
  return (
    <li>
      {node.children.length === 0 ? (
        <p>{words}</p>
      ) : (
        <details open={parting !== undefined && !isParting}>
          <summary>{words}</summary>
          <ul className="steps">
            {node.children.map((child, place) => (
              // The sentences of an explanation are never reordered: their place is what they are.
              <Sentence
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={place}
                node={child}
                parting={parting?.[0] === place ? parting.slice(1) : undefined}
              />
            ))}
          </ul>
        </details>
      )}
      {node.citation && (
        <p className="step-source">
          <CitationLink citation={node.citation} />
        </p>
      )}
    </li>
  );
}
