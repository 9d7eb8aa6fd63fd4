/** Who asks: nobody, or somebody in one role, bound to the person, the provider, the Order or the body they act for. */
import type { ProviderKind, ViewerSettings } from "@delibera/database";

export const roles = [
  "professional",
  "newcomer",
  "provider",
  "order",
  "registry-operator",
  "accrediting-body",
  "policy-author",
  "reviewer",
  "analyst",
  "ministry",
  "insurer",
  "auditor",
] as const;

export type Role = (typeof roles)[number];

/** Something of the registry that a person acts for: the number of its row, which the database compares, and its registry id. */
export interface Bound {
  readonly row: number;
  readonly registryId: string;
}

/** What the issuer says of somebody who is not in the registry yet. */
export interface Newcomer {
  readonly fiscalCode: string;
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD`; absent when the issuer does not say it. */
  readonly birthDate?: string;
  readonly email?: string;
}

/** One role that somebody may act in. */
export interface Grant {
  readonly role: Role;
  /** Who the newcomer is. */
  readonly newcomer?: Newcomer;
  /** Who the professional is. */
  readonly professional?: Bound;
  /** For which provider. */
  readonly provider?: Bound;
  /** For which Order. */
  readonly order?: Bound;
  /** For which accrediting body: that of the national providers or that of the regional ones. */
  readonly body?: ProviderKind;
}

export interface SignedIn {
  readonly kind: "signed-in";
  /** Who it is for the issuer; written in the audit log, and never a fiscal code. */
  readonly subject: string;
  /** For the screen. */
  readonly displayName: string;
  readonly grant: Grant;
  /** Every role the person may act in; `grant` is one of them. */
  readonly grants: readonly Grant[];
}

export type Viewer = { readonly kind: "anonymous" } | SignedIn;

export const anonymous: Viewer = { kind: "anonymous" };

const pseudonymousRoles: ReadonlySet<Role> = new Set(["analyst", "policy-author", "reviewer"]);

/** True for who knows people by a pseudonym only. */
export function isPseudonymous(viewer: Viewer): boolean {
  return viewer.kind === "signed-in" && pseudonymousRoles.has(viewer.grant.role);
}

/** The same person in other words: what the policies of the database compare. */
export function settingsOf(viewer: Viewer): ViewerSettings {
  if (viewer.kind === "anonymous") return {};
  const { role, professional, provider, order, body, newcomer } = viewer.grant;
  return {
    role,
    actor: viewer.subject,
    pseudonymous: isPseudonymous(viewer),
    professional: professional?.row,
    provider: provider?.row,
    order: order?.row,
    body,
    newcomer: newcomer?.fiscalCode,
  };
}
