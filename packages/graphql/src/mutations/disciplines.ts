/** Chooses the disciplines of a person among those of the one profession, which nobody changes here. */
import { tables } from "@delibera/database";
import { builder } from "../builder.ts";
import { refuseUnknownDisciplines } from "./chosen-disciplines.ts";
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
    const person = await subjectOf(professional, context, db);
    await refuseUnknownDisciplines(disciplines, person.profession, db);
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
