/** What becomes of a file of event reports, told as it happens: whoever comes back is told what came after what they know. */
import type { UploadStepKind } from "@delibera/database";
import { importHasEnded, importStateAfter } from "@delibera/jobs";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { LiveEvent } from "../live.ts";
import { eventsOf, knownOf } from "../live-steps.ts";
import { localId } from "../local-id.ts";
import type { ReportImportStepRow } from "../reads/report-imports.ts";
import { importState, reportImport } from "./report-import.ts";

/** Its number is that of the last step it tells of; 0 before the first. */
interface ReportImportEvent extends LiveEvent {
  readonly id: string;
  readonly kinds: readonly UploadStepKind[];
}

const event = builder.objectRef<ReportImportEvent>("ReportImportEvent").implement({
  description: "That something became of a file of event reports.",
  fields: (t) => ({
    eventId: t.string({
      description: "To be given as `after`, or in the header `Last-Event-ID`, by whoever comes back.",
      resolve: ({ number }) => String(number),
    }),
    state: t.field({
      type: importState,
      description: "What had become of it then.",
      resolve: ({ kinds }) => importStateAfter(kinds),
    }),
    reportImport: t.field({
      type: reportImport,
      description: "The file, as it is now.",
      resolve: async (it, _args, { reportImports }) => {
        const found = await reportImports.load(it.id);
        if (found === undefined) throw new Error(`the file ${it.id} is not there`);
        return found;
      },
    }),
  }),
});

builder.subscriptionField("reportImportProgress", (t) =>
  t.field({
    type: event,
    description:
      "Tells at once what has become of a file of event reports, then each change of it, and ends when its import has. Where several things happened meanwhile, those that change its state are told one by one, and how far it is only once.",
    args: {
      id: t.arg.id({ required: true, description: "Its own id or its global id." }),
      after: t.arg.string({ description: "`eventId` of the last event that is known: what came later is told." }),
    },
    subscribe: async (_root, { id, after }, { live }) => {
      if (live === undefined) throw new Error("nothing can be watched within one operation");
      const known = knownOf(after, live);
      const own = localId("ReportImport", id);
      // What may not be watched is refused before anything is told.
      await live.look((context) => stepsOf(own, context));
      return eventsOf(own, { known, live, stepsOf, hasEnded: importHasEnded });
    },
    resolve: (it) => it,
  }),
);

async function stepsOf(id: string, context: Context): Promise<readonly ReportImportStepRow[]> {
  authorizeRead(context, "reportImport");
  const found = await context.reportImports.load(id);
  if (found === undefined)
    throw badInput(
      {
        en: "there is no such file of event reports that you may know of",
        it: "non c'è nessun file di rapporti di cui si possa dire",
      },
      "id",
    );
  return await context.reportImportSteps.load(found.row);
}
