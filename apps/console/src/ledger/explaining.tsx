/** How a ledger's lines are explained: by the API on a published ledger, by the compiler's worker on one being tried. */
import type { ReactNode } from "react";
import { createContext, use, useEffect, useState } from "react";
import type { Language } from "../messages/language.tsx";
import { useLanguage } from "../messages/language.tsx";
import type { Step } from "./step.ts";

/** Undefined: the ledger has no such line, or it has nothing to say of it. */
export type Explain = (line: string, language: Language) => Promise<Step | undefined>;

export type Explanation =
  | { readonly state: "waiting" }
  | { readonly state: "failed" }
  | { readonly state: "explained"; readonly step: Step | undefined };

const Explaining = createContext<Explain>(() => Promise.resolve(undefined));

/** A new function means a new ledger: open lines ask again, and show the earlier answer until the next arrives. */
export const ExplainingProvider = Explaining.Provider;

/** What can be done with a line besides reading why: the screen says; nothing unless it does. */
export type LineAction = (line: string) => ReactNode;

const Acting = createContext<LineAction>(() => null);

export const LineActionProvider = Acting.Provider;

export function useLineAction(): LineAction {
  return use(Acting);
}

export function useExplanation(line: string): Explanation {
  const explain = use(Explaining);
  const { language } = useLanguage();
  const [explanation, setExplanation] = useState<Explanation>({ state: "waiting" });
  useEffect(() => {
    let current = true;
    explain(line, language).then(
      (step) => current && setExplanation({ state: "explained", step }),
      () => current && setExplanation({ state: "failed" }),
    );
    return () => {
      current = false;
    };
  }, [explain, line, language]);
  return explanation;
}
