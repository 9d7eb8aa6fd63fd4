/** The comma a figure comes from, as a link that opens the act there; what the person was looking at goes with it. */
import type { Citation } from "@delibera/ledger/statement";
import { Link } from "@tanstack/react-router";
import { useText } from "../messages/text.ts";
import { citationWords, useLaw } from "./law.tsx";
import { useViewing } from "./viewing.tsx";

interface CitationLinkProperties {
  readonly citation: Citation;
  /** The words of a sentence that already names the comma; otherwise its short name. */
  readonly children?: string | undefined;
}

export function CitationLink({ citation, children }: CitationLinkProperties) {
  const text = useText();
  const law = useLaw();
  const viewing = useViewing();
  const title = law.acts.find(({ name }) => name === citation.act)?.title;
  return (
    <Link
      className={children === undefined ? "citation" : undefined}
      to="/deliberations/$act"
      params={{ act: citation.act }}
      search={{ ...viewing, article: citation.article, comma: citation.comma }}
      title={title}
    >
      {children ?? citationWords(law, citation, text)}
    </Link>
  );
}
