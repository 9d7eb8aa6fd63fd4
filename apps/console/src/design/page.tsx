/** A screen: its title, which is also the browser's, its first sentence, its body. */
import type { ReactNode } from "react";
import { useEffect } from "react";

interface PageProperties {
  readonly title: string;
  readonly lede?: string;
  readonly eyebrow?: ReactNode;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

export function Page({ title, lede, eyebrow, wide = false, children }: PageProperties) {
  useDocumentTitle(title);
  return (
    <div className={`page${wide ? " page-wide" : ""}`}>
      {eyebrow !== undefined && <p className="eyebrow">{eyebrow}</p>}
      <h1>{title}</h1>
      {lede !== undefined && <p className="lede">{lede}</p>}
      {children}
    </div>
  );
}

export function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Delibera`;
  }, [title]);
}
