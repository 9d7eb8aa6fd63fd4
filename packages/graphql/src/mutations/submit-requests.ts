/** Asks for what somebody has to decide: individual training with its evidence, a claim, a document, an incongruity to be looked at. */
import type { IndividualTrainingKind, ParticipationRole } from "@delibera/database";
import { computeLedger, reportDeadlineOf } from "@delibera/ledger";
import { validateRecord } from "@delibera/ledger/record";
import type { Sentence } from "../bad-input.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { authorship, foreignBody, individualTrainingKind, participationRole } from "../nouns/codes.ts";
import type { Evidence } from "../nouns/request.ts";
import { request } from "../nouns/request.ts";
import { triennium } from "../nouns/triennium.ts";
import { insertRequest, pendingSince, requestById, samePendingSince } from "../reads/requests.ts";
import { editionNamed } from "./edition-named.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId, requiredDay } from "./fields.ts";
import { lineOf, longestName, longestReason, wordsOf } from "./free-text.ts";
import { mutation } from "./mutation.ts";
import { programInForce } from "./program-in-force.ts";
import type { DeclaredActivity } from "./reckonable.ts";
import { hindranceOf } from "./reckonable.ts";
import type { RightEmploymentGiven } from "./right-employment.ts";
import { rightEmployment, rightEmploymentIn } from "./right-employment.ts";
import { recordToJudge, subjectOf } from "./subject.ts";

interface Submitted {
  readonly professional: string;
  readonly request: string;
}

/** The payload of a change that makes a request. */
export function submittedPayload(name: string, description: string) {
  return personPayload<Submitted>(name, description, (t) => ({
    request: t.field({
      type: request,
      description: "As it was registered.",
      resolve: async (done, _args, context: Context) => {
        const found = await requestById(context, done.request);
        if (found === undefined) throw new Error(`the request ${done.request} was written and is not there`);
        return found;
      },
    }),
  }));
}

export const evidenceInput = builder.inputRef<Evidence>("EvidenceInput").implement({
  description: "A document that supports a request: the portal keeps it, the registry its hash.",
  fields: (t) => ({
    name: t.string({ required: true, description: "Name of the file." }),
    sha256: t.string({ required: true, description: "Hexadecimal digest of its content." }),
  }),
});

/** Throws BAD_USER_INPUT when there is no document, or one without name or digest. */
export function checked(evidence: readonly Evidence[], field: string): readonly Evidence[] {
  if (evidence.length === 0)
    throw badInput(
      {
        en: `\`${field}\` is empty: give at least one document`,
        it: `\`${field}\` è vuoto: si dà almeno un documento`,
      },
      field,
    );
  if (evidence.length > mostDocuments)
    throw badInput(
      {
        en: `\`${field}\` has ${evidence.length} documents: give at most ${mostDocuments}`,
        it: `\`${field}\` ha ${evidence.length} documenti: se ne danno al massimo ${mostDocuments}`,
      },
      field,
    );
  const called = { en: `each name in \`${field}\``, it: `ogni nome in \`${field}\`` };
  return evidence.map(({ name: written, sha256 }) => {
    const name = lineOf(written, {
      field,
      longest: longestName,
      called,
      todo: { en: "write the name of the file", it: "si scriva il nome del file" },
    });
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      throw badInput(
        {
          en: `the digest of ${JSON.stringify(name.slice(0, 40))} is not 64 hexadecimal digits`,
          it: `l'impronta di ${JSON.stringify(name.slice(0, 40))} non ha 64 cifre esadecimali`,
        },
        field,
      );
    }
    return { name, sha256 };
  });
}

const mostDocuments = 50;

interface TrainingInput extends PersonInput {
  readonly kind: IndividualTrainingKind;
  readonly acquiredOn: WrittenDay;
  readonly authorship?: string | null | undefined;
  readonly from?: WrittenDay | null | undefined;
  readonly to?: WrittenDay | null | undefined;
  readonly hours?: number | null | undefined;
  readonly teachingAssignment?: boolean | null | undefined;
  readonly body?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly credits?: string | null | undefined;
  readonly distance?: boolean | null | undefined;
  readonly radioprotection?: boolean | null | undefined;
  readonly evidence: readonly Evidence[];
}

