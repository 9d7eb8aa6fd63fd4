/** Amounts, bands and dates of the act as a form: each field changes its own characters of the text, and nothing else. */
import { memo, useCallback, useRef } from "react";
import type { AuthoringKey } from "../../authoring/words.tsx";
import { useAuthoringText } from "../../authoring/words.tsx";
import { useGradually, useSameRows } from "../../design/gradually.ts";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import type { Entry, EntryGroup } from "../../editor/study-protocol.ts";
import { EntryField, PlacesAreStale } from "./entry-field.tsx";
import "./panels.css";
import type { Study } from "./study.ts";
import { useStudied } from "./study.ts";

interface EntriesPanelProperties {
  readonly study: Study;
  readonly file: string;
  readonly text: string;
  readonly goTo: (offset: number) => void;
  readonly change: (entry: Entry, text: string) => void;
}

export function EntriesPanel({ study, file, text: written, goTo, change }: EntriesPanelProperties) {
  const text = useAuthoringText();
  const { answer, stale, failure, withErrors } = useStudied(`${file}\n${written}`, () =>
    study.compiler().entries({ file, text: written }),
  );
  if (failure !== undefined) return <Notice tone="bad" title={text("entries.failed", { failure })} announced />;
  if (answer === undefined) {
    return withErrors ? (
      <Notice tone="doubt" title={text("study.neverTitle")} />
    ) : (
      <Waiting>{text("entries.waiting")}</Waiting>
    );
  }
  return <EntryGroups groups={answer} stale={stale} goTo={goTo} change={change} />;
}

interface EntryGroupsProperties extends Pick<EntriesPanelProperties, "goTo" | "change"> {
  readonly groups: readonly EntryGroup[];
  /** True while the places of the values are of an earlier text. */
  readonly stale: boolean;
}

const atOnce = 20;

/** A key draws none of the fields again: a group is drawn when one of its values changes. */
export function EntryGroups({ groups, stale, goTo, change }: EntryGroupsProperties) {
  const text = useAuthoringText();
  const same = useSameRows(groups, saying);
  const drawn = useGradually(groups.length, atOnce);
  const latest = useRef({ groups, goTo, change });
  latest.current = { groups, goTo, change };
  const goToGroup = useCallback((at: number) => {
    const group = latest.current.groups[at];
    if (group) latest.current.goTo(group.start);
  }, []);
  const changeEntry = useCallback((at: number, which: number, value: string) => {
    const entry = latest.current.groups[at]?.entries[which];
    if (entry) latest.current.change(entry, value);
  }, []);
  return (
    <PlacesAreStale.Provider value={stale}>
      <p className="panel-hint">{text("entries.lede")}</p>
      {same.slice(0, drawn).map((group, at) => (
        <Group
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may have the same name in a comma; a form keeps its place
          key={`${at}/${group.article}/${group.comma}/${group.name}`}
          group={group}
          at={at}
          goTo={goToGroup}
          change={changeEntry}
        />
      ))}
    </PlacesAreStale.Provider>
  );
}

/** Without the places, which every key moves. */
function saying({ start, entries, ...group }: EntryGroup): string {
  return JSON.stringify({ ...group, entries: entries.map(({ start: from, end, ...entry }) => entry) });
}

interface GroupProperties {
  readonly group: EntryGroup;
  readonly at: number;
  readonly goTo: (at: number) => void;
  readonly change: (at: number, which: number, value: string) => void;
}

const Group = memo(function Group({ group, at, goTo, change }: GroupProperties) {
  const text = useAuthoringText();
  const { name, article, comma, entries } = group;
  const title = article === "" ? text("entries.act") : text("entries.place", { article, comma });
  return (
    <fieldset className="entry-group">
      <legend>
        {name !== "" && <code>{name}</code>}{" "}
        <button type="button" className="link-button" onClick={() => goTo(at)}>
          {title}
        </button>
      </legend>
      {/* A band a row: what it begins from, what it goes up to, what it gives. */}
      {[...new Set(entries.map(({ band }) => band))].map((band) => (
        <div key={band ?? ""} className={band === undefined ? "entry-fields" : "entry-fields entry-band"}>
          {entries.map((entry, which) =>
            entry.band === band ? (
              <div key={entry.part} className={`entry-${entry.part}`}>
                <EntryField
                  entry={entry}
                  label={text(partKeys[entry.part], { band: band ?? 0 })}
                  onChange={(value) => change(at, which, value)}
                />
              </div>
            ) : null,
          )}
        </div>
      ))}
    </fieldset>
  );
});

const partKeys: Readonly<Record<Entry["part"], AuthoringKey>> = {
  adopted: "entries.adopted",
  published: "entries.published",
  effectFrom: "entries.effectFrom",
  effectTo: "entries.effectTo",
  value: "entries.value",
  bandFrom: "entries.bandFrom",
  bandTo: "entries.bandTo",
  bandValue: "entries.bandValue",
};
