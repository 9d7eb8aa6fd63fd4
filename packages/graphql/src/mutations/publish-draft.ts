/** Makes an approved text law, known at once or from a later day: with everything that hangs on it, or not at all. */
import type { NotPublished } from "@delibera/drafting";
import { publishDraft } from "@delibera/drafting";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import type { NotDone } from "./answer.ts";
import { invalid, overtakenBy } from "./answer.ts";
import type { DoesNotCompile, DraftInput, OfDraft } from "./draft-fields.ts";
import {
  doesNotCompile,
  draftFields,
  draftId,
  draftPayload,
  isSo,
  noSuchDraft,
  textChanged,
  writerOf,
} from "./draft-fields.ts";
import { requiredDay } from "./fields.ts";
import type { Done } from "./mutation.ts";
import { mutation } from "./mutation.ts";

interface Published extends OfDraft {
  readonly program: string;
  readonly knownFrom: string;
}

const publishInput = builder.inputRef<DraftInput>("PublishDraftInput").implement({
  description: "An approved text to be published.",
  fields: draftFields,
});

mutation<DraftInput, Published, DoesNotCompile>({
  name: "publishDraft",
  description:
    "Publishes an approved text: everything is compiled with it, and from then on nobody can change it. By its text it is known from a day that has come.",
  input: publishInput,
  payload: published("PublishDraftPayload"),
  noun: "actPublication",
  others: { "does-not-compile": doesNotCompile },
  task: (asked, context, db) => publication(asked, context, db),
});

interface ScheduleInput extends DraftInput {
  readonly on: WrittenDay;
}

const scheduleInput = builder.inputRef<ScheduleInput>("SchedulePublicationInput").implement({
  description: "An approved text to be known from a later day.",
  fields: (t) => ({
    ...draftFields(t),
    on: t.field({
      type: "Date",
      required: true,
      description: "The day of publication, as the text says it: the act is known from then.",
    }),
  }),
});

mutation<ScheduleInput, Published, DoesNotCompile>({
  name: "schedulePublication",
  description:
    "Publishes an approved text that says a later day of publication: it enters the rulebook now, and is known from that day.",
  input: scheduleInput,
  payload: published("SchedulePublicationPayload"),
  noun: "actPublication",
  others: { "does-not-compile": doesNotCompile },
  task: async (asked, context, db) => {
    const on = requiredDay(asked.on, "on");
    if (on <= context.today)
      throw badInput(
        {
          en: `${on} has come: publish it, or give a later day`,
          it: `${on} è venuto: si pubblichi, o si dia un giorno successivo`,
        },
        "on",
      );
    return await publication(asked, context, db, on);
  },
});

function published(name: string) {
  return draftPayload<Published>(name, "The text is law.", (t) => ({
    program: t.exposeString("program", { description: "`sha256:` of the program now in force." }),
    knownFrom: t.expose("knownFrom", { type: "Date", description: "The day from which the act is known." }),
  }));
}

async function publication(
  { draft, hash }: DraftInput,
  context: Context,
  db: Context["db"],
  on?: string,
): Promise<Done<Published> | NotDone | DoesNotCompile> {
  const { database, today } = context;
  const found = await publishDraft(database, db, draftId(draft), { hash, by: writerOf(context), today, on });
  if (found.kind !== "published") return notPublished(found, on);
  context.audit.change("actPublication", found.draft.id);
  return { answer: "done", draft: found.draft.id, program: found.program, knownFrom: found.knownFrom };
}

function notPublished(found: NotPublished, on: string | undefined): NotDone | DoesNotCompile {
  switch (found.kind) {
    case "unknown":
      throw noSuchDraft();
    case "nothing-published":
      return invalid({
        en: "no act has been published: start from the acts in force",
        it: "nessun atto è pubblicato: si parta dagli atti in vigore",
      });
    case "changed":
      return textChanged(found.draft);
    case "not-approved": {
      const { state } = found.draft;
      const isLaw = { en: "it is law already", it: "è già legge" };
      const first = { en: "somebody else must approve its text first", it: "prima un altro deve approvarne il testo" };
      return overtakenBy(isSo(state, state === "published" ? isLaw : first));
    }
    case "overtaken":
      return overtakenBy({
        en: "other acts were published since it was approved: take it back, look at what they change and ask for the review again",
        it: "altri atti sono stati pubblicati da quando fu approvata: la si ritiri, si guardi che cosa cambiano e si chieda di nuovo la revisione",
      });
    case "same-text":
      return invalid({
        en: "the text is the one in force: nothing is to be published",
        it: "il testo è quello in vigore: non c'è nulla da pubblicare",
      });
    case "other-day":
      return on === undefined
        ? invalid({
            en: `by its text the act is known from ${found.says}: schedule it for that day`,
            it: `per il suo testo l'atto è noto dal ${found.says}: lo si programmi per quel giorno`,
          })
        : invalid(
            {
              en: `by its text the act is known from ${found.says} and not from ${on}: correct one of them`,
              it: `per il suo testo l'atto è noto dal ${found.says} e non dal ${on}: si corregga uno dei due`,
            },
            "on",
          );
    case "refused":
      return { answer: "does-not-compile", problems: found.problems };
    case "examples-fail": {
      const titles = found.titles.slice(0, 3).map((title) => `«${title}»`);
      return invalid({
        en: `with it ${found.titles.length} examples no longer hold, such as ${titles.join(", ")}`,
        it: `con esso ${found.titles.length} esempi non valgono più, come ${titles.join(", ")}`,
      });
    }
  }
}
