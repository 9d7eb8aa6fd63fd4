/** The words of signing in, in English. */
import type { it } from "./it.ts";

export const en: Readonly<Record<keyof typeof it, string>> = {
  "signIn.title": "Sign in",
  "signIn.lede":
    "One signs in with SPID or CIE, at level 2 or higher, at the identity provider that this server trusts.",
  "signIn.problemTitle": "The sign-in did not succeed",
  "signIn.problem.denied": "The sign-in was cancelled at the identity provider.",
  "signIn.problem.level-too-low": "The level of assurance that was used is not enough: at least level 2 is needed.",
  "signIn.problem.attempt-ended": "This attempt has expired or was used already: start again from this page.",
  "signIn.problem.invalid-answer":
    "The answer of the identity provider is not valid: start again; if it happens again, tell who runs the server.",
  "signIn.problem.no-role": "Your identity is known, but you have no role here: ask your Order or who runs the server.",
  "signIn.problem.issuer-unavailable": "The identity provider does not answer: try again shortly.",
};
