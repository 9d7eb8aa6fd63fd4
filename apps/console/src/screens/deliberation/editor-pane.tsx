/** The left pane: the cited comma, the text with its tools, its problems in words. */
import { useNavigate } from "@tanstack/react-router";
import type { RefObject } from "react";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DraftBasis, OpenDraft } from "../../authoring/use-draft.ts";
import { fetchedPart } from "../../design/fetched-part.tsx";
import type { EditorService } from "../../editor/open-editor.ts";
import type { Place, Problem } from "../../editor/protocol.ts";
import type { RuleEditorHandle } from "../../editor/rule-editor.tsx";
import { RuleEditor } from "../../editor/rule-editor.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { CitedComma } from "./cited-comma.tsx";
import { DraftNote, DraftState } from "./draft-state.tsx";
import { LineValues } from "./line-values.tsx";
import type { LiveComputation } from "./live-computation.ts";
import type { EditedAct } from "./operations.ts";
import { Outline } from "./outline.tsx";
import { ProblemList } from "./problem-list.tsx";
import { useDeliberationSearch } from "./search.ts";

const RenameDialog = fetchedPart(() => import("./rename-dialog.tsx"));
const ServerCopy = fetchedPart(() => import("./server-copy.tsx"));

interface EditorPaneProperties {
  /** Undefined for an act that was never published. */
  readonly act: EditedAct | undefined;
  readonly editor: RefObject<RuleEditorHandle | null>;
  readonly draft: OpenDraft;
  readonly basis: DraftBasis;
  readonly live: LiveComputation;
  readonly goTo: (offset: number) => void;
  /** Told where the cursor is, a moment after it moved. */
  readonly onCursor: (offset: number) => void;
  /** Somebody asks what of the explanation comes from the comma of the cursor; undefined while nobody's ledger is beside the text. */
  readonly onSeek: (() => void) | undefined;
}

export function EditorPane(properties: EditorPaneProperties) {
  const { act, editor, draft, basis, live, goTo, onCursor, onSeek } = properties;
  const text = useText();
  const { language } = useLanguage();
  const { article, comma } = useDeliberationSearch();
  const navigate = useNavigate();
  const [said, setSaid] = useState<string>();
  const [above, setAbove] = useState<Element | null>(null);
  const [renaming, setRenaming] = useState<Place>();
  const { compiler, computed } = live;
  const { file, published: begun } = basis;
  const published = begun?.text;
  const inThisFile = useMemo(
    () => computed?.problems.filter((problem) => problem.file === file) ?? [],
    [computed, file],
  );
  const { change, look, onTypedElsewhere } = draft;
  useEffect(() => onTypedElsewhere((typed) => editor.current?.replace(typed)), [editor, onTypedElsewhere]);
  // What the keys of the editor ask is done with the text of the moment.
  const latest = useRef<Readonly<Record<"rename" | "sentences", () => void>>>({
    rename: () => undefined,
    sentences: () => undefined,
  });
  const fix = useCallback((edits: Problem["fixes"][number]["edits"]) => editor.current?.fix(edits), [editor]);
  const service = useMemo<EditorService>(() => {
    return {
      changed: (changed) => {
        setSaid(undefined);
        change(changed);
      },
      looked: (place) => {
        look(place);
        onCursor(place.cursor);
      },
      asked: (what) => latest.current[what](),
      colour: async (written) => compiler?.colour(written),
      hover: async (written, offset) => await orNone(compiler?.hover({ file, text: written, offset }, language)),
      define: async (written, offset) => {
        const at = await orNone(compiler?.define({ file, text: written, offset }));
        return at?.file === file ? at.start : undefined;
      },
      complete: async (written, offset) => await orNone(compiler?.complete({ file, text: written, offset }, language)),
    };
  }, [compiler, file, language, change, look, onCursor]);
  const rename = () => {
    const offset = editor.current?.cursor();
    setSaid(undefined);
    if (offset !== undefined) setRenaming({ file, text: draft.text, offset });
  };
  const sentences = () => {
    setSaid(onSeek === undefined ? text("deliberation.noneChosen") : undefined);
    const offset = editor.current?.cursor();
    if (offset !== undefined) onCursor(offset);
    onSeek?.();
  };
  latest.current = { rename, sentences };
  const tidy = async () => {
    const tidied = await compiler?.format(file, draft.text).catch(() => undefined);
    if (tidied === undefined) return setSaid(text("deliberation.formatFailed"));
    const already = tidied === draft.text;
    editor.current?.replace(tidied);
    setSaid(text(already ? "deliberation.alreadyFormatted" : "deliberation.formatted"));
  };
  const restore = () => {
    if (published === undefined) return;
    editor.current?.replace(published);
    setSaid(text("deliberation.restored"));
  };
  return (
    <section className="editor-pane" aria-labelledby="editor-heading">
      {act !== undefined && article !== undefined && comma !== undefined && (
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
        <DraftState draft={draft} published={published !== undefined} />
      </div>
      <DraftNote draft={draft} published={published !== undefined} />
      <div className="editor-tools">
        <Outline outline={computed?.outline ?? noOutline} goTo={goTo} />
        <button type="button" className="button button-quiet" onClick={tidy} disabled={compiler === undefined}>
          {text("deliberation.format")}
        </button>
        {published !== undefined && (
          <button type="button" className="button button-quiet" onClick={restore} disabled={!draft.modified}>
            {text("deliberation.restore")}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={rename} disabled={compiler === undefined}>
          {text("deliberation.rename")}
        </button>
        <LineValues live={live} text={draft.text} file={file} editor={editor} />
        <span className="editor-said" role="status">
          {said}
        </span>
      </div>
      {/* Here from the beginning, so that what comes into it is announced. */}
      <div role="status" ref={setAbove} />
      {compiler !== undefined && (
        <RuleEditor
          ref={editor}
          initialText={draft.text}
          initialPlace={draft.view}
          label={text("deliberation.editorLabel")}
          problems={inThisFile}
          service={service}
        />
      )}
      {renaming !== undefined && (
        <Suspense fallback={null}>
          <RenameDialog
            place={renaming}
            text={draft.text}
            compiler={compiler}
            editor={editor}
            onClose={(done) => {
              setRenaming(undefined);
              setSaid(done);
            }}
          />
        </Suspense>
      )}
      <p className="editor-keys faint">{text("deliberation.keys")}</p>
      {/* Below the text, which stays where it is when this arrives. */}
      <Suspense fallback={null}>
        <ServerCopy basis={basis} draft={draft} editor={editor} above={above} />
      </Suspense>
      <ProblemList file={file} problems={computed?.problems} onGoTo={goTo} onFix={fix} />
    </section>
  );
}

const noOutline: NonNullable<LiveComputation["computed"]>["outline"] = [];

/** Help that cannot come, because the network is away, does not stop who writes. */
async function orNone<Help>(help: Promise<Help | undefined> | undefined): Promise<Help | undefined> {
  return await help?.catch(() => undefined);
}
