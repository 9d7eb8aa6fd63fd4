/** What the examples never put to the test, line by line: the words of the marks beside the text. */
import { useAuthoringText } from "../../authoring/words.tsx";
import type { VersionRun } from "../../editor/study-protocol.ts";
import { branchWords } from "./branch-words.ts";

interface CoverageListProperties {
  readonly versions: readonly VersionRun[];
  readonly stale: boolean;
  readonly goToLine: (line: number) => void;
}

export function CoverageList({ versions, stale, goToLine }: CoverageListProperties) {
  const text = useAuthoringText();
  const branches = versions.flatMap((version) => version.branches);
  const taken = branches.filter(({ exercised }) => exercised).length;
  const open = versions.filter((version) => version.branches.some(({ exercised }) => !exercised));
  return (
    <section className={stale ? "coverage-list stale" : "coverage-list"}>
      <h3>{text("runs.title")}</h3>
      <p>{text("runs.sentence", { taken, count: branches.length, rules: versions.length })}</p>
      <p className="faint small">{text("runs.marks")}</p>
      {open.length > 0 && (
        <ul>
          {open.map((version) => (
            <li key={`${version.rule}/${version.line}`} className="coverage-rule">
              <button type="button" className="link-button" onClick={() => goToLine(version.line)}>
                {text("deliberation.place", { line: version.line })}
              </button>{" "}
              <code>{version.rule}</code>
              <ul>
                {version.branches
                  .filter(({ exercised }) => !exercised)
                  .map((branch) => (
                    <li key={branch.id}>
                      {branchWords(branch.id, text)}
                      {branch.on !== "" && <code className="branch-on">{branch.on}</code>}
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
