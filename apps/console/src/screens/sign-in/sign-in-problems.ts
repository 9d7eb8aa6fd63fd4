/** The problems that the server names in the address when a sign-in does not end well. */

const problems = [
  "denied",
  "level-too-low",
  "attempt-ended",
  "invalid-answer",
  "no-role",
  "issuer-unavailable",
] as const;

export type SignInProblem = (typeof problems)[number];

/** Undefined when the address names none of them. */
export function signInProblem(written: unknown): SignInProblem | undefined {
  return problems.find((it) => it === written);
}
