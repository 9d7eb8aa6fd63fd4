/** Asks the table of authority about one viewer, and says in a sentence why something is refused. */
import type { ReadNoun, Scope, WriteNoun } from "./authority.ts";
import { readAuthority, writeAuthority } from "./authority.ts";
import type { Viewer } from "./viewer.ts";

/** Why something is refused: nobody is signed in, or the role does not reach it. */
export interface Refusal {
  readonly code: "UNAUTHENTICATED" | "FORBIDDEN";
  readonly says: { readonly it: string; readonly en: string };
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

const names: Readonly<Record<ReadNoun | WriteNoun, Refusal["says"]>> = {
  person: { en: "people of the registry", it: "persone del registro" },
  record: { en: "what the registry holds of a person", it: "ciò che il registro ha di una persona" },
  ledger: { en: "ledgers", it: "situazioni" },
  participation: { en: "participations", it: "partecipazioni" },
  competentDoctor: { en: "competent doctors", it: "medici competenti" },
  insuranceCheck: { en: "the check of 70 %", it: "la verifica del 70 %" },
  auditEntry: { en: "the audit log", it: "il registro delle operazioni" },
  registration: { en: "resolutions on an enrolment", it: "delibere su un'iscrizione" },
  orderMembership: { en: "the register of an Order", it: "l'albo di un Ordine" },
  radiology: { en: "radiology profiles", it: "profili di radioprotezione" },
  retirement: { en: "retirements", it: "pensionamenti" },
  emergency: { en: "work in an emergency", it: "lavoro in un'emergenza" },
  exemption: { en: "exemptions", it: "esoneri ed esenzioni" },
  dossier: { en: "dossiers", it: "dossier" },
  groupDossier: { en: "dossiers of groups", it: "dossier di gruppo" },
  employment: { en: "employments", it: "impieghi" },
  employingBody: { en: "employing bodies", it: "enti di appartenenza" },
  participationTag: { en: "tags of participations", it: "marcature di partecipazioni" },
  participationMove: { en: "moves of credits", it: "spostamenti di crediti" },
  individualTraining: { en: "individual training", it: "formazione individuale" },
  pastPosition: { en: "past positions", it: "posizioni passate" },
  contact: { en: "contact profiles", it: "profili di contatto" },
  enrolment: { en: "enrolments in events", it: "iscrizioni a eventi" },
  ratingToken: { en: "tokens for ratings", it: "gettoni per le valutazioni" },
  request: { en: "requests", it: "richieste" },
  requestDecision: { en: "decisions on requests", it: "decisioni su richieste" },
  disciplineChoice: { en: "the choice of disciplines", it: "la scelta delle discipline" },
  draft: { en: "drafts of acts", it: "bozze di atti" },
  draftComment: { en: "comments on drafts", it: "commenti a bozze" },
  draftDecision: { en: "decisions on drafts", it: "decisioni su bozze" },
  actPublication: { en: "the acts in force", it: "gli atti in vigore" },
  simulation: { en: "simulations of the registry", it: "simulazioni del registro" },
  keptCohort: { en: "cohorts that are kept", it: "coorti conservate" },
  reportImport: { en: "files of event reports", it: "file di rapporti di eventi" },
  provider: { en: "providers", it: "provider" },
  providerContact: { en: "how a provider is reached", it: "i recapiti di un provider" },
  event: { en: "events", it: "eventi" },
};

const verbs = { read: "leggere", write: "scrivere" } as const;

function permission(
  viewer: Viewer,
  verb: "read" | "write",
  noun: ReadNoun | WriteNoun,
  authority: Readonly<Partial<Record<string, Scope>>>,
): Permission {
  if (viewer.kind === "anonymous") {
    const { en, it } = names[noun];
    return refused("UNAUTHENTICATED", { en: `sign in to ${verb} ${en}`, it: `si entri per ${verbs[verb]} ${it}` });
  }
  const scope = authority[viewer.grant.role];
  if (scope !== undefined) return { kind: "granted", scope };
  const { en, it } = names[noun];
  const { role } = viewer.grant;
  return refused("FORBIDDEN", {
    en: `the role ${role} may not ${verb} ${en}`,
    it: `il ruolo ${role} non può ${verbs[verb]} ${it}`,
  });
}

function refused(code: Refusal["code"], says: Refusal["says"]): Permission {
  return { kind: "refused", refusal: { code, says } };
}
