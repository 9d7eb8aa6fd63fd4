/** Tags a participation as radioprotection after the provider's report: the acts say who may, how and until when. */
import { tables } from "@delibera/database";
import { builder } from "../builder.ts";
import { refusalOf } from "./answer.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { judge } from "./judge.ts";
import { mutation } from "./mutation.ts";
import { participationNamed } from "./participation-named.ts";
import { programInForce } from "./program-in-force.ts";
import { recordToJudge, subjectOf } from "./subject.ts";

interface TagInput extends PersonInput {
  readonly participation: string;
  readonly writtenRequest?: boolean | null | undefined;
  readonly certificates?: boolean | null | undefined;
}

const input = builder.inputRef<TagInput>("TagRadioprotectionInput").implement({
  description: "A participation in an event on radioprotection that its provider did not report as such.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    participation: t.id({ required: true, description: "Registry id (`PA-1`) or global id." }),
    writtenRequest: t.boolean({ description: "True when the person asked the Order in writing." }),
    certificates: t.boolean({ description: "True when copies of the certificates are held." }),
  }),
});

const payload = personPayload<{ readonly professional: string }>(
  "TagRadioprotectionPayload",
  "The participation was tagged.",
);

mutation({
  name: "tagRadioprotection",
  description: "Tags a participation as radioprotection: by the person, or by the Order with the certificates.",
  input,
  payload,
  noun: "participationTag",
  task: async (asked, context, db) => {
    const published = await programInForce(context);
    const person = await subjectOf(asked.professional, context, db);
    const row = await participationNamed(asked.participation, person, context);
    const record = await recordToJudge(person, context);
    const { viewer, today } = context;
    const isOwn = viewer.kind === "signed-in" && viewer.grant.role === "professional";
    const tag = {
      by: isOwn ? ("professional" as const) : ("order" as const),
      writtenRequest: asked.writtenRequest ?? false,
      certificates: asked.certificates ?? false,
    };
    const refusal = refusalOf(
      judge(published, record, { kind: "radioprotection", participation: row.registryId, ...tag }, today),
    );
    if (refusal !== undefined) return refusal;
    await db.insert(tables.participationTags).values({
      professionalId: person.row,
      effectiveOn: today,
      registeredOn: today,
      participationId: row.row,
      askedBy: tag.by,
      writtenRequest: tag.writtenRequest,
      certificates: tag.certificates,
    });
    context.audit.change("participationTag", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
