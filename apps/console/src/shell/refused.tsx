/** What the API does not let this person see: who may, and the way to sign in. */
import { useRouterState } from "@tanstack/react-router";
import type { CombinedError } from "urql";
import { Notice } from "../design/notice.tsx";
import { useText } from "../messages/text.ts";
import { signInAddress } from "../signing-in/sign-in-address.ts";

/** Nobody is signed in, or the role does not reach it; undefined when the error is of another kind. */
export function refusalIn(error: CombinedError): "signed-out" | "forbidden" | undefined {
  const codes = error.graphQLErrors.map(({ extensions }) => extensions["code"]);
  if (codes.includes("UNAUTHENTICATED")) return "signed-out";
  return codes.includes("FORBIDDEN") ? "forbidden" : undefined;
}

export function Refused({ why }: { readonly why: "signed-out" | "forbidden" }) {
  const text = useText();
  const address = useRouterState({ select: ({ location }) => location.href });
  if (why === "forbidden") {
    return (
      <Notice tone="doubt" title={text("refused.forbiddenTitle")}>
        <p>{text("refused.forbiddenBody")}</p>
      </Notice>
    );
  }
  return (
    <Notice title={text("refused.signedOutTitle")}>
      <p>{text("refused.signedOutBody")}</p>
      <p>
        <a className="button" href={signInAddress(address)}>
          {text("who.signIn")}
        </a>
      </p>
    </Notice>
  );
}
