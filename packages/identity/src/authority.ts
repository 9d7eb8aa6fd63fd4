/**
 * The one table of who may read and write what. A role that a noun does not name may not touch it; the scope says which rows.
 * The policies of the database say the same in SQL (`migrations/*_authority`), and a test compares the two row by row.
 */
import type { Role } from "./viewer.ts";

/**
 * Which rows of a noun: all of them · all, of people known by a pseudonym · one's own · of who is enrolled today in the Order ·
 * of the provider's events · of the events of the providers that the body accredits · of who is a competent doctor today · what one
 * asked the server to compute oneself · files that the provider sent.
 */
export type Scope =
  | "everyone"
  | "pseudonyms"
  | "self"
  | "members"
  | "own-events"
  | "accredited-events"
  | "competent-doctors"
  | "own-simulations"
  | "own-files";

export type Authority = Readonly<Partial<Record<Role, Scope>>>;

const pseudonymous = { analyst: "pseudonyms", "policy-author": "pseudonyms", reviewer: "pseudonyms" } as const;
const asking = {
  analyst: "own-simulations",
  "policy-author": "own-simulations",
  reviewer: "own-simulations",
} as const;
const held = { professional: "self", order: "members", "registry-operator": "everyone" } as const;

/** What is read. Acts, programs, events, providers and how they are reached, Orders and the national lists are public and stand in no row. */
export const readAuthority = {
  /** Who a person is: identity, profession, disciplines. */
  person: {
    ...held,
    // The one row with which they enter the registry.
    newcomer: "self",
    ...pseudonymous,
    provider: "own-events",
    "accrediting-body": "accredited-events",
    ministry: "competent-doctors",
  },
  /** Every other fact of a person: enrolments, exemptions, individual training, past positions, dossiers. */
  record: { ...held, ...pseudonymous },
  /** The ledger computed from the record, and its explanation. */
  ledger: { ...held, ...pseudonymous },
  participation: { ...held, ...pseudonymous, provider: "own-events", "accrediting-body": "accredited-events" },
  /** Periods in which a doctor is mainly a competent doctor. */
  competentDoctor: { ...held, ...pseudonymous, ministry: "competent-doctors" },
  /** Whether somebody reaches 70 % of the obligation: yes or no, and nothing else. */
  insuranceCheck: { insurer: "everyone", ...held },
  auditEntry: { auditor: "everyone" },
  /** How a person wants to be reached. */
  contact: { professional: "self", "registry-operator": "everyone" },
  /** Enrolment in editions, and the working profiles it is made under. A provider sees who enrolled in its own. */
  enrolment: { professional: "self", "registry-operator": "everyone", provider: "own-events" },
  /** What a person asked, and what was decided. A body sees the claims about the events it accredits. */
  request: { ...held, "accrediting-body": "accredited-events" },
  /** Texts of acts that are not law yet, and what is said of them. */
  draft: { "policy-author": "everyone", reviewer: "everyone", analyst: "everyone" },
  /** What a change of the law would do to the people of the registry, under their pseudonyms. */
  simulation: asking,
  /** The people of it, taken once to be simulated many times. */
  keptCohort: asking,
  /** What became of files of event reports. */
  reportImport: { provider: "own-files", "registry-operator": "everyone" },
} as const satisfies Readonly<Record<string, Authority>>;

/** What is written: always as a fact that is added, never as a row that is changed. */
export const writeAuthority = {
  /** A person who enters the registry, before being anybody's member: by an Order, by the operator, or alone after signing in. */
  person: { order: "everyone", "registry-operator": "everyone", newcomer: "self" },
  registration: { order: "members", "registry-operator": "everyone" },
  /** The enrolment in the register of an Order: an Order enrols in its own. */
  orderMembership: { order: "members", "registry-operator": "everyone" },
  competentDoctor: { professional: "self", "registry-operator": "everyone" },
  radiology: held,
  retirement: { professional: "self", "registry-operator": "everyone" },
  emergency: held,
  exemption: held,
  /** The individual one, planned. */
  dossier: { professional: "self", "registry-operator": "everyone" },
  /** That of a group, for each of its members, and what is achieved of it. */
  groupDossier: { order: "members", "registry-operator": "everyone" },
  /** For whom a person works, as the employing body tells it. */
  employment: { "registry-operator": "everyone" },
  employingBody: { "registry-operator": "everyone" },
  /** The credits that a provider reports. */
  participation: {
    provider: "own-events",
    "registry-operator": "everyone",
    // What a provider did not report, when the body accepts the claim.
    "accrediting-body": "accredited-events",
  },
  /** A participation tagged as radioprotection after it was reported, everything else of it unchanged. */
  participationTag: held,
  participationMove: { professional: "self", "registry-operator": "everyone" },
  individualTraining: { professional: "self", "registry-operator": "everyone" },
  pastPosition: { "registry-operator": "everyone" },
  /** The disciplines a person chooses within the one profession. */
  disciplineChoice: { professional: "self", "registry-operator": "everyone" },
  contact: { professional: "self", "registry-operator": "everyone" },
  enrolment: { professional: "self", "registry-operator": "everyone" },
  /** The one token for rating each participation. Ratings themselves are of nobody who is signed in. */
  ratingToken: { professional: "self" },
  request: { professional: "self", "registry-operator": "everyone" },
  /** An Order issues documents, a body decides on claims, who keeps the registry decides on everything. */
  requestDecision: { order: "members", "accrediting-body": "accredited-events", "registry-operator": "everyone" },
  /** A text, and the request that somebody else reviews it. */
  draft: { "policy-author": "everyone" },
  draftComment: { "policy-author": "everyone", reviewer: "everyone" },
  /** Approval or refusal, of what one did not write oneself. */
  draftDecision: { reviewer: "everyone" },
  /** What a reviewer approved becomes law. */
  actPublication: { "policy-author": "everyone" },
  /** Asking for one, and that it stops. */
  simulation: asking,
  /** Asking that one is taken, and that the taking stops. */
  keptCohort: asking,
  /** A file of event reports, and that its import stops; a provider's tells of its own events only. */
  reportImport: { provider: "own-files", "registry-operator": "everyone" },
  provider: { "accrediting-body": "accredited-events", "registry-operator": "everyone" },
  /** How a provider is reached: nobody says it for another. */
  providerContact: { provider: "self" },
  event: { provider: "own-events", "registry-operator": "everyone" },
} as const satisfies Readonly<Record<string, Authority>>;

export type ReadNoun = keyof typeof readAuthority;
export type WriteNoun = keyof typeof writeAuthority;
