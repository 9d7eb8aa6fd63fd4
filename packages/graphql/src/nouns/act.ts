/** A deliberation, a manual or a law, as it stands in the published program. */
import type { Program, PublishedFile, PublishedProgram } from "@delibera/acts";
import { examplesOf } from "@delibera/acts";
import { builder } from "../builder.ts";
import { comma } from "./comma.ts";
import { coverage, coverageOf } from "./coverage.ts";
import { example } from "./example.ts";
import { label } from "./label.ts";
import { language } from "./language.ts";
import { sourceFile, sourceReference } from "./source-file.ts";

export interface PublishedAct {
  /** The program in which it stands. */
  readonly program: Program;
  readonly act: Program["acts"][number];
  readonly file: PublishedFile;
}

const divisionWord = builder.enumType("DivisionWord", {
  description: "What an act calls its parts.",
  values: {
    ARTICLE: { value: "article", description: "Articolo." },
    SECTION: { value: "section", description: "Paragrafo." },
  } as const,
});

const division = builder.objectRef<Program["acts"][number]["divisions"][number]>("Division").implement({
  description: "An article or section of an act.",
  fields: (t) => ({
    word: t.expose("word", { type: divisionWord, description: "Article or section." }),
    number: t.exposeString("number", { description: "As written in the act, such as `16-bis`." }),
    heading: t.exposeString("heading", { description: "Its title." }),
    commi: t.expose("paragraphs", { type: [comma], description: "Its commi, in the order of the text." }),
  }),
});

export const act = builder.objectRef<PublishedAct>("Act");

builder.node(act, {
  description: "A deliberation, a manual or a law, as it stands in the published program.",
  id: { resolve: ({ act: { name } }) => name, description: "Id in the whole schema." },
  loadMany: async (names, context) => {
    const published = await context.program();
    const acts = published === undefined ? [] : actsIn(published);
    return names.map((name) => acts.find(({ act: { name: own } }) => own === name));
  },
  fields: (t) => ({
    name: t.string({
      description: "The name that citations use, such as `cnfc_2017_crediti`.",
      resolve: ({ act }) => act.name,
    }),
    kind: t.string({
      description: "The law's own word for this kind of act: delibera, legge, manuale.",
      resolve: ({ act }) => act.kind,
    }),
    title: t.string({ description: "Its title.", resolve: ({ act }) => act.title }),
    authority: t.field({ type: label, description: "Who adopted it.", resolve: ({ act }) => act.authorityLabel }),
    rank: t.int({
      description: "0 is the highest: law, then CNFC, manual, federation, practice.",
      resolve: ({ act }) => act.rank,
    }),
    adoptedOn: t.field({
      type: "Date",
      nullable: true,
      description: "When it was adopted; null when its text does not say.",
      resolve: ({ act }) => act.adoptedOn ?? null,
    }),
    publishedOn: t.field({
      type: "Date",
      nullable: true,
      description: "When it was published; null when its text does not say.",
      resolve: ({ act }) => act.publishedOn ?? null,
    }),
    knownFrom: t.field({
      type: "Date",
      description: "From when the act counts as known: its publication, else its adoption, else its effect.",
      resolve: ({ act }) => act.knownFrom,
    }),
    knownFromEffect: t.boolean({
      description:
        "True when nothing says when it was published or adopted, so that it counts as known from its effect.",
      resolve: ({ act }) => act.knownFromEffect,
    }),
    effectiveFrom: t.field({
      type: "Date",
      description: "First day of effect.",
      resolve: ({ act }) => act.effect.from,
    }),
    effectiveTo: t.field({
      type: "Date",
      nullable: true,
      description: "Last day of effect, included; null when open.",
      resolve: ({ act }) => act.effect.to ?? null,
    }),
    source: t.field({
      type: sourceReference,
      description: "Where the text comes from.",
      resolve: ({ act }) => act.source,
    }),
    divisions: t.field({
      type: [division],
      description: "Articles or sections, in the order of the text.",
      resolve: ({ act }) => act.divisions,
    }),
    coverage: t.field({
      type: coverage,
      description: "How many commi are encoded, declared otherwise, or undeclared.",
      resolve: ({ act }) => coverageOf(act.divisions.flatMap(({ paragraphs }) => paragraphs)),
    }),
    examples: t.field({
      type: [example],
      description: "The worked examples written in it, run with the published program, in the order of the text.",
      args: {
        language: t.arg({ type: language, defaultValue: "it", required: true, description: "Of the sentences." }),
      },
      // Running them costs more than reading them, the first time.
      complexity: { field: 100, multiplier: 10 },
      resolve: ({ program, act: { name } }, { language: asked }) => examplesOf(program, name, asked),
    }),
    version: t.int({ description: "1, 2, 3 … within the act.", resolve: ({ file }) => file.version }),
    hash: t.string({ description: "`sha256:` of the source text.", resolve: ({ file }) => file.hash }),
    sourceFile: t.field({ type: sourceFile, description: "The rule file, as published.", resolve: ({ file }) => file }),
  }),
});

/** Every act of a program with the file it was published as. */
export function actsIn({ program, files }: PublishedProgram): PublishedAct[] {
  return program.acts.flatMap((found) => {
    const file = files.find(({ name }) => name === found.file);
    return file === undefined ? [] : [{ program, act: found, file }];
  });
}
