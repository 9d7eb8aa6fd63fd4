/**
 * Files of reports of any size, piece by piece, the same for the same seed, and the fictional people they are about. The fiscal
 * codes have a place of birth that does not exist, so they are nobody's.
 */
import { checkLetter } from "@delibera/database/fiscal-code";
import type { Random } from "@delibera/database/registry";
import { createRandom } from "@delibera/database/registry";

export interface Size {
  readonly seed: number;
  readonly participations: number;
  readonly people: number;
}

export interface GeneratedPerson {
  readonly fiscalCode: string;
  readonly profession: number;
  readonly discipline: number;
}

/** Providers that the reports name: `BP-1` … */
export const providers = 200;

const professions = [
  [14, 85],
  [14, 85],
  [14, 85],
  [1, 58],
  [1, 113],
  [3, 67],
  [12, 82],
  [5, 78],
] as const;

/** The person with that number, from 0. */
export function generatedPerson(index: number): GeneratedPerson {
  const [profession, discipline] = professions[index % professions.length] ?? professions[0];
  return { fiscalCode: codeOf(index), profession, discipline };
}

/** The file as XML, some events at a time. About 45 people attend an event, as in the public figures. */
export function* generatedXml({ seed, participations, people }: Size): Generator<string> {
  const random = createRandom(seed, "reports");
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<rapporti>\n';
  let written = 0;
  for (let event = 1, piece = ""; written < participations; event++) {
    const attending = Math.min(random.between(10, 80), participations - written);
    piece += xmlOfEvent(event, attending, people, random);
    written += attending;
    if (piece.length < 1 << 18 && written < participations) continue;
    yield piece;
    piece = "";
  }
  yield "</rapporti>\n";
}

function xmlOfEvent(event: number, attending: number, people: number, random: Random): string {
  const hours = random.between(3, 24);
  const month = `${random.between(2023, 2025)}-${String(random.between(1, 12)).padStart(2, "0")}`;
  const [start, end] = [`${month}-${String(random.between(1, 14)).padStart(2, "0")}`, `${month}-20`];
  const head = `<evento cod_evento="B-${event}" cod_edi="1" cod_org="BP-${random.between(1, providers)}" cod_accr="050" data_ini="${start}" data_fine="${end}" crediti="${hours}.0" ore="${hours}" tipo_form="3" tipo_eve="E" cod_obi="${random.pick(objectives)}" num_part="${attending + 5}" cod_tipologia_form="1">\n`;
  const first = random.below(people);
  const rows: string[] = [head];
  for (let place = 0; place < attending; place++) {
    // A step that has no factor in common with the number of people names nobody twice.
    const { fiscalCode, profession, discipline } = generatedPerson((first + place * 7919) % people);
    const recruited = random.chance(2000) ? 'part_reclutato="1" sponsor="Ditta fittizia"' : 'part_reclutato="0"';
    rows.push(
      `<partecipante cod_fisc="${fiscalCode}" nome="NOME" cognome="COGNOME" ruolo="${random.chance(500) ? "D" : "P"}" lib_dip="D" ${recruited} cred_acq="${hours}.0" data_acq="${end}"><professione cod_prof="${profession}"><disciplina>${discipline}</disciplina></professione></partecipante>\n`,
    );
  }
  rows.push("</evento>\n");
  return rows.join("");
}

const objectives = [1, 2, 3, 8, 9, 11, 18, 20, 22, 27];
const consonants = "BCDFGLMNPRSTVZ";

/** Six letters count the people, in an order that the index of the registry does not follow. */
function codeOf(index: number): string {
  let rest = (index * 7_368_787) % consonants.length ** 6;
  let letters = "";
  for (let place = 0; place < 6; place++) {
    letters += consonants.charAt(rest % consonants.length);
    rest = Math.floor(rest / consonants.length);
  }
  const body = `${letters}${String(50 + (index % 50)).padStart(2, "0")}A${String(1 + (index % 28)).padStart(2, "0")}X${String(index % 1000).padStart(3, "0")}`;
  return body + checkLetter(body);
}
