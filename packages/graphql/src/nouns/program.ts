/** The published acts compiled into one program, and the queries about them. */
import type { PublishedProgram } from "@delibera/acts";
import { trienniOf } from "@delibera/acts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { PublishedAct } from "./act.ts";
import { act, actsIn } from "./act.ts";
import { interpretation } from "./interpretation.ts";
import { sourceFile } from "./source-file.ts";

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
