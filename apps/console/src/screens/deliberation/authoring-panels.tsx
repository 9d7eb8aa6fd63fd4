/** The panels of who writes an act, with their words: one file to fetch, and one place where they change the text. */
import { useEffect } from "react";
import { acceptingEdits } from "../../authoring/accepting.ts";
import { commaFor } from "../../authoring/comma-for.ts";
import type { NewExample } from "../../authoring/insert-example.ts";
import { exampleEdit, examplesEdit } from "../../authoring/insert-example.ts";
import { AuthoringWords } from "../../authoring/words.tsx";
import { today } from "../../connection/today.ts";
import { useLanguage } from "../../messages/language.tsx";
import { DifferencesPanel } from "./differences-panel.tsx";
import { EntriesPanel } from "./entries-panel.tsx";
import type { Panel, PanelProperties } from "./panels.ts";
import type { BesideText } from "./side-pane.tsx";
import { useStudied } from "./study.ts";
import { TestsPanel } from "./tests-panel.tsx";

export default function AuthoringPanels({ panel, ...beside }: BesideText & { readonly panel: Panel }) {
  return (
    <AuthoringWords>
      {panel === "tests" && <Tests {...beside} />}
      {panel === "differences" && <Differences {...beside} />}
      {panel === "values" && <Values {...beside} />}
    </AuthoringWords>
  );
}

function Tests({ study, file, text, editor, outline }: BesideText) {
  const { language } = useLanguage();
  const tested = useStudied(`${language} ${file}\n${text}`, () => study.compiler().test({ file, text }, language));
  const { answer, stale } = tested;
  const versions = stale ? undefined : answer?.versions;
  useEffect(() => {
    // While the examples run again the marks move with the text.
    if (versions) editor.current?.showRuns(versions);
  }, [editor, versions]);
  useEffect(() => () => editor.current?.showRuns([]), [editor]);
  const panel: PanelProperties = {
    outline,
    addExamples: (comma, examples) => {
      const edit = examplesEdit(text, comma, examples);
      if (edit !== undefined) editor.current?.change([edit]);
    },
    goTo: (offset) => editor.current?.goTo(offset),
    goToLine: (line) => editor.current?.goToLine(line),
    accept: (accepted) => editor.current?.fix(acceptingEdits(text, { ...accepted, today: today() })),
  };
  return <TestsPanel tested={tested} {...panel} />;
}

function Values({ study, file, text, editor }: BesideText) {
  return (
    <EntriesPanel
      study={study}
      file={file}
      text={text}
      goTo={(offset) => editor.current?.goTo(offset)}
      change={({ start, end }, value) => editor.current?.change([{ start, end, text: value }])}
    />
  );
}

function Differences({ study, file, published, text, triennium, editor, outline }: BesideText) {
  const add = (example: NewExample & { readonly about: string }) => {
    const comma = outline && commaFor(text, outline, example.about);
    const edit = comma && exampleEdit(text, comma, example);
    if (edit === undefined) return;
    editor.current?.fix([edit]);
    editor.current?.goTo(edit.start);
  };
  return (
    <DifferencesPanel
      study={study}
      file={file}
      published={published}
      text={text}
      triennium={triennium}
      addExample={add}
    />
  );
}
