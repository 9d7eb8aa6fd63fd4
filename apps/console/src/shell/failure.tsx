/** A screen that stopped because of a mistake in the program: says so, keeps the words that help to mend it. */
import type { ErrorComponentProps } from "@tanstack/react-router";
import { Notice } from "../design/notice.tsx";
import { Page } from "../design/page.tsx";
import { useText } from "../messages/text.ts";

export function Failure({ error }: ErrorComponentProps) {
  const text = useText();
  return (
    <Page title={text("failure.screenTitle")}>
      <Notice tone="bad" title={text("failure.screenBody")} announced>
        <pre className="failure-words">{error instanceof Error ? error.message : String(error)}</pre>
      </Notice>
    </Page>
  );
}
