/** What the examples never put to the test, line by line: the words of the marks beside the text. */
import { memo, useCallback, useMemo, useRef } from "react";
import { useAuthoringText } from "../../authoring/words.tsx";
import { useGradually, useSameRows } from "../../design/gradually.ts";
import type { VersionRun } from "../../editor/study-protocol.ts";
import { branchWords } from "./branch-words.ts";

interface CoverageListProperties {
  readonly versions: readonly VersionRun[];
  readonly stale: boolean;
  readonly goToLine: (line: number) => void;
}

const atOnce = 20;

export function CoverageList({ versions, stale, goToLine }: CoverageListProperties) {
  const text = useAuthoringText();
  const { taken, count, open } = useMemo(() => countsOf(versions), [versions]);
  const same = useSameRows(open, saying);
  const drawn = useGradually(open.length, atOnce);
  const latest = useRef({ open, goToLine });
  latest.current = { open, goToLine };
  const goTo = useCallback((at: number) => {
    const version = latest.current.open[at];
    if (version) latest.current.goToLine(version.line);
  }, []);
  const known = new Map<string, number>();
  return (
    <section className={stale ? "coverage-list stale" : "coverage-list"}>
      <h3>{text("runs.title")}</h3>
      <p>{text("runs.sentence", { taken, count, rules: versions.length })}</p>
      <p className="faint small">{text("runs.marks")}</p>
      {open.length > 0 && (
        <ul>
          {same.slice(0, drawn).map((version, at) => (
            <Version
              key={keyOf(version, known)}
              version={version}
              at={at}
              line={open[at]?.line ?? version.line}
              goTo={goTo}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function countsOf(versions: readonly VersionRun[]) {
  const branches = versions.flatMap((version) => version.branches);
  return {
    taken: branches.filter(({ exercised }) => exercised).length,
    count: branches.length,
    open: versions.filter((version) => version.branches.some(({ exercised }) => !exercised)),
  };
}

/** Without the line, which every line written above moves. */
function saying({ line, ...version }: VersionRun): string {
  return JSON.stringify(version);
}

/** A rule may have several versions: they are told apart by their order. */
function keyOf({ rule }: VersionRun, known: Map<string, number>): string {
  const times = known.get(rule) ?? 0;
  known.set(rule, times + 1);
  return `${rule}/${times}`;
}

interface VersionProperties {
  readonly version: VersionRun;
  readonly at: number;
  readonly line: number;
  readonly goTo: (at: number) => void;
}

const Version = memo(function Version({ version, at, line, goTo }: VersionProperties) {
  const text = useAuthoringText();
  return (
    <li className="coverage-rule">
      <button type="button" className="link-button" onClick={() => goTo(at)}>
        {text("deliberation.place", { line })}
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
  );
});
