/** The comma a figure comes from, as a link that opens the act there; what the person was looking at goes with it. */
import type { Citation } from "@delibera/ledger/statement";
import { Link } from "@tanstack/react-router";
import { useText } from "../messages/text.ts";
import { citationWords, useLaw } from "./law.tsx";
import { useViewing } from "./viewing.tsx";

export function CitationLink({ citation }: { readonly citation: Citation }) {
  const text = useText();
  const law = useLaw();
  const viewing = useViewing();
  const title = law.acts.find(({ name }) => name === citation.act)?.title;
  return (
    <Link
      className="citation"
      to="/deliberations/$act"
      params={{ act: citation.act }}
      search={{ ...viewing, article: citation.article, comma: citation.comma }}
      title={title}
    >
      {citationWords(law, citation, text)}
    </Link>
  );
}
