/** The two cookies: of a session, and of a sign-in under way. No script can read them, and no other site can make a browser post them. */
import type { IncomingMessage } from "node:http";

export interface Cookies {
  sessionIn(request: IncomingMessage): string | undefined;
  attemptIn(request: IncomingMessage): string | undefined;
  /** Values of `set-cookie`. */
  session(secret: string, minutes: number): string;
  attempt(secret: string): string;
  readonly noSession: string;
  readonly noAttempt: string;
}

/** Over https the name of the session demands that the cookie be for this host alone. */
export function cookiesFor(publicUrl: string): Cookies {
  const secure = publicUrl.startsWith("https://");
  const [session, attempt] = secure
    ? ["__Host-delibera_session", "__Secure-delibera_attempt"]
    : ["delibera_session", "delibera_attempt"];
  const flags = `HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    sessionIn: (request) => cookieIn(request, session),
    attemptIn: (request) => cookieIn(request, attempt),
    session: (secret, minutes) => `${session}=${secret}; Path=/; Max-Age=${minutes * 60}; ${flags}`,
    attempt: (secret) => `${attempt}=${secret}; Path=/auth; Max-Age=600; ${flags}`,
    noSession: `${session}=; Path=/; Max-Age=0; ${flags}`,
    noAttempt: `${attempt}=; Path=/auth; Max-Age=0; ${flags}`,
  };
}

function cookieIn(request: IncomingMessage, name: string): string | undefined {
  const written = request.headers.cookie ?? "";
  const pair = written.split(/;\s*/).find((it) => it.startsWith(`${name}=`));
  const value = pair?.slice(name.length + 1);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}
