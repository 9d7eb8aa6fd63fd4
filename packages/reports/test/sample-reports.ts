/** Reports about people of the fictional registry, and how each format writes them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importRuleFiles } from "@delibera/acts";
import type { Database, ProfessionalFacts } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { onTestFinished } from "vitest";

const deliberations = fileURLToPath(new URL("../../../deliberations", import.meta.url));
const registry = generateRegistry({ seed: 5, professionals: 60 });

/** People of the registry that `fillRegistry` writes, without those whose fiscal code a report cannot hold. */
export const people: readonly ProfessionalFacts[] = [...registry.professionals()];

/** The acts of the project, the fictional people and their providers. */
export async function fillRegistry(database: Database): Promise<void> {
  const publication = await importRuleFiles(database, deliberations);
  if (publication.kind !== "published") throw new Error(`the acts were not published: ${publication.kind}`);
  await loadRegistry(database, registry);
}

/** `undefined` leaves the field out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

export interface SampleParticipant {
  readonly attributes: Attributes;
  readonly professions: readonly { readonly code: number; readonly disciplines: readonly number[] }[];
}

export interface SampleReport {
  readonly attributes: Attributes;
  readonly participants: readonly SampleParticipant[];
}

export function report(
  event: string,
  participants: readonly SampleParticipant[],
  changed: Attributes = {},
): SampleReport {
  const attributes = {
    ...{ cod_evento: event, cod_edi: "1", cod_org: "PR-1", cod_accr: "050" },
    ...{ data_ini: "2024-05-10", data_fine: "2024-05-11", crediti: "12.0", ore: "12" },
    ...{ tipo_form: "3", tipo_eve: "E", cod_obi: "18", num_part: "50", cod_tipologia_form: "1" },
    ...changed,
  };
  return { attributes, participants };
}

/** The person with that number in the registry. */
export function participant(index: number, changed: Attributes = {}): SampleParticipant {
  const person = people[index];
  if (person === undefined) throw new Error(`the registry has no person ${index}`);
  const attributes = {
    ...{ cod_fisc: person.fiscalCode, nome: plain(person.firstName), cognome: plain(person.lastName) },
    ...{ ruolo: "P", lib_dip: "D", part_reclutato: "0", cred_acq: "12.0", data_acq: "2024-05-11" },
    ...changed,
  };
  return { attributes, professions: [{ code: person.profession, disciplines: person.disciplines }] };
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z ',.-]/g, "")
    .toUpperCase();
}

/** One report as Co.Ge.A.P.S. takes it, several in our collection: a line for each event and each person. */
export function xml(reports: readonly SampleReport[], root = reports.length === 1 ? "dataroot" : "rapporti"): string {
  const events = reports.map(({ attributes, participants }) =>
    [`<evento ${written(attributes)}>`, ...participants.map(xmlParticipant), "</evento>"].join("\n"),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n${events.join("\n")}\n</${root}>\n`;
}

function xmlParticipant({ attributes, professions }: SampleParticipant): string {
  const inner = professions.map(
    ({ code, disciplines }) =>
      `<professione cod_prof="${code}">${disciplines.map((it) => `<disciplina>${it}</disciplina>`).join("")}</professione>`,
  );
  return `<partecipante ${written(attributes)}>${inner.join("")}</partecipante>`;
}

function written(attributes: Attributes): string {
  const escaped = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(" ");
}

export function ndjson(reports: readonly SampleReport[]): string {
  return reports
    .flatMap(({ attributes, participants }) => [
      attributes,
      ...participants.map((it) => ({
        ...it.attributes,
        professione: it.professions.map(({ code, disciplines }) => ({ cod_prof: code, disciplina: disciplines })),
      })),
    ])
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");
}

export function csv(reports: readonly SampleReport[], separator = ";"): string {
  const rows = reports.flatMap(({ attributes, participants }) =>
    participants.map(({ attributes: person, professions: [profession] }) => ({
      ...attributes,
      ...person,
      cod_prof: String(profession?.code ?? ""),
      disciplina: profession?.disciplines.join(" ") ?? "",
    })),
  );
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((name) => quoted((row as Attributes)[name] ?? "", separator)));
  return [columns, ...lines].map((cells) => `${cells.join(separator)}\n`).join("");
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) ? `"${cell}"` : cell;
}

/** A file that is gone when the test ends. */
export function file(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "delibera-reports-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
