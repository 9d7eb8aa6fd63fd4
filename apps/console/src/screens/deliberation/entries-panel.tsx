/** Amounts, bands and dates of the act as a form: each field changes its own characters of the text, and nothing else. */
import type { AuthoringKey } from "../../authoring/words.tsx";
import { useAuthoringText } from "../../authoring/words.tsx";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import type { Entry, EntryGroup } from "../../editor/study-protocol.ts";
import { EntryField } from "./entry-field.tsx";
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
  return (
    <>
      <p className="panel-hint">{text("entries.lede")}</p>
      {answer.map((group, at) => (
        <Group
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may have the same name in a comma; a form keeps its place
          key={`${at}/${group.article}/${group.comma}/${group.name}`}
          group={group}
          stale={stale}
          goTo={goTo}
          change={change}
        />
      ))}
    </>
  );
}

interface GroupProperties extends Pick<EntriesPanelProperties, "goTo" | "change"> {
  readonly group: EntryGroup;
  readonly stale: boolean;
}

function Group({ group, stale, goTo, change }: GroupProperties) {
  const text = useAuthoringText();
  const { name, article, comma, start, entries } = group;
  const title = article === "" ? text("entries.act") : text("entries.place", { article, comma });
  return (
    <fieldset className="entry-group">
      <legend>
        {name !== "" && <code>{name}</code>}{" "}
        <button type="button" className="link-button" onClick={() => goTo(start)}>
          {title}
        </button>
      </legend>
      {/* A band a row: what it begins from, what it goes up to, what it gives. */}
      {[...new Set(entries.map(({ band }) => band))].map((band) => (
        <div key={band ?? ""} className={band === undefined ? "entry-fields" : "entry-fields entry-band"}>
          {entries
            .filter((entry) => entry.band === band)
            .map((entry) => (
              <div key={entry.part} className={`entry-${entry.part}`}>
                <EntryField
                  entry={entry}
                  label={text(partKeys[entry.part], { band: band ?? 0 })}
                  stale={stale}
                  onChange={(value) => change(entry, value)}
                />
              </div>
            ))}
        </div>
      ))}
    </fieldset>
  );
}

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
