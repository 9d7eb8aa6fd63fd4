/** A table that may be wider than the screen: it is scrolled in a frame of its own, which the keyboard reaches and a screen reader names. */
import type { ReactNode } from "react";

interface WideTableProperties {
  readonly caption: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function WideTable({ caption, className = "", children }: WideTableProperties) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the keyboard
    <section className="simulation-scroll" tabIndex={0} aria-label={caption}>
      <table className={`simulation-table ${className}`}>
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  );
}
