/** The bodies that employ people, and who works for which, as those bodies tell it: the person is recognised and declares nothing. */
import { tables } from "@delibera/database";
import { eq } from "drizzle-orm";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { employingBody } from "../nouns/employment.ts";
import type { EmployingBodyRow } from "../reads/employments.ts";
import { employingBodyNamed } from "../reads/employments.ts";
import { declaredFrom } from "./declared-period.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { lineOf, longestName } from "./free-text.ts";
import type { Done, Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

interface BodyInput extends Input {
  readonly id: string;
  readonly name: string;
}

const bodyInput = builder.inputRef<BodyInput>("RegisterEmployingBodyInput").implement({
  description: "A body of the health service, or another that employs people of the registry.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    id: t.id({ required: true, description: "Its id in the registry, such as `APSS`: letters, digits and hyphens." }),
    name: t.string({ required: true, description: "Its name." }),
  }),
});

const bodyPayload = builder.objectRef<Done<EmployingBodyRow>>("RegisterEmployingBodyPayload").implement({
  description: "The body can be named from now on.",
  fields: (t) => ({
    clientMutationId: t.string({
      nullable: true,
      description: "The caller's id of the change, as it was given.",
      resolve: (done) => done.clientMutationId ?? null,
    }),
    body: t.field({ type: employingBody, description: "The body.", resolve: (done) => done }),
  }),
});

mutation({
  name: "registerEmployingBody",
  description: "Registers a body that employs people.",
  input: bodyInput,
  payload: bodyPayload,
  noun: "employingBody",
  task: async (asked, context, db) => {
    const id = asked.id.trim();
    if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(id)) {
      throw badInput(
        {
          en: "`id` has 1 to 40 letters, digits and hyphens: write another",
          it: "`id` ha da 1 a 40 lettere, cifre e trattini: se ne scriva un altro",
        },
        "id",
      );
    }
    const name = lineOf(asked.name, { field: "name", longest: longestName, todo: { en: "write it", it: "si scriva" } });
    const taken = await db.$count(tables.employingBodies, eq(tables.employingBodies.publicId, id));
    const [made] =
      taken > 0
        ? []
        : await db
            .insert(tables.employingBodies)
            .values({ publicId: id, name })
            .onConflictDoNothing()
            .returning({ row: tables.employingBodies.id });
    if (made === undefined)
      throw badInput(
        { en: `there is a body ${id} already: choose another id`, it: `c'è già un ente ${id}: si scelga un altro id` },
        "id",
      );
    context.audit.change("employingBody", id);
    return { answer: "done", row: made.row, id, name };
  },
});

interface EmploymentInput extends PersonInput {
  readonly body: string;
  readonly from: WrittenDay;
  readonly to?: WrittenDay | null | undefined;
}

const input = builder.inputRef<EmploymentInput>("RecordEmploymentInput").implement({
  description: "That a person works, or worked, for a body.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    body: t.id({ required: true, description: "Id of the employing body." }),
    from: t.field({ type: "Date", required: true, description: "First day." }),
    to: t.field({ type: "Date", description: "Last day, included; left out while the person works there." }),
  }),
});

mutation({
  name: "recordEmployment",
  description:
    "Records for whom a person works, as the body tells it. Told again from the same day, it takes the place of before.",
  input,
  payload: personPayload<{ readonly professional: string }>("RecordEmploymentPayload", "It was recorded."),
  noun: "employment",
  task: async (asked, context, db) => {
    const to = dayOf(asked.to, "to");
    const body = await employingBodyNamed(asked.body, db);
    const person = await subjectOf(asked.professional, context, db);
    const from = declaredFrom(asked.from, "from", context, person);
    if (to !== undefined && to < from)
      throw badInput(
        {
          en: `\`to\` is ${to}: it comes before \`from\`, ${from}`,
          it: `\`to\` è ${to}: viene prima di \`from\`, ${from}`,
        },
        "to",
      );
    const before = (await context.employments.load(person.row)).find(
      (each) => each.body.row === body.row && each.from === from,
    );
    await db.insert(tables.employments).values({
      professionalId: person.row,
      bodyId: body.row,
      effectiveOn: from,
      endsOn: to ?? null,
      registeredOn: context.today,
      supersedes: before?.row ?? null,
    });
    context.audit.change("employment", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
