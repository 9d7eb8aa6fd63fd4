/** Who asks, as the server knows them. */
import type { Newcomer, Role, SignedIn } from "@delibera/identity";
import { roles } from "@delibera/identity";
import { builder } from "../builder.ts";
import { personOf, professional } from "./professional.ts";

const descriptions: Readonly<Record<Role, string>> = {
  professional: "A health professional, for their own record.",
  newcomer: "Somebody who signed in and is not in the registry yet.",
  provider: "A provider of events, for its own events and those who took part.",
  order: "An Order, for who is enrolled in its register.",
  "registry-operator": "Who keeps the registry.",
  "accrediting-body": "The body that accredits the national providers, or that of the regional ones.",
  "policy-author": "Who writes acts; knows people by a pseudonym.",
  reviewer: "Who reviews acts; knows people by a pseudonym.",
  analyst: "Who studies cohorts; knows people by a pseudonym.",
  ministry: "The Ministry, for the list of competent doctors.",
  insurer: "An insurer, for the yes or no of the check of 70 %.",
  auditor: "Who reads the audit log.",
};

const role = builder.enumType("Role", {
  description: "What somebody acts as.",
  values: Object.fromEntries(
    roles.map((name) => [nameOf(name), { value: name, description: descriptions[name] }]),
  ) as Readonly<Record<string, { readonly value: Role; readonly description: string }>>,
});

const newcomer = builder.objectRef<Newcomer>("Newcomer").implement({
  description:
    "What the identity provider says of somebody: with this they enter the registry, and nothing of it is theirs to change.",
  fields: (t) => ({
    fiscalCode: t.exposeString("fiscalCode", { description: "Codice fiscale." }),
    firstName: t.exposeString("firstName", { description: "Name." }),
    lastName: t.exposeString("lastName", { description: "Surname." }),
    birthDate: t.field({
      type: "Date",
      nullable: true,
      description: "Date of birth; null when the provider does not say it, and then `enterRegistry` asks for it.",
      resolve: ({ birthDate }) => birthDate ?? null,
    }),
    email: t.string({
      nullable: true,
      description: "E-mail address to propose; null when the provider does not say it.",
      resolve: ({ email }) => email ?? null,
    }),
  }),
});

const viewer = builder.objectRef<SignedIn>("Viewer").implement({
  description: "Who is signed in.",
  fields: (t) => ({
    displayName: t.exposeString("displayName", { description: "Name for the screen." }),
    role: t.field({ type: role, description: "In which role.", resolve: ({ grant }) => grant.role }),
    roles: t.field({
      type: [role],
      description: "Every role the person may act in, in the order in which they are chosen.",
      resolve: ({ grants }) => grants.map((grant) => grant.role),
    }),
    actsFor: t.string({
      nullable: true,
      description: "Registry id of the provider or the Order they act for; null when they act for none.",
      resolve: ({ grant }) => grant.provider?.registryId ?? grant.order?.registryId ?? null,
    }),
    newcomer: t.field({
      type: newcomer,
      nullable: true,
      description: "What the identity provider says of who is not in the registry yet; null for everybody else.",
      resolve: ({ grant }) => grant.newcomer ?? null,
    }),
    professional: t.field({
      type: professional,
      nullable: true,
      description: "Their own person in the registry; null in any other role than that of a professional.",
      resolve: async ({ grant }, _args, context) =>
        grant.professional === undefined ? null : ((await personOf(grant.professional.registryId, context)) ?? null),
    }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: viewer,
    nullable: true,
    description: "Who is signed in; null when nobody is.",
    resolve: (_root, _args, context) => (context.viewer.kind === "anonymous" ? null : context.viewer),
  }),
}));

function nameOf(name: Role): string {
  return name.replaceAll("-", "_").toUpperCase();
}
