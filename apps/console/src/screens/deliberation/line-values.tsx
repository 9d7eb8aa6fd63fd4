/** Puts at the end of each rule's line what it gives for the chosen person, for whoever asks: who listens to the page may not want it. */
import type { RefObject } from "react";
import { useEffect } from "react";
import { useKeptState } from "../../authoring/kept-state.ts";
import type { RuleEditorHandle } from "../../editor/rule-editor.tsx";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { LiveComputation } from "./live-computation.ts";

interface LineValuesProperties {
  readonly live: LiveComputation;
  readonly text: string;
  readonly file: string;
  readonly editor: RefObject<RuleEditorHandle | null>;
}

export function LineValues({ live, text: written, file, editor }: LineValuesProperties) {
  const text = useText();
  const { language } = useLanguage();
  const [shown, setShown] = useKeptState("delibera.line-values", false, (found) => typeof found === "boolean");
  const { compiler, computed, computedText } = live;
  const ledger = computed?.ledger;
  const fresh = computedText === written && ledger !== undefined;
  useEffect(() => {
    if (!shown || !fresh || compiler === undefined || ledger === undefined) return;
    let current = true;
    const asked = compiler.values(file, language);
    asked.then((values) => current && values && editor.current?.showValues(values)).catch(() => undefined);
    return () => {
      current = false;
    };
  }, [shown, fresh, ledger, compiler, file, language, editor]);
  const toggle = () => {
    if (shown) editor.current?.showValues([]);
    setShown(!shown);
  };
  return (
    <button
      type="button"
      className="button button-quiet"
      aria-pressed={shown}
      disabled={ledger === undefined && !shown}
      onClick={toggle}
    >
      {text("deliberation.lineValues")}
    </button>
  );
}
