/**
 * The headers every answer carries. Nothing may be loaded from another place, and no other page may frame or read ours. The
 * editor writes style elements, which need the nonce; workers and scripts are files of ours.
 */
import type { ServerResponse } from "node:http";

export function setSecurityHeaders(response: ServerResponse, nonce?: string): void {
  response.setHeader("content-security-policy", contentSecurityPolicy(nonce));
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=()");
}

/** Without a nonce no style element is allowed at all. */
export function contentSecurityPolicy(nonce?: string): string {
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
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
