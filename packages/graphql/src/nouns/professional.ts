/** The professionals of the registry and the queries about them. */
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { localId } from "../local-id.ts";
import { pageOf } from "../reads/page.ts";
import type { ProfessionalRow } from "../reads/professionals.ts";
import { professionalsList, professionsList } from "../reads/professionals.ts";

export const profession = builder.objectRef<ProfessionalRow["profession"]>("Profession").implement({
  description: "A health profession.",
  fields: (t) => ({
    code: t.exposeInt("code", { description: "National code." }),
    name: t.exposeString("name", { description: "Italian name." }),
  }),
});

const discipline = builder.objectRef<{ readonly profession: number; readonly code: number }>("Discipline").implement({
  description: "A discipline of a profession.",
  fields: (t) => ({
    code: t.exposeInt("code", { description: "National code, which means something only within the profession." }),
    name: t.string({
      nullable: true,
      description: "Italian name; null when the code is in no list that the registry holds.",
      resolve: async ({ profession: of, code }, _args, { disciplineNames }) =>
        (await disciplineNames.load(`${of}/${code}`)) ?? null,
    }),
  }),
});

export const professional = builder.objectRef<ProfessionalRow>("Professional");

builder.node(professional, {
  description: "A health professional of the registry.",
  id: { resolve: ({ registryId }) => registryId, description: "Id in the whole schema." },
  loadMany: (ids, context) => Promise.all(ids.map((id) => personOf(id, context))),
  fields: (t) => ({
    registryId: t.exposeString("registryId", {
      description: "Identifier in the registry, such as `P-0001`; the pseudonym, for who knows people by that only.",
    }),
    fiscalCode: t.exposeString("fiscalCode", {
      nullable: true,
      description: "Codice fiscale; null for who knows people by a pseudonym only.",
    }),
    firstName: t.exposeString("firstName", {
      nullable: true,
      description: "Name; null for who knows people by a pseudonym only.",
    }),
    lastName: t.exposeString("lastName", {
      nullable: true,
      description: "Surname; null for who knows people by a pseudonym only.",
    }),
    birthDate: t.expose("birthDate", { type: "Date", description: "Date of birth." }),
    profession: t.expose("profession", { type: profession, description: "The one profession of the person." }),
    disciplines: t.field({
      type: [discipline],
      description: "Disciplines of that profession.",
      resolve: ({ profession: { code: of }, disciplines }) => disciplines.map((code) => ({ profession: of, code })),
    }),
  }),
});

const professionalConnection = builder.connectionObject(
  { type: professional, name: "ProfessionalConnection", description: "A page of professionals." },
  { name: "ProfessionalEdge", description: "A professional and the place in the list." },
);

builder.queryFields((t) => ({
  professions: t.field({
    type: [profession],
    description: "The health professions, by code.",
    resolve: (_root, _args, { database }) => professionsList(database.db),
  }),
  professional: t.field({
    type: professional,
    nullable: true,
    description: "A professional by registry id (`P-0001`) or global id.",
    args: { id: t.arg.id({ required: true, description: "Either id." }) },
    resolve: async (_root, { id }, context) => (await personOf(localId("Professional", id), context)) ?? null,
  }),
  professionals: t.connection(
    {
      type: professional,
      description:
        "Professionals by surname and name, those whom the viewer may see. `search` matches beginnings of words of surname and name in any order, without accents or case, or a whole registry id or fiscal code, which is what a text with a digit is taken for.",
      args: {
        search: t.arg.string({ description: "Surname, name, registry id or fiscal code." }),
        profession: t.arg.int({ description: "Only this profession, by code." }),
      },
      resolve: (_root, args, context) => {
        authorizeRead(context, "person");
        return pageOf(args, professionalsList(context, args), ({ registryId }) =>
          context.audit.read("person", registryId),
        );
      },
    },
    professionalConnection,
  ),
}));

/** The person with this id, when the viewer may see them; what is seen is noted. */
export async function personOf(id: string, context: Context): Promise<ProfessionalRow | undefined> {
  authorizeRead(context, "person");
  const found = await context.professionals.load(id);
  if (found !== undefined) context.audit.read("person", found.registryId);
  return found;
}
