/** Why a sign-in did not end well: a code for the console, which has the words. */

export type SignInProblemCode =
  | "denied"
  | "level-too-low"
  | "attempt-ended"
  | "invalid-answer"
  | "no-role"
  | "issuer-unavailable";

export class SignInProblem extends Error {
  readonly code: SignInProblemCode;

  constructor(code: SignInProblemCode, options: { readonly cause?: unknown } = {}) {
    super(code, options);
    this.name = "SignInProblem";
    this.code = code;
  }
}
