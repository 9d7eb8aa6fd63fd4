/** The API did not answer, or answered with an error: what happened, what to check, a way to try again. */
import type { CombinedError } from "urql";
import { Notice } from "../design/notice.tsx";
import { useText } from "../messages/text.ts";
import { Refused, refusalIn } from "./refused.tsx";

interface ServerFailureProperties {
  readonly error: CombinedError;
  readonly retry: () => void;
}

export function ServerFailure({ error, retry }: ServerFailureProperties) {
  const text = useText();
  const why = refusalIn(error);
  if (why !== undefined) return <Refused why={why} />;
  const said = error.graphQLErrors.map(({ message }) => message).join("; ");
  return (
    <Notice tone="bad" title={text("failure.title")} announced>
      <p>{said || text("failure.body")}</p>
      <p>
        <button type="button" className="button button-quiet" onClick={retry}>
          {text("failure.retry")}
        </button>
      </p>
    </Notice>
  );
}
