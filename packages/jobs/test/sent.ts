/** Files of event reports that somebody sent, of the people of the fictional registry, and what became of them. */
import type { Database, ProfessionalFacts } from "@delibera/database";
import { tables } from "@delibera/database";
import { generateRegistry } from "@delibera/database/registry";
import { asc, eq } from "drizzle-orm";
import { importHasEnded, keepParts, receivedOf, registerUpload, writeUploadStep } from "../src/jobs.ts";

const { providers, reportImports, reportImportSteps, reportRefusals, reportUploads, reportUploadSteps } = tables;

export interface SampleEvent {
  readonly event: string;
  readonly provider: string;
  readonly people: readonly ProfessionalFacts[];
  /** Of each person, when they are not those of the event. */
  readonly credits?: string;
}

export function peopleOf(professionals: number): readonly ProfessionalFacts[] {
  return [...generateRegistry({ professionals }).professionals()];
}

/** As lines of JSON: a line for each event and each person. */
export function ndjson(events: readonly SampleEvent[]): string {
  return events.map((each) => `${[eventLine(each), ...each.people.map(personLine(each))].join("\n")}\n`).join("");
}

function eventLine({ event, provider }: SampleEvent): string {
  return JSON.stringify({
    ...{ cod_evento: event, cod_edi: 1, cod_org: provider, cod_accr: "050" },
    ...{ data_ini: "2024-05-10", data_fine: "2024-05-11", crediti: "12.0", ore: 12 },
    ...{ tipo_form: 3, tipo_eve: "E", cod_obi: 18, num_part: 50, cod_tipologia_form: 1 },
  });
}

function personLine({ credits = "12.0" }: SampleEvent) {
  return ({ fiscalCode, profession, disciplines }: ProfessionalFacts) =>
    JSON.stringify({
      ...{ cod_fisc: fiscalCode, nome: "NOME", cognome: "COGNOME", ruolo: "P", lib_dip: "D" },
      ...{ part_reclutato: "0", cred_acq: credits, data_acq: "2024-05-11" },
      professione: [{ cod_prof: profession, disciplina: disciplines }],
    });
}

/** The id. @param provider registry id of who sends it; undefined for who keeps the registry. */
export async function send({ db }: Database, text: string, provider?: string): Promise<string> {
  const [row] =
    provider === undefined
      ? []
      : await db.select({ id: providers.id }).from(providers).where(eq(providers.publicId, provider));
  const { row: upload, id } = await registerUpload(db, {
    ...{ actor: "pia", provider: row?.id, fileName: "reports.ndjson" },
    ...{ format: "ndjson" as const, registeredOn: "2024-06-01" },
  });
  const received = await keepParts(upload, pieces(Buffer.from(text)), { write: (task) => task(db), most: 1 << 30 });
  if (received === undefined) throw new Error("the file is too large");
  await writeUploadStep(db, { upload, attempt: 0 }, "received", await receivedOf(db, upload, received));
  return id;
}

export async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
}

export async function sentSteps({ db }: Database, id: string) {
  return await db
    .select({ kind: reportUploadSteps.kind, attempt: reportUploadSteps.attempt, detail: reportUploadSteps.detail })
    .from(reportUploadSteps)
    .innerJoin(reportUploads, eq(reportUploads.id, reportUploadSteps.uploadId))
    .where(eq(reportUploads.publicId, id))
    .orderBy(asc(reportUploadSteps.number));
}

export async function untilImported(database: Database, id: string) {
  for (;;) {
    const steps = await sentSteps(database, id);
    if (steps.some(({ kind }) => importHasEnded(kind))) return steps;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What each transaction counted, in their order. */
export async function talliesOf({ db }: Database, id: string): Promise<readonly Readonly<Record<string, number>>[]> {
  const found = await db
    .select({ tally: reportImportSteps.tally })
    .from(reportImportSteps)
    .innerJoin(reportImports, eq(reportImports.id, reportImportSteps.importId))
    .innerJoin(reportUploads, eq(reportUploads.id, reportImports.uploadId))
    .where(eq(reportUploads.publicId, id))
    .orderBy(asc(reportImportSteps.id));
  return found.map(({ tally }) => tally);
}

export async function refusedOf({ db }: Database, id: string) {
  return await db
    .select({ line: reportRefusals.line, reason: reportRefusals.reason, parameters: reportRefusals.parameters })
    .from(reportRefusals)
    .innerJoin(reportImports, eq(reportImports.id, reportRefusals.importId))
    .innerJoin(reportUploads, eq(reportUploads.id, reportImports.uploadId))
    .where(eq(reportUploads.publicId, id))
    .orderBy(asc(reportRefusals.line));
}