const trainingInput = builder.inputRef<TrainingInput>("SubmitIndividualTrainingInput").implement({
  description:
    "An activity of individual training and the documents that show it. Which fields it has depends on its kind.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    kind: t.field({ type: individualTrainingKind, required: true, description: "Which kind of activity." }),
    acquiredOn: t.field({ type: "Date", required: true, description: "The day that decides the triennium." }),
    authorship: t.field({ type: authorship, description: "Of a publication: the place among the authors." }),
    from: t.field({ type: "Date", description: "First day." }),
    to: t.field({ type: "Date", description: "Last day, included." }),
    hours: t.int({ description: "Hours, as declared." }),
    teachingAssignment: t.boolean({
      description: "Of tutoring: true when the tutor is appointed to teach the same course.",
    }),
    body: t.field({ type: foreignBody, description: "Of training abroad: the body." }),
    country: t.string({ description: "Of training abroad: ISO 3166-1 alpha-2." }),
    credits: t.string({ description: "Of training abroad: the credits the body declares, such as `12.5`." }),
    distance: t.boolean({ description: "Of training abroad: true when it was held at a distance." }),
    radioprotection: t.boolean({ description: "Of self-study: true when it is on radioprotection." }),
    evidence: t.field({ type: [evidenceInput], required: true, description: "The documents, at least one." }),
  }),
});

mutation({
  name: "submitIndividualTraining",
  description:
    "Submits an activity of individual training. It counts once whoever keeps the registry has validated it.",
  input: trainingInput,
  payload: submittedPayload("SubmitIndividualTrainingPayload", "The activity awaits validation."),
  noun: "request",
  task: async (asked, context, db) => {
    const { clientMutationId: _id, professional, evidence: written, ...rest } = asked;
    const evidence = checked(written, "evidence");
    const days = {
      acquiredOn: requiredDay(asked.acquiredOn, "acquiredOn"),
      from: dayOf(asked.from, "from"),
      to: dayOf(asked.to, "to"),
    };
    if (days.acquiredOn > context.today)
      throw badInput(
        {
          en: `\`acquiredOn\` is ${days.acquiredOn}: it is later than today`,
          it: `\`acquiredOn\` è ${days.acquiredOn}: è dopo oggi`,
        },
        "acquiredOn",
      );
    const given = Object.entries({ ...rest, ...days }).filter(([, value]) => value !== null && value !== undefined);
    const activity = Object.fromEntries(given);
    const { problems } = validateRecord({ id: "P-1", individualTraining: [{ id: "IT-1", ...activity }] });
    const [first] = problems ?? [];
    if (first !== undefined) {
      const path = first.path.replace("individualTraining[0].", "").replace("individualTraining[0]", "kind");
      throw badInput({ en: `\`${path}\`: ${first.message.en}`, it: `\`${path}\`: ${first.message.it}` }, path);
    }
    if (asked.kind === "abroad" && asked.country?.toUpperCase() === "IT") {
      throw badInput(
        {
          en: "`country` is IT: training abroad is held in another country",
          it: "`country` è IT: la formazione all'estero si tiene in un altro paese",
        },
        "country",
      );
    }
    const published = await programInForce(context);
    const person = await subjectOf(professional, context, db);
    const record = await recordToJudge(person, context);
    const hindrance = hindranceOf(published, record, activity as unknown as DeclaredActivity, context.today);
    const [lacking] = hindrance.missing;
    if (lacking !== undefined) {
      throw badInput(
        {
          en: `\`${lacking}\` is missing: the acts reckon such an activity by it`,
          it: `\`${lacking}\` manca: gli atti calcolano da quello un'attività del genere`,
        },
        lacking,
      );
    }
    if (hindrance.refused) return hindrance.refused;
    const body = { activity, evidence };
    const waiting = await samePendingSince(db, person.row, "individual-training", body);
    if (waiting !== undefined) {
      throw badInput(
        {
          en: `the same activity with the same documents awaits validation since ${waiting}: it is submitted once`,
          it: `la stessa attività con gli stessi documenti attende la convalida dal ${waiting}: si presenta una volta`,
        },
        "evidence",
      );
    }
    const [made] = await insertRequest(db, {
      professionalId: person.row,
      kind: "individual-training",
      askedOn: context.today,
      body,
    });
    return submitted(person.registryId, made, context);
  },
});

