/** A titled part of the ledger page. */
import type { ReactNode } from "react";
import { useId } from "react";

interface LedgerSectionProperties {
  readonly title: string;
  readonly level: 2 | 3;
  readonly children: ReactNode;
}

export function LedgerSection({ title, level, children }: LedgerSectionProperties) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="ledger-section" aria-labelledby={id}>
      <Heading id={id} className="ledger-heading">
        {title}
      </Heading>
      {children}
    </section>
  );
}
