/** What an Order counts of its register. Whether each member could be certified is asked of the ledgers, a page at a time. */
import { authorizeRead } from "../authorize.ts";
import { badInput, forbidden } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { DocumentsIssued, MembersOfProfession, OrderRow, ResolutionsOfYear } from "../reads/order-statistics.ts";
import {
  documentsIssued,
  membersByProfession,
  orderById,
  resolutionsByYear,
  standingOfMembers,
} from "../reads/order-statistics.ts";
import { registrationKind } from "./codes.ts";
import { profession } from "./professional.ts";

const membersOfProfession = builder.objectRef<MembersOfProfession>("MembersOfProfession").implement({
  description: "How many members are of one profession.",
  fields: (t) => ({
    profession: t.expose("profession", { type: profession, description: "Which profession." }),
    members: t.exposeInt("members", { description: "How many are enrolled today." }),
  }),
});

const resolutionsOfYear = builder.objectRef<ResolutionsOfYear>("ResolutionsOfYear").implement({
  description: "How many resolutions of one kind took effect in a year.",
  fields: (t) => ({
    year: t.exposeInt("year", { description: "Calendar year of the resolutions." }),
    kind: t.expose("kind", { type: registrationKind, description: "What was resolved." }),
    resolutions: t.exposeInt("resolutions", { description: "How many, of who is enrolled today." }),
  }),
});

const issued = builder.objectRef<DocumentsIssued>("DocumentsIssued").implement({
  description: "How many documents of one kind were issued for a triennium.",
  fields: (t) => ({
    triennium: t.exposeString("triennium", { description: "Such as `2020-2022`." }),
    document: t.exposeString("document", { description: "`certificato` or `attestato`." }),
    form: t.exposeString("form", { nullable: true, description: "Form of the manual; null where no act says one." }),
    issued: t.exposeInt("issued", { description: "How many, to who is enrolled today." }),
  }),
});

const statistics = builder.objectRef<OrderRow>("OrderStatistics").implement({
  description: "What an Order counts of its register, today.",
  fields: (t) => ({
    order: t.exposeID("id", { description: "Registry id of the Order." }),
    name: t.exposeString("name", { description: "Its name." }),
    professions: t.field({
      type: [membersOfProfession],
      description: "Members by profession, the largest first.",
      resolve: async (order, _args, { db, today }) => [...(await membersByProfession(db, order, today))],
    }),
    resolutions: t.field({
      type: [resolutionsOfYear],
      description: "Resolutions by year and kind, the latest year first.",
      resolve: async (order, _args, { db, today }) => [...(await resolutionsByYear(db, order, today))],
    }),
    documents: t.field({
      type: [issued],
      description: "Documents issued, by triennium.",
      resolve: async (order, _args, { db, today }) => [...(await documentsIssued(db, order, today))],
    }),
    standing: t.field({
      type: standing,
      description: "What waits, and who stands apart.",
      resolve: (order, _args, { db, today }) => standingOfMembers(db, order, today),
    }),
  }),
});

const standing = builder.objectRef<Awaited<ReturnType<typeof standingOfMembers>>>("StandingOfMembers").implement({
  description: "Counts of members of an Order.",
  fields: (t) => ({
    pendingDocuments: t.exposeInt("pendingDocuments", {
      description: "Requests of documents that nobody decided yet.",
    }),
    competentDoctors: t.exposeInt("competentDoctors", { description: "Who is mainly a competent doctor today." }),
    exempt: t.exposeInt("exempt", { description: "Who has an exemption today." }),
  }),
});

builder.queryField("orderStatistics", (t) =>
  t.field({
    type: statistics,
    description: "What an Order counts of its register: its own, or any for whoever keeps the registry.",
    args: { order: t.arg.id({ description: "Registry id of the Order; left out by an Order, for its own." }) },
    complexity: { field: 200, multiplier: 1 },
    resolve: async (_root, { order }, context) => {
      authorizeRead(context, "record");
      const id = ownOrNamed(order, context);
      const found = await orderById(context.db, id);
      if (found === undefined)
        throw badInput(
          {
            en: `there is no Order ${JSON.stringify(id.slice(0, 40))}`,
            it: `non c'è l'Ordine ${JSON.stringify(id.slice(0, 40))}`,
          },
          "order",
        );
      context.audit.read("record", found.id);
      return found;
    },
  }),
);

function ownOrNamed(named: string | null | undefined, { viewer }: Context): string {
  const grant = viewer.kind === "signed-in" ? viewer.grant : undefined;
  const own = grant?.order?.registryId;
  const wanted = named ?? own;
  if (grant?.role === "registry-operator") {
    if (wanted === undefined)
      throw badInput(
        {
          en: "`order` is missing: name the Order, by registry id",
          it: "`order` manca: si nomina l'Ordine, con il suo id nel registro",
        },
        "order",
      );
    return wanted;
  }
  if (own !== undefined && wanted === own) return own;
  throw forbidden({
    en: "these are figures of the register of an Order, for that Order",
    it: "sono dati dell'albo di un Ordine, per quell'Ordine",
  });
}