interface ClaimInput extends PersonInput {
  readonly event: string;
  readonly edition: number;
  readonly role: ParticipationRole;
  readonly acquiredOn: WrittenDay;
  readonly credits: string;
  readonly evidence: readonly Evidence[];
}

const claimInput = builder.inputRef<ClaimInput>("ClaimParticipationInput").implement({
  description: "Credits of an event whose provider did not report them in time.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    event: t.id({ required: true, description: "Registry id (`EV-1`) or global id." }),
    edition: t.int({ required: true, description: "1, 2, 3 … within the event." }),
    role: t.field({ type: participationRole, required: true, description: "What the person did." }),
    acquiredOn: t.field({ type: "Date", required: true, description: "The day that decides the triennium." }),
    credits: t.string({ required: true, description: "From 0.1 to 50.0, with at most one decimal." }),
    evidence: t.field({ type: [evidenceInput], required: true, description: "The documents, at least one." }),
  }),
});

mutation({
  name: "claimParticipation",
  description: "Claims credits that a provider should have reported: the body that accredits it decides.",
  input: claimInput,
  payload: submittedPayload("ClaimParticipationPayload", "The claim awaits the decision of the accrediting body."),
  noun: "request",
  task: async (asked, context, db) => {
    const evidence = checked(asked.evidence, "evidence");
    const acquiredOn = requiredDay(asked.acquiredOn, "acquiredOn");
    const inBounds = /^(?:[1-9]|[1-4]\d)(?:\.\d)?$|^50(?:\.0)?$|^0\.[1-9]$/.test(asked.credits);
    if (!inBounds)
      throw badInput(
        {
          en: "`credits` is no amount from 0.1 to 50.0 with at most one decimal",
          it: "`credits` non è un importo da 0.1 a 50.0 con al massimo un decimale",
        },
        "credits",
      );
    const { event, edition } = await editionNamed(asked.event, asked.edition, context);
    const { startsOn: start, endsOn: end } = edition;
    if (start === null || end === null)
      throw badInput(
        {
          en: `the registry does not know when ${event.registryId} was held`,
          it: `il registro non sa quando si è tenuto ${event.registryId}`,
        },
        "event",
      );
    if (acquiredOn < start || acquiredOn > end) {
      throw badInput(
        {
          en: `\`acquiredOn\` is ${acquiredOn}: the edition was held from ${start} to ${end}`,
          it: `\`acquiredOn\` è ${acquiredOn}: l'edizione si è tenuta dal ${start} al ${end}`,
        },
        "acquiredOn",
      );
    }
    const person = await subjectOf(asked.professional, context, db);
    if ((await context.known.load(`${person.row}/${edition.row}`)) !== undefined) {
      throw badInput(
        {
          en: "the registry already has the person's participation in that edition",
          it: "il registro ha già la partecipazione della persona a quell'edizione",
        },
        "event",
      );
    }
    const claimed = await pendingSince(db, person.row, { kind: "insertion-claim", edition: edition.row });
    if (claimed !== undefined) {
      throw badInput(
        {
          en: `a claim of ${claimed} about that edition awaits a decision: it is claimed once`,
          it: `una richiesta del ${claimed} su quell'edizione attende una decisione: la si chiede una volta`,
        },
        "event",
      );
    }
    // A teacher's credits are reckoned by the hour, and may be more.
    const { credits: given } = edition;
    if (asked.role === "learner" && given !== null && tenthsOf(asked.credits) > tenthsOf(given)) {
      throw badInput(
        {
          en: `\`credits\` is ${asked.credits}: the edition gives ${given}`,
          it: `\`credits\` è ${asked.credits}: l'edizione ne dà ${given}`,
        },
        "credits",
      );
    }
    const due = reportDeadlineOf(await programInForce(context), { format: edition.format, start, end }, context.today);
    if (due !== undefined && context.today <= due.dueOn) {
      const it = `il provider ha tempo fino al ${due.dueOn} per trasmettere il rapporto`;
      const en = `the provider has until ${due.dueOn} to report`;
      return { answer: "refused", grounds: [{ it, en, citation: due.citation }] };
    }
    const { role, credits } = asked;
    const body = { edition: edition.row, role, acquiredOn, credits, evidence };
    const claim = {
      professionalId: person.row,
      kind: "insertion-claim",
      askedOn: context.today,
      eventId: event.row,
      body,
    } as const;
    const [made] = await insertRequest(db, claim);
    return submitted(person.registryId, made, context);
  },
});

