/** Everything between a request and its viewer: the sign-in, the session behind a cookie, the bearer token of a service. */
import type { Database } from "@delibera/database";
import { asViewer } from "@delibera/database";
import { auditSession } from "./audit-trail.ts";
import type { TokenProblem } from "./bearer/bearer-token.ts";
import { tokenVerifier } from "./bearer/bearer-token.ts";
import type { IdentityConfiguration } from "./configuration/identity-configuration.ts";
import { grantsOf } from "./grants-of.ts";
import { beginAttempt, takeAttempt } from "./sign-in/attempts.ts";
import type { ClientKeys } from "./sign-in/client-keys.ts";
import { relyingParty } from "./sign-in/relying-party.ts";
import { chooseGrant, closeSession, findSession, openSession } from "./sign-in/sessions.ts";
import { SignInProblem } from "./sign-in/sign-in-problem.ts";
import type { SignedIn, Viewer } from "./viewer.ts";
import { settingsOf } from "./viewer.ts";

export interface Authentication {
  readonly configuration: IdentityConfiguration;
  /** Starts a sign-in: where to send the browser, and the secret for the cookie of the attempt. Throws `SignInProblem`. */
  beginSignIn(returnTo: string): Promise<{ readonly address: URL; readonly secret: string }>;
  /** Ends a sign-in: the secret for the cookie of the session, and where to go on. Throws `SignInProblem`. */
  completeSignIn(
    current: URL,
    attempt: string | undefined,
  ): Promise<{ readonly secret: string; readonly returnTo: string }>;
  /** Undefined when there is no such session or it has ended. */
  session(secret: string): Promise<SignedIn | undefined>;
  /** Acts in another role from now on; false when the person has no such place among their roles. */
  chooseRole(secret: string, place: number): Promise<boolean>;
  signOut(secret: string): Promise<void>;
  /** Who a bearer token is, or what is wrong with it. */
  bearer(token: string): Promise<Bearer>;
}

export type Bearer =
  | { readonly kind: "viewer"; readonly viewer: Viewer }
  | { readonly kind: "refused"; readonly problem: TokenProblem };

export interface AuthenticationOptions {
  readonly database: Database;
  readonly configuration: IdentityConfiguration;
  /** Asked for when the first person signs in. */
  readonly keys: () => Promise<ClientKeys>;
}

export function authentication({ database, configuration, keys }: AuthenticationOptions): Authentication {
  const { db } = database;
  const issuer = relyingParty(configuration, keys);
  const verify = tokenVerifier(configuration);
  return {
    configuration,
    async beginSignIn(returnTo) {
      const { address, attempt } = await issuer.begin(returnTo);
      return { address, secret: await beginAttempt(db, attempt) };
    },
    async completeSignIn(current, secret) {
      const attempt = secret === undefined ? undefined : await takeAttempt(db, secret);
      if (attempt === undefined) throw new SignInProblem("attempt-ended");
      const { subject, claims } = await issuer.complete(current, attempt);
      const grants = await grantsOf(db, claims, configuration);
      const [grant] = grants;
      if (grant === undefined) throw new SignInProblem("no-role");
      const viewer: SignedIn = {
        kind: "signed-in",
        subject,
        displayName: displayNameIn(claims, configuration),
        grant,
        grants,
      };
      const session = await db.transaction(async (tx) => {
        const opened = await openSession(tx, viewer, configuration);
        await auditSession(tx, viewer, "sign-in");
        return opened;
      });
      return { secret: session, returnTo: attempt.returnTo };
    },
    session: (secret) => findSession(db, secret, configuration),
    chooseRole: (secret, place) => chooseGrant(db, secret, place),
    async signOut(secret) {
      const viewer = await findSession(db, secret, configuration);
      await closeSession(db, secret);
      if (viewer !== undefined) {
        await asViewer(database, settingsOf(viewer), (tx) => auditSession(tx, viewer, "sign-out"));
      }
    },
    async bearer(token) {
      const verified = await verify(token);
      if (verified.kind === "refused") return verified;
      const { subject, claims } = verified;
      const grants = await grantsOf(db, claims, configuration);
      const [grant] = grants;
      if (grant === undefined) return { kind: "refused", problem: withoutRole };
      return {
        kind: "viewer",
        viewer: { kind: "signed-in", subject, displayName: subject.split(" ")[0] ?? "", grant, grants },
      };
    },
  };
}

const withoutRole: TokenProblem = {
  code: "token-without-role",
  sentence: "the token is good and gives no role here: ask who runs this server to map its claims",
};

function displayNameIn(claims: Readonly<Record<string, unknown>>, { claims: names }: IdentityConfiguration): string {
  const words = [claims[names.givenName], claims[names.familyName]].filter((it) => typeof it === "string" && it !== "");
  return words.join(" ") || "—";
}
