/** Two texts as one with what was taken and what was put, equal stretches folded; read only. Fetched when somebody looks. */
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { contentNonce, inTabOrder } from "../../editor/editor-page.ts";
import { italianPhrases } from "../../editor/phrases.ts";
import { useLanguage } from "../../messages/language.tsx";

interface TextDifferenceProperties {
  readonly before: string;
  readonly after: string;
  readonly label: string;
}

export default function TextDifference({ before, after, label }: TextDifferenceProperties) {
  const parent = useRef<HTMLDivElement>(null);
  const { language } = useLanguage();
  useEffect(() => {
    if (parent.current === null) return;
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          contentNonce(),
          lineNumbers(),
          EditorView.lineWrapping,
          EditorView.editable.of(false),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({
            "aria-label": label,
            lang: "it",
            role: "textbox",
            "aria-readonly": "true",
            "aria-multiline": "true",
            ...inTabOrder,
          }),
          language === "it" ? EditorState.phrases.of(italianPhrases) : [],
          unifiedMergeView({
            original: before,
            mergeControls: false,
            gutter: true,
            collapseUnchanged: { margin: 3, minSize: 6 },
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [before, after, label, language]);
  return <div ref={parent} className="rule-editor text-difference" />;
}
