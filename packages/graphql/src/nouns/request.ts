/** What people ask of who keeps the registry, the forms of the manual that it stands for, and the decisions. */
import type { ExemptionKind } from "@delibera/database";
import type { Citation } from "@delibera/ledger/statement";
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import { pageOf } from "../reads/page.ts";
import type { RequestRow } from "../reads/requests.ts";
import { requestById, requestsList } from "../reads/requests.ts";
import { citation } from "./citation.ts";
import { requestKind } from "./codes.ts";
import { event } from "./event.ts";
import { personOf, professional } from "./professional.ts";

const state = builder.enumType("FiledRequestState", {
  description: "What became of a request.",
  values: {
    PENDING: { value: "pending", description: "Nobody decided yet." },
    ACCEPTED: { value: "accepted", description: "Accepted: what it asks for stands in the record, or was issued." },
    REFUSED: { value: "refused", description: "Refused, for a reason." },
  } as const,
});

export interface Evidence {
  readonly name: string;
  readonly sha256: string;
}

const evidence = builder.objectRef<Evidence>("Evidence").implement({
  description: "A document that supports a request. The registry keeps its hash, and the portal the document.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the file." }),
    sha256: t.exposeString("sha256", { description: "Hexadecimal digest of its content." }),
  }),
});

export const request = builder.objectRef<RequestRow>("FiledRequest").implement({
  description: "What a person asked, and what was decided. It is asked once and decided once.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "As `decideRequest` takes it." }),
    kind: t.expose("kind", { type: requestKind, description: "What is asked." }),
    form: t.string({
      nullable: true,
      description: "The form of the manual that it stands for, such as `IV`; null when it stands for none.",
      resolve: ({ kind, body }) => formOf(kind, body),
    }),
    askedOn: t.expose("askedOn", { type: "Date", description: "When." }),
    professional: t.field({
      type: professional,
      nullable: true,
      description: "Whose it is; null for who may not see the person, as a body that decides on a claim.",
      resolve: async ({ professional: id }, _args, context) =>
        id === null ? null : ((await personOf(id, context)) ?? null),
    }),
    event: t.field({
      type: event,
      nullable: true,
      description: "The event it is about; null when it is about none.",
      resolve: async ({ event: id }, _args, { events }) => (id === null ? null : ((await events.load(id)) ?? null)),
    }),
    about: t.string({
      nullable: true,
      description: "What the person says, in words; null when the request needs none.",
      resolve: ({ body }) => (body as { about?: string }).about ?? null,
    }),
    evidence: t.field({
      type: [evidence],
      description: "The documents that support it.",
      resolve: ({ body }) => [...((body as { evidence?: readonly Evidence[] }).evidence ?? [])],
    }),
    state: t.field({
      type: state,
      description: "What became of it.",
      resolve: ({ accepted }) => (accepted === null ? "pending" : accepted ? "accepted" : "refused"),
    }),
    decidedOn: t.expose("decidedOn", { type: "Date", nullable: true, description: "Null while nobody decided." }),
    reason: t.exposeString("reason", { nullable: true, description: "Why it was refused; null when it was not." }),
    document: t.field({
      type: issuedDocument,
      nullable: true,
      description: "What was issued; null when nothing was.",
      resolve: ({ result }) => (result as Issued | null) ?? null,
    }),
  }),
});

/** What form XI asks. */
export interface UnlistedExemption {
  readonly kind: ExemptionKind;
  readonly from: string;
  readonly to: string;
  readonly about: string;
}

export interface Issued {
  readonly triennium: string;
  readonly document: string;
  readonly form: string | null;
  readonly issuer: string | null;
  readonly program: string;
  readonly facts: string;
  /** What says that the form is due; absent in what was issued before it was kept. */
  readonly citation?: Citation | null;
}

const issuedDocument = builder.objectRef<Issued>("IssuedDocument").implement({
  description: "What a document says and what it rests on: the same program and the same facts give it again.",
  fields: (t) => ({
    triennium: t.exposeString("triennium", { description: "Such as `2020-2022`." }),
    document: t.exposeString("document", { description: "`certificato` or `attestato`." }),
    form: t.exposeString("form", { nullable: true, description: "Form of the manual; null where no act says one." }),
    issuer: t.exposeString("issuer", { nullable: true, description: "Who issues it; null where no act says it." }),
    program: t.exposeString("program", { description: "`sha256:` of the program." }),
    facts: t.exposeString("facts", { description: "`sha256:` of the facts." }),
    citation: t.field({
      type: citation,
      nullable: true,
      description: "The comma by which it is issued; null when no act says one.",
      resolve: (issued) => issued.citation ?? null,
    }),
  }),
});

const requestConnection = builder.connectionObject(
  { type: request, name: "FiledRequestConnection", description: "A page of requests." },
  { name: "FiledRequestEdge", description: "A request and its place in the list." },
);

builder.queryFields((t) => ({
  request: t.field({
    type: request,
    nullable: true,
    description: "The request with this id; null when there is none that the viewer may see.",
    args: { id: t.arg.id({ required: true, description: "As `FiledRequest.id` gives it." }) },
    resolve: async (_root, { id }, context) => {
      authorizeRead(context, "request");
      const found = await requestById(context, id);
      if (found !== undefined) context.audit.read("request", found.professional ?? found.id);
      return found ?? null;
    },
  }),
  requests: t.connection(
    {
      type: request,
      description: "Requests in the order in which they were asked, those that the viewer may see.",
      args: {
        kind: t.arg({ type: requestKind, description: "Only this kind." }),
        pending: t.arg.boolean({ description: "True: only those that nobody decided yet." }),
      },
      resolve: (_root, args, context) => {
        authorizeRead(context, "request");
        return pageOf(args, requestsList(context, args), ({ id }) => context.audit.read("request", id));
      },
    },
    requestConnection,
  ),
}));

builder.objectFields(professional, (t) => ({
  requests: t.field({
    type: [request],
    description: "What the person asked, the latest first.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "request");
      return [...(await context.requests.load(row))];
    },
  }),
}));

const activityForms: Readonly<Record<string, string>> = {
  publication: "IV",
  trial: "V",
  tutoring: "VI",
  abroad: "VII",
  "self-study": "VIII",
};

function formOf(kind: RequestRow["kind"], body: unknown): string | null {
  if (kind === "unlisted-exemption") return "XI";
  if (kind !== "individual-training") return null;
  const { activity } = body as { activity: { kind: string } };
  return activityForms[activity.kind] ?? null;
}
