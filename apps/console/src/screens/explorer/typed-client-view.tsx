/** The client of the operation on the page, as text to take away; why there is none, when the operation does not allow it. */
import { useDeferredValue, useMemo, useState } from "react";
import { useText } from "../../messages/text.ts";
import { schema } from "./committed-schema.ts";
import { typedClient } from "./typed-client.ts";

export function TypedClientView({ operation }: { readonly operation: string }) {
  const text = useText();
  // Typing never waits for the client to be written.
  const shown = useDeferredValue(operation);
  const client = useMemo(() => typedClient(shown, schema), [shown]);
  const [copied, setCopied] = useState<string>();
  const copy = () => {
    if (client === undefined) return;
    navigator.clipboard.writeText(client).then(
      () => setCopied(client),
      () => setCopied(undefined),
    );
  };
  return (
    <details className="typed-client">
      <summary>{text("explorer.client")}</summary>
      {client === undefined ? (
        <p className="faint">{text("explorer.noClient")}</p>
      ) : (
        <>
          <p className="section-lede">{text("explorer.clientLede")}</p>
          {/* A region that scrolls must be reachable by the keyboard. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
          <pre className="explorer-body" tabIndex={0} lang="en">
            {client}
          </pre>
          <p className="explorer-run">
            <button type="button" className="button button-quiet" onClick={copy}>
              {text("explorer.copy")}
            </button>
            <span role="status" className="faint small">
              {copied === client ? text("explorer.copied") : ""}
            </span>
          </p>
        </>
      )}
    </details>
  );
}
