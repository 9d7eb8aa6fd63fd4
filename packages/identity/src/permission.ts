/** Asks the table of authority about one viewer, and says in a sentence why something is refused. */
import type { ReadNoun, Scope, WriteNoun } from "./authority.ts";
import { readAuthority, writeAuthority } from "./authority.ts";
import type { Viewer } from "./viewer.ts";

/** Why something is refused: nobody is signed in, or the role does not reach it. */
export interface Refusal {
  readonly code: "UNAUTHENTICATED" | "FORBIDDEN";
  readonly sentence: string;
}

export type Permission =
  | { readonly kind: "granted"; readonly scope: Scope }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export function mayRead(viewer: Viewer, noun: ReadNoun): Permission {
  return permission(viewer, "read", noun, readAuthority[noun]);
}

export function mayWrite(viewer: Viewer, noun: WriteNoun): Permission {
  return permission(viewer, "write", noun, writeAuthority[noun]);
}

const names: Readonly<Record<ReadNoun | WriteNoun, string>> = {
  person: "people of the registry",
  record: "what the registry holds of a person",
  ledger: "ledgers",
  participation: "participations",
  competentDoctor: "competent doctors",
  insuranceCheck: "the check of 70 %",
  auditEntry: "the audit log",
  registration: "resolutions on an enrolment",
  orderMembership: "the register of an Order",
  radiology: "radiology profiles",
  retirement: "retirements",
  emergency: "work in an emergency",
  exemption: "exemptions",
  dossier: "dossiers",
  groupDossier: "dossiers of groups",
  employment: "employments",
  employingBody: "employing bodies",
  participationTag: "tags of participations",
  participationMove: "moves of credits",
  individualTraining: "individual training",
  pastPosition: "past positions",
  contact: "contact profiles",
  enrolment: "enrolments in events",
  ratingToken: "tokens for ratings",
  request: "requests",
  requestDecision: "decisions on requests",
  disciplineChoice: "the choice of disciplines",
  draft: "drafts of acts",
  draftComment: "comments on drafts",
  draftDecision: "decisions on drafts",
  actPublication: "the acts in force",
  simulation: "simulations of the registry",
  keptCohort: "cohorts that are kept",
  reportImport: "files of event reports",
  provider: "providers",
  event: "events",
};

function permission(
  viewer: Viewer,
  verb: "read" | "write",
  noun: ReadNoun | WriteNoun,
  authority: Readonly<Partial<Record<string, Scope>>>,
): Permission {
  if (viewer.kind === "anonymous") {
    return refused("UNAUTHENTICATED", `sign in to ${verb} ${names[noun]}`);
  }
  const scope = authority[viewer.grant.role];
  if (scope !== undefined) return { kind: "granted", scope };
  return refused("FORBIDDEN", `the role ${viewer.grant.role} may not ${verb} ${names[noun]}`);
}

function refused(code: Refusal["code"], sentence: string): Permission {
  return { kind: "refused", refusal: { code, sentence } };
}
