/** The published acts compiled into one program, and the queries about them. */
import type { PublishedProgram } from "@delibera/acts";
import { trienniOf } from "@delibera/acts";
import type { RecordOption } from "@delibera/ledger";
import { optionsOf } from "@delibera/ledger";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { PublishedAct } from "./act.ts";
import { act, actsIn } from "./act.ts";
import { interpretation } from "./interpretation.ts";
import { label } from "./label.ts";
import { sourceFile } from "./source-file.ts";

const recordOption = builder.objectRef<RecordOption>("RecordOption").implement({
  description: "One thing that a field of the record may say.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "As the record writes it." }),
    label: t.expose("label", { type: label, description: "In words." }),
  }),
});

export const program = builder.objectRef<PublishedProgram>("Program").implement({
  description: "The published acts compiled into one program.",
  fields: (t) => ({
    hash: t.exposeString("hash", { description: "`sha256:` of the program." }),
    formatVersion: t.string({ description: "Version of its format.", resolve: ({ program }) => program.formatVersion }),
    acts: t.field({ type: [act], description: "The acts, in the order of their files.", resolve: actsIn }),
    interpretations: t.field({
      type: [interpretation],
      description: "The doubts that the acts leave, and the readings chosen.",
      resolve: ({ program }) => program.interpretations,
    }),
    sources: t.field({
      type: [sourceFile],
      description: "Every rule file, the vocabulary first: what a browser compiles to recompute a ledger.",
      resolve: ({ files }) => files,
    }),
    trienni: t.stringList({
      description: "The trienni for which the acts say what is due, in order, such as `2017-2019`.",
      resolve: ({ program }, _args, { today }) => [...trienniOf(program, today)],
    }),
    options: t.field({
      type: [recordOption],
      description:
        "What a field of the record may say, as the acts know it; empty where there is no such list or field, or the field is no code.",
      args: {
        list: t.arg.string({
          description: "A list of the record, such as `exemptions`; left out, the person's own fields.",
        }),
        field: t.arg.string({ required: true, description: "A field of its items, such as `reason`." }),
      },
      resolve: (published, { list, field }) => [...optionsOf(published, list ?? undefined, field)],
    }),
  }),
});

builder.queryFields((t) => ({
  program: t.field({
    type: program,
    nullable: true,
    description: "The program in force; null until acts are published.",
    resolve: async (_root, _args, context) => (await context.program()) ?? null,
  }),
  acts: t.field({
    type: [act],
    description: "The acts of the program in force.",
    resolve: (_root, _args, context) => actsOf(context),
  }),
  act: t.field({
    type: act,
    nullable: true,
    description: "An act by the name that citations use.",
    args: { name: t.arg.string({ required: true, description: "Such as `cnfc_2017_crediti`." }) },
    resolve: async (_root, { name }, context) => (await actsOf(context)).find(({ act }) => act.name === name) ?? null,
  }),
}));

async function actsOf(context: Context): Promise<PublishedAct[]> {
  const published = await context.program();
  return published === undefined ? [] : actsIn(published);
}
