/** What whoever writes looks for in a ledger: all that comes from the comma of the cursor is marked, and one sentence is brought into view. */
import type { Citation } from "@delibera/ledger/statement";
import { createContext, use, useEffect, useRef } from "react";
import { useText } from "../messages/text.ts";

export interface Sought {
  readonly comma: Pick<Citation, "act" | "article" | "comma"> | undefined;
  readonly shown: ShownSentence | undefined;
}

/** A sentence of the explanation of a line; `path` counts the children to it from the top. A new object asks again. */
export interface ShownSentence {
  readonly line: string;
  readonly path: readonly number[];
}

const Current = createContext<Sought>({ comma: undefined, shown: undefined });

export const SoughtProvider = Current.Provider;

export function useIsSought(citation: Citation | undefined): boolean {
  const { comma } = use(Current);
  if (comma === undefined || citation === undefined) return false;
  return citation.act === comma.act && citation.article === comma.article && citation.comma === comma.comma;
}

/** The sentence to bring into view, when it is one of this line. */
export function useShownIn(line: string): ShownSentence | undefined {
  const { shown } = use(Current);
  return shown?.line === line ? shown : undefined;
}

/** Opens what hides the sentence sought: told once for each time somebody asks. */
export function useOpenedFor(shown: ShownSentence | undefined, open: () => void) {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    if (shown !== undefined) latest.current();
  }, [shown]);
}

/** The mark for whoever does not see it. */
export function SoughtWords({ sought }: { readonly sought: boolean }) {
  const text = useText();
  return sought ? <span className="visually-hidden"> ({text("explanation.sought")})</span> : null;
}
