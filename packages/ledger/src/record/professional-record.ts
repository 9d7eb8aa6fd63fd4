/**
 * The facts about one professional, as in `record.schema.json`. Amounts are strings with a decimal point, dates `YYYY-MM-DD`,
 * periods include both ends and are open when `to` is absent. `registeredOn` is when the registry knew.
 */
export interface ProfessionalRecord {
  readonly id: string;
  readonly fiscalCode?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly birthDate?: string;
  readonly profession?: number;
  readonly disciplines?: readonly number[];
  /** The Order's resolutions, in order. */
  readonly registrations?: readonly Registration[];
  readonly competentDoctor?: readonly Period[];
  readonly radiology?: readonly RadiologyPeriod[];
  readonly retirement?: Retirement;
  /** Of the professions without an Order: whether the person is a member of the most representative Association. */
  readonly association?: { readonly member: boolean; readonly from?: string } & Registered;
  readonly emergencies?: readonly Emergency[];
  readonly exemptions?: readonly Exemption[];
  readonly dossiers?: readonly Dossier[];
  readonly participations?: readonly Participation[];
  readonly events?: readonly EventToBeAccredited[];
  readonly enrolments?: readonly Enrolment[];
  readonly teachingSessions?: readonly TeachingSession[];
  readonly individualTraining?: readonly IndividualTraining[];
  readonly positions?: readonly PastPosition[];
}

interface Registered {
  readonly registeredOn?: string;
}

export interface Period extends Registered {
  readonly from: string;
  readonly to?: string;
}

export interface Registration extends Registered {
  readonly kind: "first" | "cancellation" | "reenrolment";
  readonly resolvedOn: string;
  readonly appliedOn?: string;
}

export interface RadiologyPeriod extends Period {
  readonly kind: "ordinary" | "complementary" | "medical-physics" | "none";
}

export interface Retirement extends Registered {
  readonly from: string;
  readonly occasionalPractice?: boolean;
  /** Euros of each year. */
  readonly incomes?: readonly ({ readonly year: number; readonly amount: string } & Registered)[];
  readonly exemptionRevokedOn?: string;
}

export interface Emergency extends Period {
  readonly kind: "flood-2023" | "earthquake-2016";
}

export interface Exemption extends Period {
  /** `esonero` by study, `esenzione` by suspension of activity. */
  readonly kind: "esonero" | "esenzione";
  readonly reason: string;
  readonly legalYears?: number;
  readonly universityCreditsPerYear?: number;
  readonly attributedYear?: number;
  readonly requestedOn?: string;
}

export interface Dossier extends Registered {
  readonly kind: "individual" | "group";
  readonly triennium: string;
  readonly builtOn?: string;
  /** Suited to the profession; yes when absent. */
  readonly congruent?: boolean;
  /** Percentages, planned and achieved. */
  readonly areas?: readonly {
    readonly area: "technical" | "process" | "system";
    readonly planned: string;
    readonly achieved?: string;
  }[];
}

export interface Participation extends Registered {
  readonly id: string;
  readonly event?: string;
  readonly edition?: number;
  readonly provider?: "national" | "regional";
  readonly format?: "RES" | "FAD" | "FSC" | "BLENDED";
  readonly role: "learner" | "teacher" | "speaker" | "tutor";
  readonly acquiredOn: string;
  /** From 0.1 to 50.0. */
  readonly credits: string;
  readonly recruited?: boolean;
  readonly objective?: number;
  readonly disciplines?: readonly number[] | "all";
  /** The same as `disciplines`: `all`. */
  readonly allDisciplines?: boolean;
  readonly radioprotection?: boolean;
  readonly research?: boolean;
  readonly eventStart?: string;
  readonly eventEnd?: string;
  readonly radioprotectionTag?: RadioprotectionTag;
  /** `again` when it had been moved before. */
  readonly moved?: { readonly to: string; readonly on: string; readonly again?: boolean } & Registered;
}

/** Asked for after the provider's report, which did not say that the event was on radioprotection. */
export interface RadioprotectionTag extends Registered {
  readonly by: "professional" | "order";
  readonly on: string;
  /** The Order was asked in writing. */
  readonly writtenRequest?: boolean;
  /** With copies of the certificates. */
  readonly certificates?: boolean;
}

/** In an event, through a portal. */
export interface Enrolment extends Registered {
  readonly id: string;
  readonly event?: string;
  readonly enrolledOn: string;
  /** Last day on which enrolment in the event is open. */
  readonly closesOn?: string;
  readonly eventStart?: string;
  readonly cancelledOn?: string;
}

/** An event as a provider plans it. */
export interface EventToBeAccredited extends Registered {
  readonly id: string;
  readonly format: "RES" | "FAD" | "FSC" | "BLENDED";
  readonly kind?:
    | "congress"
    | "workshop"
    | "course"
    | "asynchronous"
    | "tutored"
    | "synchronous"
    | "individual-training"
    | "improvement"
    | "clinical-audit"
    | "research";
  readonly start: string;
  readonly end?: string;
  /** When a distance course expires. */
  readonly expiresOn?: string;
  /** With at most two decimals. */
  readonly hours?: string;
  readonly interactiveHours?: string;
  readonly participants?: number;
  readonly teachers?: number;
  /** Of national or regional interest. */
  readonly specialTheme?: boolean;
  readonly finalDocument?: boolean;
  readonly externalTutor?: boolean;
}

export interface TeachingSession extends Registered {
  readonly id: string;
  readonly event: string;
  readonly function:
    | "teacher"
    | "content-expert"
    | "field-coordinator"
    | "field-tutor"
    | "scientific-head"
    | "class-tutor"
    | "distance-tutor"
    | "moderator";
  readonly heldOn: string;
  readonly minutes?: number;
  /** Months of tutoring. */
  readonly months?: number;
  readonly coTeaching?: boolean;
}

interface Activity extends Registered {
  readonly id?: string;
  readonly acquiredOn?: string;
}

export type IndividualTraining =
  | (Activity & { readonly kind: "publication"; readonly authorship?: "first" | "last" | "only" | "other" })
  | (Activity & { readonly kind: "trial"; readonly from?: string; readonly to?: string })
  | (Activity & { readonly kind: "tutoring"; readonly hours?: number; readonly teachingAssignment?: boolean })
  | (Activity & {
      readonly kind: "abroad";
      readonly body?: "leef" | "other";
      readonly country?: string;
      readonly credits?: string;
      readonly hours?: number;
      readonly distance?: boolean;
    })
  | (Activity & { readonly kind: "self-study"; readonly hours?: number; readonly radioprotection?: boolean });

/** A past triennium as imported from the registry of origin, where no participations are held. */
export interface PastPosition extends Registered {
  readonly triennium: string;
  readonly acquired?: string;
  readonly obligation?: string;
  /** Surplus or, when negative, debt. */
  readonly balance?: string;
  readonly certified?: boolean;
  readonly certifiedOn?: string;
  readonly individualDossierSatisfied?: boolean;
}