/** Of credits with at most one decimal. */
function tenthsOf(credits: string): number {
  const [whole = "0", tenths = "0"] = credits.split(".");
  return Number.parseInt(whole, 10) * 10 + Number.parseInt(tenths.slice(0, 1), 10);
}

interface DocumentInput extends PersonInput {
  readonly triennium: string;
}

const documentInput = builder.inputRef<DocumentInput>("RequestDocumentInput").implement({
  description: "The document of a triennium: which one, the acts say.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    triennium: t.string({ required: true, description: "Such as `2020-2022`." }),
  }),
});

mutation({
  name: "requestDocument",
  description:
    "Asks the Order for the certificate or the statement of a triennium, whichever the acts give a right to.",
  input: documentInput,
  payload: submittedPayload("RequestDocumentPayload", "The request awaits the Order."),
  noun: "request",
  task: async (asked, context, db) => {
    triennium(asked.triennium);
    const published = await programInForce(context);
    const person = await subjectOf(asked.professional, context, db);
    const waiting = await pendingSince(db, person.row, { kind: "document", triennium: asked.triennium });
    if (waiting !== undefined) {
      throw badInput(
        {
          en: `a request of ${waiting} for the document of ${asked.triennium} awaits the Order: it is asked for once`,
          it: `una richiesta del ${waiting} del documento del ${asked.triennium} attende l'Ordine: si chiede una volta`,
        },
        "triennium",
      );
    }
    const record = await recordToJudge(person, context);
    const { ledger } = computeLedger(published, record, { triennium: asked.triennium, today: context.today });
    if (ledger.document === null) {
      const missing = ledger.undetermined.find(({ id }) => id === "document");
      const ground = {
        it: "gli atti non dicono quale documento spetta",
        en: "the acts do not say which document is due",
      };
      return { answer: "refused", grounds: [{ ...ground, citation: missing?.citation ?? null }] };
    }
    const body = { triennium: asked.triennium };
    const [made] = await insertRequest(db, {
      professionalId: person.row,
      kind: "document",
      askedOn: context.today,
      body,
    });
    return submitted(person.registryId, made, context);
  },
});

interface IncongruityInput extends PersonInput {
  readonly about: string;
  readonly employment?: RightEmploymentGiven | null | undefined;
}

const incongruityInput = builder.inputRef<IncongruityInput>("ReportIncongruityInput").implement({
  description: "Something the registry has wrong: the employing body, a name, the profession.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    about: t.string({ required: true, description: "What is wrong and what it should be, in words." }),
    employment: t.field({ type: rightEmployment, description: "When the employing body is wrong: the right one." }),
  }),
});

mutation({
  name: "reportIncongruity",
  description: "Reports that the registry has something wrong that the person cannot change.",
  input: incongruityInput,
  payload: submittedPayload("ReportIncongruityPayload", "Whoever keeps the registry will look at it."),
  noun: "request",
  task: async ({ about, professional, employment }, context, db) => {
    const text = inWords(about, { en: "say what is wrong", it: "si dica che cosa è sbagliato" });
    const person = await subjectOf(professional, context, db);
    const right = employment ? await rightEmploymentIn(employment, person, context) : undefined;
    const body = { about: text, ...(right === undefined ? {} : { employment: right }) };
    const waiting = await samePendingSince(db, person.row, "incongruity", body);
    if (waiting !== undefined) {
      throw badInput(
        {
          en: `the same was reported on ${waiting} and awaits an answer: it is reported once`,
          it: `lo stesso è stato segnalato il ${waiting} e attende risposta: si segnala una volta`,
        },
        "about",
      );
    }
    const asked = { professionalId: person.row, kind: "incongruity", askedOn: context.today, body } as const;
    const [made] = await insertRequest(db, asked);
    return submitted(person.registryId, made, context);
  },
});

/** Throws BAD_USER_INPUT when nothing is said, or too much. */
export function inWords(about: string, what: Sentence): string {
  return wordsOf(about, { field: "about", longest: longestReason, todo: what });
}

/** The answer of a change that made a request. */
export function submitted(professional: string, made: { readonly id: string } | undefined, { audit }: Context) {
  if (made === undefined) throw new Error("a request was written and has no id");
  audit.change("request", professional);
  return { answer: "done", professional, request: made.id } as const;
}
