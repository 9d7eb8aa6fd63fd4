/** The text being written: kept as one types, found again with cursor and place after a reload, the same in every tab. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DraftChannel } from "./draft-channel.ts";
import { openDraftChannel } from "./draft-channel.ts";
import type { Draft, DraftView } from "./draft-store.ts";
import { draftWriter, readDraft } from "./draft-store.ts";

/** What a draft begins from. */
export interface DraftBasis {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** The published text; undefined for an act that was never published. */
  readonly published: { readonly text: string; readonly hash: string } | undefined;
}

export interface OpenDraft {
  readonly text: string;
  readonly view: DraftView;
  readonly modified: boolean;
  /** `kept` when every key is in the browser's database; `lasting` while a write is under way; `lost` when it refuses. */
  readonly keeping: "kept" | "lasting" | "lost";
  /** How many other tabs have the same draft open. */
  readonly elsewhere: number;
  /** True when the act has been published anew since the draft began. */
  readonly outdated: boolean;
  readonly change: (text: string) => void;
  readonly look: (view: DraftView) => void;
  /** Told what another tab types; at most one listener. */
  readonly onTypedElsewhere: (listener: (text: string) => void) => void;
}

const start: DraftView = { cursor: 0, top: 0 };

/** Undefined while the browser looks for it, and when there is neither a draft nor a published text. */
export function useDraft(basis: DraftBasis): OpenDraft | undefined | "missing" {
  const { id, published } = basis;
  const [draft, setDraft] = useState<Draft | "missing">();
  const [keeping, setKeeping] = useState<OpenDraft["keeping"]>("kept");
  const [elsewhere, setElsewhere] = useState(0);
  const kept = useRef<Draft>(undefined);
  const channel = useRef<DraftChannel>(undefined);
  const listener = useRef<(text: string) => void>(undefined);
  const writer = useMemo(() => draftWriter((outcome) => setKeeping(outcome === "saved" ? "kept" : "lost")), []);
  const first = useRef(basis);
  first.current = basis;

  useEffect(() => {
    let current = true;
    const show = (found: Draft | undefined) => {
      if (!current) return;
      const { file, title, published: begun } = first.current;
      const fresh = begun && { id, file, title, text: begun.text, basis: begun.hash, view: start, savedAt: "" };
      // What was only looked at follows the published text; what was written stays.
      const shown = found !== undefined && (found.savedAt !== "" || found.basis === begun?.hash) ? found : fresh;
      kept.current = shown;
      setDraft(shown ?? "missing");
    };
    readDraft(id).then(show, () => {
      // A browser that keeps nothing still shows the text, and says so at the first key.
      show(undefined);
    });
    const heard = {
      others: (count: number) => current && setElsewhere(count),
      typed: (text: string) => {
        if (!current || kept.current === undefined || kept.current.text === text) return;
        kept.current = { ...kept.current, text, savedAt: new Date().toISOString() };
        listener.current?.(text);
        setDraft(kept.current);
      },
    };
    channel.current = openDraftChannel(id, heard);
    // A tab that slept heard nothing: what was kept meanwhile is the text.
    const woken = () => {
      if (document.visibilityState !== "visible") return;
      const found = readDraft(id).then((stored) => {
        if (stored && stored.savedAt > (kept.current?.savedAt ?? "")) heard.typed(stored.text);
      });
      found.catch(() => undefined);
    };
    document.addEventListener("visibilitychange", woken);
    return () => {
      current = false;
      document.removeEventListener("visibilitychange", woken);
      channel.current?.close();
    };
  }, [id]);

  const keep = useCallback(
    (changed: Draft) => {
      kept.current = changed;
      setKeeping((before) => (before === "lost" ? before : "lasting"));
      writer.write(changed);
    },
    [writer],
  );
  const change = useCallback(
    (text: string) => {
      const before = kept.current;
      if (before === undefined || before.text === text) return;
      const own = text !== first.current.published?.text;
      const changed = { ...before, text, savedAt: own ? new Date().toISOString() : "" };
      keep(own ? changed : { ...changed, basis: first.current.published?.hash });
      channel.current?.typed(text);
      setDraft(changed);
    },
    [keep],
  );
  const look = useCallback(
    (view: DraftView) => {
      // Where one looks is kept, but is no reason to draw the page again.
      if (kept.current !== undefined) keep({ ...kept.current, view });
    },
    [keep],
  );
  const onTypedElsewhere = useCallback((told: (text: string) => void) => {
    listener.current = told;
  }, []);
  if (draft === undefined || draft === "missing") return draft;
  return {
    text: draft.text,
    view: draft.view,
    modified: draft.text !== published?.text,
    keeping,
    elsewhere,
    outdated:
      published !== undefined &&
      draft.savedAt !== "" &&
      draft.basis !== published.hash &&
      // What was published meanwhile may be this very text.
      draft.text !== published.text,
    change,
    look,
    onTypedElsewhere,
  };
}
