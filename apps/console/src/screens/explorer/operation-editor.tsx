/** CodeMirror with the schema: completion, checks and colours for an operation, all from the page's own files. */
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { graphql } from "cm6-graphql";
import { useEffect, useRef } from "react";
import { contentNonce, inTabOrder } from "../../editor/editor-page.ts";
import { schema } from "./committed-schema.ts";

interface OperationEditorProperties {
  /** Opened anew when it is another string: an example chosen. */
  readonly initialText: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword], color: "var(--law-keyword)", fontWeight: "600" },
  { tag: [tags.variableName, tags.atom], color: "var(--law-number)" },
  { tag: [tags.string, tags.number], color: "var(--law-text)" },
  { tag: tags.comment, color: "var(--ink-faint)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--good)" },
]);

export function OperationEditor({ initialText, label, onChange, onRun }: OperationEditorProperties) {
  const parent = useRef<HTMLDivElement>(null);
  const latest = useRef({ onChange, onRun });
  latest.current = { onChange, onRun };
  useEffect(() => {
    if (parent.current === null) return;
    const run = () => {
      latest.current.onRun();
      return true;
    };
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: initialText,
        extensions: [
          contentNonce(),
          Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          graphql(schema),
          syntaxHighlighting(colours),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label, ...inTabOrder }),
          keymap.of([...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [initialText, label]);
  return <div ref={parent} className="operation-editor" />;
}
