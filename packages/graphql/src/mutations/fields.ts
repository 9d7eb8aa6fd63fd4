/** The fields that inputs and payloads of changes have alike. */

import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { personOf, professional } from "../nouns/professional.ts";
import type { Done, Input } from "./mutation.ts";

/** A change of something of one person. */
export interface PersonInput extends Input {
  readonly professional?: string | null | undefined;
}

type Types = typeof builder.$inferSchemaTypes;

/** `clientMutationId`, which every input has. */
export function clientMutationId(t: PothosSchemaTypes.InputFieldBuilder<Types, "InputObject">) {
  return t.string({
    description: "Any text of the caller's own: the same id with the same input is answered alike, and done once.",
  });
}

/** Of a payload: the id that came with the input. */
export function givenMutationId<Shape extends { readonly clientMutationId?: string | null | undefined }>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>,
) {
  return t.string({
    nullable: true,
    description: "The caller's id of the change, as it was given.",
    resolve: (done) => done.clientMutationId ?? null,
  });
}

/** `professional`: a person other than who asks. */
export function professionalId(t: PothosSchemaTypes.InputFieldBuilder<Types, "InputObject">) {
  return t.id({ description: "Registry id or global id of the person; left out, whoever asks." });
}

interface OfPerson {
  readonly professional: string;
}

/** A payload with the person as the change left them, and what else the change made. */
export function personPayload<Shape extends OfPerson>(
  name: string,
  description: string,
  fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<Shape>>) => object = () => ({}),
) {
  return builder.objectRef<Done<Shape>>(name).implement({
    description,
    fields: (t) => ({
      clientMutationId: givenMutationId(t),
      professional: t.field({
        type: professional,
        description: "The person, as the change left them.",
        resolve: (done, _args, context) => personAfter(done.professional, context),
      }),
      ...fields(t),
    }),
  });
}

async function personAfter(id: string, context: Context) {
  const found = await personOf(id, context);
  if (found === undefined) throw new Error(`${id} was changed and is not there`);
  return found;
}

/** The day given; throws BAD_USER_INPUT naming the field when there is no such day. */
export function requiredDay(day: WrittenDay, field: string): string {
  const found = dayOf(day, field);
  if (found === undefined)
    throw badInput(
      { en: `\`${field}\` is missing: write YYYY-MM-DD`, it: `\`${field}\` manca: si scrive AAAA-MM-GG` },
      field,
    );
  return found;
}
