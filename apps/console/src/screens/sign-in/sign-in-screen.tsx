/** Where a sign-in that did not end well comes back: what happened, and the way to try again. */
import { getRouteApi } from "@tanstack/react-router";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { it } from "../../messages/sign-in/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { signInAddress } from "../../signing-in/sign-in-address.ts";
import "./sign-in.css";
import type { SignInProblem } from "./sign-in-problems.ts";

const route = getRouteApi("/sign-in");

const english = async () => (await import("../../messages/sign-in/en.ts")).en;

export function SignInScreen() {
  return (
    <WithMessages it={it} en={english}>
      <SignIn />
    </WithMessages>
  );
}

function SignIn() {
  const text = useText();
  const { problem } = route.useSearch();
  return (
    <Page title={text("signIn.title")} lede={text("signIn.lede")}>
      {problem !== undefined && <Problem problem={problem} />}
      <p className="sign-in-again">
        <a className="button" href={signInAddress("/")}>
          {text("who.signIn")}
        </a>
      </p>
    </Page>
  );
}

function Problem({ problem }: { readonly problem: SignInProblem }) {
  const text = useText();
  return (
    <Notice tone="doubt" title={text("signIn.problemTitle")} announced>
      <p>{text(`signIn.problem.${problem}`)}</p>
    </Notice>
  );
}
