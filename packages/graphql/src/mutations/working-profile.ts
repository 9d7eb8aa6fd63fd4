/** Declares what a person works as and for whom, and ends it: an enrolment is made under one of those that are active. */
import type { WorkingProfileKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { workingProfileKind } from "../nouns/codes.ts";
import { workingProfilesOf } from "../reads/enrolments.ts";
import { declaredFrom } from "./declared-period.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId, requiredDay } from "./fields.ts";
import { lineOf, longestName } from "./free-text.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

interface DeclareInput extends PersonInput {
  readonly kind: WorkingProfileKind;
  readonly employer?: string | null | undefined;
  readonly from: WrittenDay;
  readonly to?: WrittenDay | null | undefined;
}

const input = builder.inputRef<DeclareInput>("DeclareWorkingProfileInput").implement({
  description: "What a person works as, and for whom.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    kind: t.field({ type: workingProfileKind, required: true, description: "As what." }),
    employer: t.string({ description: "For whom; asked for unless the person works for nobody." }),
    from: t.field({ type: "Date", required: true, description: "First day." }),
    to: t.field({ type: "Date", description: "Last day, included; left out while it is active." }),
  }),
});

const payload = personPayload<{ readonly professional: string }>(
  "DeclareWorkingProfilePayload",
  "The profile was declared.",
);

mutation({
  name: "declareWorkingProfile",
  description: "Declares a working profile. A person may have several at once.",
  input,
  payload,
  noun: "enrolment",
  task: async (asked, context, db) => {
    const to = dayOf(asked.to, "to");
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
    const written = asked.employer?.trim() ?? "";
    const named = { field: "employer", longest: longestName, todo: { en: "say for whom", it: "si dica per chi" } };
    const employer = written === "" ? "" : lineOf(written, named);
    const needsEmployer = asked.kind === "employee" || asked.kind === "affiliated";
    if (needsEmployer && employer === "")
      throw badInput(
        { en: "`employer` is missing: say for whom", it: "`employer` manca: si dica per chi" },
        "employer",
      );
    await db.insert(tables.workingProfiles).values({
      professionalId: person.row,
      kind: asked.kind,
      employer: employer === "" ? null : employer,
      startsOn: from,
      endsOn: to ?? null,
      registeredOn: context.today,
    });
    context.audit.change("enrolment", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

interface EndInput extends PersonInput {
  readonly profile: string;
  readonly on: WrittenDay;
}

const endInput = builder.inputRef<EndInput>("EndWorkingProfileInput").implement({
  description: "A working profile that is no longer.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    profile: t.id({ required: true, description: "Its id." }),
    on: t.field({ type: "Date", required: true, description: "Last day, included." }),
  }),
});

const endPayload = personPayload<{ readonly professional: string }>(
  "EndWorkingProfilePayload",
  "The profile ends that day.",
);

mutation({
  name: "endWorkingProfile",
  description: "Ends a working profile.",
  input: endInput,
  payload: endPayload,
  noun: "enrolment",
  task: async (asked, context, db) => {
    const on = requiredDay(asked.on, "on");
    const person = await subjectOf(asked.professional, context, db);
    const [profiles = []] = await workingProfilesOf(db, [person.row]);
    const found = profiles.find(({ id }) => id === asked.profile);
    if (found === undefined)
      throw badInput(
        {
          en: `the person has no profile ${JSON.stringify(asked.profile.slice(0, 40))}`,
          it: `la persona non ha il profilo ${JSON.stringify(asked.profile.slice(0, 40))}`,
        },
        "profile",
      );
    if (found.to !== null && found.to < context.today)
      throw badInput({ en: `it already ends on ${found.to}`, it: `finisce già il ${found.to}` }, "profile");
    if (on < found.from)
      throw badInput(
        {
          en: `\`on\` is ${on}: the profile begins on ${found.from}`,
          it: `\`on\` è ${on}: il profilo comincia il ${found.from}`,
        },
        "on",
      );
    await db.insert(tables.workingProfiles).values({
      publicId: found.id,
      professionalId: person.row,
      kind: found.kind,
      employer: found.employer,
      startsOn: found.from,
      endsOn: on,
      registeredOn: context.today,
      supersedes: found.row,
    });
    context.audit.change("enrolment", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
