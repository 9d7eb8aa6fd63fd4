/** Asks that the import of a file of event reports stops. What it registered stays: each report is there whole. */
import { askToCancelImport } from "@delibera/jobs";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { localId } from "../local-id.ts";
import { reportImport } from "../nouns/report-import.ts";
import { overtakenBy } from "./answer.ts";
import { clientMutationId } from "./fields.ts";
import type { Done, Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";

interface CancelInput extends Input {
  readonly reportImport: string;
}

const input = builder.inputRef<CancelInput>("CancelReportImportInput").implement({
  description: "A file of event reports whose import is to stop.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    reportImport: t.id({ required: true, description: "Its own id or its global id." }),
  }),
});

interface OfImport {
  /** Its own id. */
  readonly reportImport: string;
}

const payload = builder.objectRef<Done<OfImport>>("CancelReportImportPayload").implement({
  description: "It was asked that the import stops.",
  fields: (t) => ({
    clientMutationId: t.string({
      nullable: true,
      description: "The caller's id of the change, as it was given.",
      resolve: (done) => done.clientMutationId ?? null,
    }),
    reportImport: t.field({
      type: reportImport,
      description: "The file, as it is now.",
      resolve: async (done, _args, { reportImports }) => {
        const found = await reportImports.load(done.reportImport);
        if (found === undefined) throw new Error(`the file ${done.reportImport} is not there`);
        return found;
      },
    }),
  }),
});

mutation<CancelInput, OfImport>({
  name: "cancelReportImport",
  description: "Asks that the import of a file stops, between two reports. What it registered stays.",
  input,
  payload,
  noun: "reportImport",
  task: async (asked, context, db) => {
    const found = await context.reportImports.load(localId("ReportImport", asked.reportImport));
    if (found === undefined)
      throw badInput(
        {
          en: "there is no such file of event reports that you may know of",
          it: "non c'è nessun file di rapporti di cui si possa dire",
        },
        "reportImport",
      );
    if (!(await askToCancelImport(db, found.row)))
      return overtakenBy({
        en: "the import has ended, or was already asked to stop: read its state",
        it: "l'importazione è finita, o le è già stato chiesto di fermarsi: se ne legga lo stato",
      });
    context.audit.change("reportImport", found.id);
    return { answer: "done", reportImport: found.id };
  },
});
