/** Chooses the disciplines of a person among those of the one profession, which nobody changes here. */
import { tables } from "@delibera/database";
import { eq } from "drizzle-orm";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

interface DisciplinesInput extends PersonInput {
  readonly disciplines: readonly number[];
}

const input = builder.inputRef<DisciplinesInput>("SetDisciplinesInput").implement({
  description: "All the disciplines of a person, in place of those before.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    disciplines: t.intList({
      required: true,
      description: "National codes, of disciplines of the person's profession.",
    }),
  }),
});

const payload = personPayload<{ readonly professional: string }>("SetDisciplinesPayload", "The choice was registered.");

mutation({
  name: "setDisciplines",
  description:
    "Chooses the disciplines of a person: one or more, all of the profession the person entered the registry with.",
  input,
  payload,
  noun: "disciplineChoice",
  task: async ({ disciplines, professional }, context, db) => {
    if (disciplines.length === 0) throw badInput("`disciplines` is empty: choose at least one", "disciplines");
    const twice = disciplines.find((code, place) => disciplines.indexOf(code) !== place);
    if (twice !== undefined) throw badInput(`\`disciplines\` has ${twice} twice`, "disciplines");
    const person = await subjectOf(professional, context, db);
    const known = await db
      .selectDistinct({ code: tables.disciplines.code })
      .from(tables.disciplines)
      .where(eq(tables.disciplines.profession, person.profession.code));
    const codes = known.map(({ code }) => code).sort((left, right) => left - right);
    const unknown = disciplines.find((code) => !codes.includes(code));
    if (unknown !== undefined) {
      const of = `${person.profession.code}, ${person.profession.name}`;
      throw badInput(`the profession ${of}, has no discipline ${unknown}: it has ${codes.join(", ")}`, "disciplines");
    }
    await db.insert(tables.disciplineChoices).values({
      professionalId: person.row,
      effectiveOn: context.today,
      registeredOn: context.today,
      disciplines: [...disciplines],
    });
    context.audit.change("disciplineChoice", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
