/** Two explanations of the same result side by side, open down to the sentence where they part, which is marked. */
import type { Citation } from "@delibera/ledger/statement";
import { CitationLink } from "../../ledger/citation-link.tsx";
import "../../ledger/ledger.css";
import { sentenceCase } from "../../messages/format.ts";
import { useText } from "../../messages/text.ts";

export interface Explained {
  readonly sentence: string;
  readonly citation?: Citation | undefined;
  readonly children: readonly Explained[];
}

interface PairProperties {
  readonly before: Explained;
  readonly after: Explained;
  /** Numbers of children from the top, in each, to the first difference; undefined when no sentence differs. */
  readonly parting: { readonly before: readonly number[]; readonly after: readonly number[] } | undefined;
}

export function ExplanationPair({ before, after, parting }: PairProperties) {
  const text = useText();
  return (
    <div className="simulation-pair">
      <Side title={text("simulations.before")} root={before} parting={parting?.before} />
      <Side title={text("simulations.after")} root={after} parting={parting?.after} />
    </div>
  );
}

interface SideProperties {
  readonly title: string;
  readonly root: Explained;
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
function Sentence({ node, parting }: { readonly node: Explained; readonly parting: readonly number[] | undefined }) {
  const text = useText();
  const isParting = parting?.length === 0;
  const words = (
    <>
      {isParting && <span className="mark mark-doubt">{text("simulations.parting")}</span>}{" "}
      {sentenceCase(node.sentence)}
    </>
  );
  return (
    <li className={isParting ? "simulation-parting" : undefined}>
      {node.children.length === 0 ? (
        <p className="step">{words}</p>
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
