/** The smallest person whose result changes, and each result before and after; it can be kept as an example. */
import { useState } from "react";
import type { NewExample } from "../../authoring/insert-example.ts";
import { useAuthoringText } from "../../authoring/words.tsx";
import type { SaidWitness } from "../../editor/study-protocol.ts";

interface WitnessCardProperties {
  readonly witness: SaidWitness;
  readonly cycle: string;
  readonly stale: boolean;
  readonly addExample: (example: NewExample & { readonly about: string }) => void;
}

export function WitnessCard({ witness, cycle, stale, addExample }: WitnessCardProperties) {
  const text = useAuthoringText();
  const [added, setAdded] = useState(false);
  const asserted = witness.results.flatMap(({ assertion }) => assertion ?? []);
  const [about] = witness.results;
  return (
    <figure className="witness">
      <figcaption>{text("witness.title")}</figcaption>
      {witness.lines.length === 0 ? (
        <p>{text("witness.nobody")}</p>
      ) : (
        <ul className="test-given">
          {witness.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <table className="witness-results">
        <thead>
          <tr>
            <th scope="col">{text("witness.result")}</th>
            <th scope="col">{text("witness.before")}</th>
            <th scope="col">{text("witness.after")}</th>
          </tr>
        </thead>
        <tbody>
          {witness.results.map(({ rule, label, before, after }) => (
            <tr key={`${rule}/${label}`}>
              <th scope="row">{label}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {witness.more > 0 && <p className="faint small">{text("witness.more", { count: witness.more })}</p>}
      {about !== undefined && asserted.length > 0 && (
        <button
          type="button"
          className="button button-quiet"
          disabled={stale || added}
          onClick={() => {
            const lines = [...witness.lines, ...asserted.slice(0, 3)];
            addExample({ title: text("witness.exampleTitle"), cycle, lines, about: about.rule });
            setAdded(true);
          }}
        >
          {text(added ? "study.added" : "study.addTest")}
        </button>
      )}
    </figure>
  );
}
