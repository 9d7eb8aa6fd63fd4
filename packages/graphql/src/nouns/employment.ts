/** For whom people work, as the employing bodies tell it: what a portal recognises without asking. */
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { EmployingBodyRow, EmploymentRow } from "../reads/employments.ts";
import { employingBodiesList } from "../reads/employments.ts";
import { pageOf } from "../reads/page.ts";
import { professional } from "./professional.ts";

export const employingBody = builder.objectRef<EmployingBodyRow>("EmployingBody").implement({
  description: "A body of the health service, or another that employs people of the registry.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Its id in the registry." }),
    name: t.exposeString("name", { description: "Its name." }),
  }),
});

const employment = builder.objectRef<EmploymentRow>("Employment").implement({
  description: "That a person works, or worked, for a body, as the body tells it.",
  fields: (t) => ({
    body: t.expose("body", { type: employingBody, description: "For whom." }),
    from: t.expose("from", { type: "Date", description: "First day." }),
    to: t.expose("to", { type: "Date", nullable: true, description: "Last day, included; null while it goes on." }),
    registeredOn: t.expose("registeredOn", { type: "Date", description: "When the registry knew." }),
  }),
});

const bodyConnection = builder.connectionObject(
  { type: employingBody, name: "EmployingBodyConnection", description: "A page of employing bodies." },
  { name: "EmployingBodyEdge", description: "A body and its place in the list." },
);

builder.queryField("employingBodies", (t) =>
  t.connection(
    {
      type: employingBody,
      description: "The bodies that employ people, in the order of registration.",
      args: { search: t.arg.string({ description: "Beginnings of words of the name." }) },
      resolve: (_root, args, { db }) => pageOf(args, employingBodiesList(db, args.search)),
    },
    bodyConnection,
  ),
);

builder.objectFields(professional, (t) => ({
  employments: t.field({
    type: [employment],
    description:
      "For whom the person works and has worked, the latest first. What is wrong is told with `reportIncongruity`.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "record");
      return [...(await context.employments.load(row))];
    },
  }),
}));
