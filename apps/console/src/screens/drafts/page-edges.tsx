/** What of the pasted text was of the pages and not of the law: told line by line, and put back at a word. */
import type { TextOfPages } from "../../authoring/page-edges.ts";
import { useAuthoringText } from "../../authoring/words.tsx";
import { Notice } from "../../design/notice.tsx";
import { useLanguage } from "../../messages/language.tsx";

interface PageEdgesProperties {
  readonly pages: TextOfPages;
  /** True when the author wants the lines in the text. */
  readonly keeps: boolean;
  readonly onChoose: (keeps: boolean) => void;
}

export function PageEdges({ pages: { leftOut, rejoined }, keeps, onChoose }: PageEdgesProperties) {
  const text = useAuthoringText();
  const { language } = useLanguage();
  const words = new Intl.ListFormat(language).format(rejoined.map((word) => `«${word}»`));
  return (
    <>
      {leftOut.length > 0 && (
        <Notice title={text(keeps ? "wizard.edgesKept" : "wizard.edges", { count: leftOut.length })} announced>
          {!keeps && <p>{text("wizard.edgesBody")}</p>}
          <ul className="left-out" lang="it">
            {leftOut.map(({ line, text: taken }) => (
              <li key={line}>
                <span className="faint">{text("wizard.edgeAt", { line })}</span> {taken}
              </li>
            ))}
          </ul>
          <p>
            <button type="button" className="button button-quiet" onClick={() => onChoose(!keeps)}>
              {text(keeps ? "wizard.edgesDrop" : "wizard.edgesKeep")}
            </button>
          </p>
        </Notice>
      )}
      {!keeps && rejoined.length > 0 && (
        <p className="field-hint" role="status">
          {text("wizard.rejoined", { count: rejoined.length, words })}
        </p>
      )}
    </>
  );
}
