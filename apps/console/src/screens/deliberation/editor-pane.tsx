/** The left pane: the cited comma, the text with its tools, its problems in words. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { RefObject } from "react";
import { useMemo, useState } from "react";
import type { EditorService } from "../../editor/open-editor.ts";
import type { RuleEditorHandle } from "../../editor/rule-editor.tsx";
import { RuleEditor } from "../../editor/rule-editor.tsx";
import { useLanguage } from "../../messages/language.tsx";
import type { MessageKey } from "../../messages/text.ts";
import { useText } from "../../messages/text.ts";
import { CitedComma } from "./cited-comma.tsx";
import type { LiveComputation } from "./live-computation.ts";
import type { EditedAct } from "./operations.ts";
import { Outline } from "./outline.tsx";
import { ProblemList } from "./problem-list.tsx";
import type { Trial } from "./trial-text.ts";

const route = getRouteApi("/deliberations/$act");

interface EditorPaneProperties {
  readonly act: EditedAct;
  readonly editor: RefObject<RuleEditorHandle | null>;
  readonly trial: Trial;
  readonly published: { readonly name: string; readonly text: string };
  readonly live: LiveComputation;
  readonly goTo: (offset: number) => void;
}

export function EditorPane({ act, editor, trial, published, live, goTo }: EditorPaneProperties) {
  const text = useText();
  const { language } = useLanguage();
  const { article, comma } = route.useSearch();
  const navigate = useNavigate();
  const [said, setSaid] = useState<MessageKey>();
  const { compiler, computed } = live;
  const inThisFile = useMemo(
    () => computed?.problems.filter(({ file }) => file === published.name) ?? [],
    [computed, published.name],
  );
  const service = useMemo<EditorService>(() => {
    const file = published.name;
    return {
      changed: (changed) => {
        setSaid(undefined);
        trial.change(changed);
      },
      colour: async (written) => compiler?.colour(written),
      hover: async (written, offset) => compiler?.hover({ file, text: written, offset }, language),
      define: async (written, offset) => {
        const at = await compiler?.define({ file, text: written, offset });
        return at?.file === file ? at.start : undefined;
      },
      complete: async (written, offset) => compiler?.complete({ file, text: written, offset }, language),
    };
  }, [compiler, published.name, language, trial.change]);
  const tidy = async () => {
    const tidied = await compiler?.format(published.name, trial.text).catch(() => undefined);
    if (tidied === undefined) return setSaid("deliberation.formatFailed");
    const already = tidied === trial.text;
    editor.current?.replace(tidied);
    setSaid(already ? "deliberation.alreadyFormatted" : "deliberation.formatted");
  };
  const restore = () => {
    editor.current?.replace(published.text);
    setSaid("deliberation.restored");
  };
  return (
    <section className="editor-pane" aria-labelledby="editor-heading">
      {article !== undefined && comma !== undefined && (
        <CitedComma
          act={act}
          article={article}
          comma={comma}
          onClose={() => {
            navigate({
              to: ".",
              search: (earlier) => ({ ...earlier, article: undefined, comma: undefined }),
              resetScroll: false,
            }).catch(() => undefined);
          }}
        />
      )}
      <div className="pane-heading">
        <h2 id="editor-heading">{text("deliberation.editor")}</h2>
        <span className={trial.modified ? "state state-modified" : "state"}>
          {text(trial.modified ? "deliberation.modified" : "deliberation.asPublished")}
        </span>
      </div>
      <p className="trial-note">
        <strong>{text("deliberation.trial")}.</strong> {text("deliberation.trialHint")}
      </p>
      <div className="editor-tools">
        <Outline outline={computed?.outline ?? []} goTo={goTo} />
        <button type="button" className="button button-quiet" onClick={tidy} disabled={compiler === undefined}>
          {text("deliberation.format")}
        </button>
        <button type="button" className="button button-quiet" onClick={restore} disabled={!trial.modified}>
          {text("deliberation.restore")}
        </button>
        <span className="editor-said" role="status">
          {said && text(said)}
        </span>
      </div>
      {compiler !== undefined && (
        <RuleEditor
          ref={editor}
          initialText={trial.text}
          label={text("deliberation.editorLabel")}
          problems={inThisFile}
          service={service}
        />
      )}
      <p className="editor-keys faint">{text("deliberation.keys")}</p>
      <ProblemList
        file={published.name}
        problems={computed?.problems}
        onGoTo={goTo}
        onFix={(edits) => editor.current?.fix(edits)}
      />
    </section>
  );
}
