/** The two panes and what joins them: one text, one compiler, one reading. */
import { useNavigate } from "@tanstack/react-router";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useQuery } from "urql";
import type { DraftBasis, OpenDraft } from "../../authoring/use-draft.ts";
import { today } from "../../connection/today.ts";
import { fetchedPart } from "../../design/fetched-part.tsx";
import type { Reading } from "../../editor/protocol.ts";
import type { RuleEditorHandle } from "../../editor/rule-editor.tsx";
import type { LineAction } from "../../ledger/explaining.tsx";
import { LineActionProvider } from "../../ledger/explaining.tsx";
import { ViewingProvider } from "../../ledger/viewing.tsx";
import { EditorPane } from "./editor-pane.tsx";
import { LedgerPane } from "./ledger-pane.tsx";
import { useLiveComputation } from "./live-computation.ts";
import type { EditedAct } from "./operations.ts";
import { PersonOfLedger } from "./operations.ts";
import { useDeliberationSearch } from "./search.ts";
import { SeekingProvider } from "./seeking.tsx";
import { SidePane } from "./side-pane.tsx";
import { useStudy } from "./study.ts";

const KeepAsTest = fetchedPart(() => import("./keep-as-test.tsx"));

interface WorkbenchProperties {
  /** Undefined for an act that was never published. */
  readonly act: EditedAct | undefined;
  readonly basis: DraftBasis;
  readonly draft: OpenDraft;
  readonly sources: readonly { readonly name: string; readonly text: string }[];
  readonly covered: readonly string[];
}

export function Workbench({ act, basis, draft, sources, covered }: WorkbenchProperties) {
  const { professional, triennium: asked, asOf, knownOn, article, comma } = useDeliberationSearch();
  const [{ data, fetching, error }] = useQuery({
    query: PersonOfLedger,
    variables: { id: professional ?? "" },
    pause: professional === undefined,
  });
  const triennium = asked ?? trienniumOf(act, covered);
  const person = professional === undefined ? undefined : (data?.professional ?? undefined);
  const record = person?.registryId === professional ? person?.record : undefined;
  const reading = useMemo<Reading | undefined>(
    () =>
      record === undefined || triennium === undefined
        ? undefined
        : { record, triennium, asOf, knownOn, today: today() },
    [record, triennium, asOf, knownOn],
  );
  const { file } = basis;
  const live = useLiveComputation({ sources, file, text: draft.text, reading });
  const study = useStudy(sources);
  const editor = useRef<RuleEditorHandle>(null);
  useCitedComma(editor, live.computed?.outline, article, comma);
  const viewing = useMemo(() => ({ professional, triennium, asOf, knownOn }), [professional, triennium, asOf, knownOn]);
  const goTo = useCallback((offset: number) => editor.current?.goTo(offset), []);
  const [cursor, setCursor] = useState(draft.view.cursor);
  const [seeking, setSeeking] = useState(false);
  const navigate = useNavigate();
  const seek = useCallback(() => {
    setSeeking(true);
    navigate({ to: ".", search: (earlier: object) => ({ ...earlier, panel: undefined }), resetScroll: false }).catch(
      () => undefined,
    );
  }, [navigate]);
  const answered = useCallback(() => setSeeking(false), []);
  const back = useCallback(() => editor.current?.focus(), []);
  const { compiler } = live;
  const { text } = draft;
  const outline = live.computedText === text ? live.computed?.outline : undefined;
  const keepAsTest = useCallback<LineAction>(
    (line) => (
      <Suspense>
        <KeepAsTest line={line} compiler={compiler} editor={editor} text={text} outline={outline} />
      </Suspense>
    ),
    [compiler, text, outline],
  );
  return (
    <ViewingProvider value={viewing}>
      <div className="workbench">
        <EditorPane
          act={act}
          editor={editor}
          draft={draft}
          basis={basis}
          live={live}
          goTo={goTo}
          onCursor={setCursor}
          onSeek={reading === undefined ? undefined : seek}
        />
        <SidePane
          id={basis.id}
          study={study}
          file={file}
          published={basis.published?.text}
          text={draft.text}
          triennium={triennium}
          editor={editor}
          outline={outline}
        >
          <SeekingProvider
            text={text}
            cursor={cursor}
            outline={outline}
            asked={seeking}
            answered={answered}
            back={back}
          >
            <LineActionProvider value={keepAsTest}>
              <LedgerPane person={person} personFetching={fetching} personError={error} covered={covered} live={live} />
            </LineActionProvider>
          </SeekingProvider>
        </SidePane>
      </div>
    </ViewingProvider>
  );
}

/** The last triennium with rules in which the act has effect; when there is none, the last with rules. */
function trienniumOf(act: EditedAct | undefined, covered: readonly string[]): string | undefined {
  if (act === undefined) return covered.at(-1);
  const from = act.effectiveFrom.slice(0, 4);
  const to = act.effectiveTo?.slice(0, 4) ?? "9999";
  const inEffect = covered.filter((triennium) => triennium.slice(0, 4) <= to && triennium.slice(5) >= from);
  return inEffect.at(-1) ?? covered.at(-1);
}

type Outline = NonNullable<ReturnType<typeof useLiveComputation>["computed"]>["outline"];

/** Shows the comma of the address once the compiler knows where it stands, and again when the address names another. */
function useCitedComma(
  editor: { readonly current: RuleEditorHandle | null },
  outline: Outline | undefined,
  article: string | undefined,
  comma: string | undefined,
) {
  const shown = useRef<string>(undefined);
  // Who reloads finds the place where the reading was, not the one from which it began.
  const reloaded = useRef(wasReloaded());
  useEffect(() => {
    const wanted = article === undefined || comma === undefined ? undefined : `${article}/${comma}`;
    if (outline === undefined || shown.current === wanted) return;
    shown.current = wanted;
    const division = outline.find(({ number }) => number === article);
    const cited = division?.commi.find(({ number }) => number === comma) ?? null;
    editor.current?.cite(cited, { reveal: !reloaded.current });
    reloaded.current = false;
  }, [editor, outline, article, comma]);
}

function wasReloaded(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === "reload" && !opened;
  opened = true;
  return reloaded;
}

/** A reload opens one text: those opened after it were asked for. */
let opened = false;
