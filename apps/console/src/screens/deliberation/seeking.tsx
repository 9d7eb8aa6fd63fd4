/** What joins the cursor in the text to the sentences beside it: the comma of the cursor, and the sentence somebody asked to see. */
import type { ReactNode } from "react";
import { createContext, use, useCallback, useMemo, useState } from "react";
import { actNamed } from "../../authoring/act-named.ts";
import type { CommaPlace, OutlineDivision } from "../../editor/protocol.ts";
import type { ShownSentence } from "../../ledger/sought.tsx";
import { SoughtProvider } from "../../ledger/sought.tsx";

interface Seeking {
  /** Where the cursor is; undefined outside every comma. */
  readonly comma: CommaPlace | undefined;
  /** Whether its division is a section and not an article. */
  readonly isSection: boolean;
  /** Somebody asked from the text, and nobody has answered yet. */
  readonly asked: boolean;
  readonly answered: () => void;
  readonly show: (sentence: ShownSentence | undefined) => void;
  /** Puts the keyboard back in the text. */
  readonly back: () => void;
}

const nothing = () => undefined;
const Current = createContext<Seeking>({
  comma: undefined,
  isSection: false,
  asked: false,
  answered: nothing,
  show: nothing,
  back: nothing,
});

export function useSeeking(): Seeking {
  return use(Current);
}

interface SeekingProviderProperties {
  readonly text: string;
  readonly cursor: number;
  /** Of the text as it stands; undefined while the compiler is behind it: the comma known before still stands. */
  readonly outline: readonly OutlineDivision[] | undefined;
  readonly asked: boolean;
  readonly answered: () => void;
  readonly back: () => void;
  readonly children: ReactNode;
}

export function SeekingProvider(properties: SeekingProviderProperties) {
  const { text, cursor, outline, asked, answered, back, children } = properties;
  const [known, setKnown] = useState<CommaAt>();
  const found = useMemo(() => outline && commaAt(outline, text, cursor), [outline, text, cursor]);
  if (found !== undefined && !isSame(found, known)) setKnown(found);
  const [shown, setShown] = useState<{ readonly sentence: ShownSentence | undefined; readonly of: CommaAt }>();
  const show = useCallback(
    // A new object each time: the same sentence asked for twice is brought into view twice.
    (sentence: ShownSentence | undefined) => known && setShown({ sentence: sentence && { ...sentence }, of: known }),
    [known],
  );
  const seeking = useMemo(
    () => ({ comma: known?.comma, isSection: known?.isSection ?? false, asked, answered, show, back }),
    [known, asked, answered, show, back],
  );
  const sought = useMemo(
    () => ({ comma: known?.comma, shown: shown?.of === known ? shown?.sentence : undefined }),
    [known, shown],
  );
  return (
    <Current.Provider value={seeking}>
      <SoughtProvider value={sought}>{children}</SoughtProvider>
    </Current.Provider>
  );
}

interface CommaAt {
  readonly comma: CommaPlace | undefined;
  readonly isSection: boolean;
}

function commaAt(outline: readonly OutlineDivision[], text: string, cursor: number): CommaAt {
  const act = actNamed(text);
  for (const { number: article, word, commi } of outline) {
    const at = commi.find(({ start, end }) => start <= cursor && cursor <= end);
    if (at && act !== undefined) {
      return { comma: { act, article, comma: at.number }, isSection: word === "section" };
    }
  }
  return { comma: undefined, isSection: false };
}

function isSame(a: CommaAt, b: CommaAt | undefined): boolean {
  return (
    b !== undefined &&
    a.comma?.act === b.comma?.act &&
    a.comma?.article === b.comma?.article &&
    a.comma?.comma === b.comma?.comma
  );
}
