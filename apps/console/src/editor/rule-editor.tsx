/** The rule file in CodeMirror: the page gives it a text and problems, it gives back what is typed. Tab leaves it. */
import type { Ref } from "react";
import { useEffect, useImperativeHandle, useRef } from "react";
import { useLanguage } from "../messages/language.tsx";
import type { TextRange } from "./cited-lines.ts";
import { citeLines } from "./cited-lines.ts";
import "./editor.css";
import { showRuns, showValues } from "./line-marks.ts";
import type { EditorPlace, EditorService, OpenEditor } from "./open-editor.ts";
import { openEditor } from "./open-editor.ts";
import { applyEdits } from "./problems-in-text.ts";
import type { Problem } from "./protocol.ts";
import type { LineValue, VersionRun } from "./study-protocol.ts";

export interface RuleEditorHandle {
  /** Scrolls to a place, puts the cursor there and the keyboard in the text. */
  goTo(offset: number): void;
  /** Marks the lines of a comma and, if asked, brings them into view, leaving the keyboard where it is. */
  cite(range: TextRange | null, how: { readonly reveal: boolean }): void;
  replace(text: string): void;
  /** Changes stretches of the text at once, each where it stood before any of them. */
  fix(edits: Problem["fixes"][number]["edits"]): void;
  /** The same, and the keyboard stays where it is. */
  change(edits: Problem["fixes"][number]["edits"]): void;
  goToLine(line: number): void;
  /** Where the cursor is; undefined before the text is on the screen. */
  cursor(): number | undefined;
  /** Puts the keyboard in the text, where the cursor was. */
  focus(): void;
  /** Values at the ends of lines; none takes them away. */
  showValues(values: readonly LineValue[]): void;
  /** Marks of how far the examples exercise each rule; none takes them away. */
  showRuns(versions: readonly VersionRun[]): void;
}

interface RuleEditorProperties {
  readonly ref: Ref<RuleEditorHandle>;
  readonly initialText: string;
  readonly initialPlace: EditorPlace;
  readonly label: string;
  readonly problems: readonly Problem[];
  readonly service: EditorService;
}

export function RuleEditor({ ref, initialText, initialPlace, label, problems, service }: RuleEditorProperties) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<OpenEditor>(null);
  const { language } = useLanguage();
  // What is typed outlives a change of language or of callbacks: the editor is opened once.
  const first = useRef({ text: initialText, place: initialPlace });
  const latest = useRef(service);
  latest.current = service;

  useEffect(() => {
    if (parent.current === null) return;
    const opened = openEditor(parent.current, first.current.text, first.current.place, {
      changed: (text) => latest.current.changed(text),
      looked: (place) => latest.current.looked(place),
      colour: (text) => latest.current.colour(text),
      hover: (text, offset) => latest.current.hover(text, offset),
      asked: (what) => latest.current.asked(what),
      define: (text, offset) => latest.current.define(text, offset),
      complete: (text, offset) => latest.current.complete(text, offset),
    });
    editor.current = opened;
    return () => opened.view.destroy();
  }, []);

  useEffect(() => editor.current?.speak(language, label), [language, label]);
  useEffect(() => editor.current?.show(problems, language), [problems, language]);

  useImperativeHandle(ref, () => ({
    goTo: (offset) => editor.current?.goTo(offset),
    change: (edits) => {
      const view = editor.current?.view;
      if (view !== undefined) applyEdits(view, edits);
    },
    showValues: (values) => editor.current?.view.dispatch({ effects: showValues.of(values) }),
    showRuns: (versions) => editor.current?.view.dispatch({ effects: showRuns.of(versions) }),
    goToLine: (line) => {
      const opened = editor.current;
      if (opened === null) return;
      const { doc } = opened.view.state;
      opened.goTo(doc.line(Math.min(Math.max(line, 1), doc.lines)).from);
    },
    cursor: () => editor.current?.view.state.selection.main.head,
    focus: () => editor.current?.view.focus(),
    cite: (range, { reveal }) => {
      const opened = editor.current;
      opened?.view.dispatch({ effects: citeLines.of(range) });
      if (range !== null && reveal) opened?.reveal(range.start);
    },
    replace: (text) => editor.current?.replace(text),
    fix: (edits) => {
      const view = editor.current?.view;
      if (view === undefined) return;
      applyEdits(view, edits);
      view.focus();
    },
  }));

  return <div ref={parent} className="rule-editor" />;
}
