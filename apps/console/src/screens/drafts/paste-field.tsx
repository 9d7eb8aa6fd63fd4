/** Where the text is pasted: a Word page arrives as plain lines, and what was changed in its letters is said. */
import { useId } from "react";
import type { CleanText } from "../../authoring/clean-paste.ts";
import { textOfPage } from "../../authoring/clean-paste.ts";
import { useAuthoringText } from "../../authoring/words.tsx";

interface PasteFieldProperties {
  readonly pasted: string;
  readonly clean: CleanText;
  readonly onChange: (pasted: string) => void;
}

export function PasteField({ pasted, clean, onChange }: PasteFieldProperties) {
  const text = useAuthoringText();
  const id = useId();
  const changed = (["quotes", "spaces", "invisible"] as const).filter((kind) => clean.changed[kind] > 0);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {text("wizard.paste")}
      </label>
      <textarea
        id={id}
        className="field-control paste-field"
        rows={10}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        value={pasted}
        onChange={({ target }) => onChange(target.value)}
        onPaste={(event) => {
          const page = event.clipboardData.getData("text/html");
          if (page === "") return;
          const words = textOfPage(page);
          if (words.trim() === "") return;
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          onChange(pasted.slice(0, selectionStart) + words + pasted.slice(selectionEnd));
        }}
      />
      <span className="field-hint" id={`${id}-hint`}>
        {text("wizard.pasteHint")}
      </span>
      {changed.length > 0 && (
        <span className="field-hint" role="status">
          {text("wizard.cleaned", {
            what: changed.map((kind) => text(`wizard.cleaned.${kind}`, { count: clean.changed[kind] })).join(", "),
          })}
        </span>
      )}
    </div>
  );
}
