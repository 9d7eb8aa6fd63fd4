/**
 * The headers every answer carries. Nothing may be loaded from another place, and no other page may frame or read ours. The
 * editor writes style elements, which need the nonce; workers and scripts are files of ours.
 */
import type { ServerResponse } from "node:http";

export function setSecurityHeaders(response: ServerResponse, nonce?: string, options: PolicyOptions = {}): void {
  const isPlain = nonce === undefined && options.forms !== true;
  response.setHeader("content-security-policy", isPlain ? plainPolicy : contentSecurityPolicy(nonce, options));
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=()");
}

export interface PolicyOptions {
  /** True for a page that posts a form to this server. */
  readonly forms?: boolean;
}

/**
 * Of the worker that runs columns: it makes functions of the rules it was sent, and can reach nothing, not even this server
 * (decision 0029). No page has this policy.
 */
export const sealedWorkerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval'",
  "connect-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Without a nonce no style element is allowed at all. */
export function contentSecurityPolicy(nonce?: string, { forms = false }: PolicyOptions = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self'${nonce === undefined ? "" : ` 'nonce-${nonce}'`}`,
    // Attributes cannot run anything, and the editor places its cursor with them.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `form-action '${forms ? "self" : "none"}'`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Of nearly every answer. */
const plainPolicy = contentSecurityPolicy();
