/**
 * Reads people of a report that are written in the plainest way, which is how programs write them: known attributes without references,
 * ASCII, one profession. It takes a third of the time of the parser, and whatever is written otherwise is left to that.
 */
import { participantFields } from "../form/fields.ts";
import type { ReportedParticipant } from "../form/report-item.ts";

export interface PlainParticipants {
  readonly items: readonly ReportedParticipant[];
  /** Where in the text the first thing begins that was not read. */
  readonly end: number;
  /** Line ends that were read over. */
  readonly lines: number;
}

/** @param from a place between the elements of an event. @param line of that place. */
export function plainParticipants(text: string, from: number, line: number): PlainParticipants {
  const items: ReportedParticipant[] = [];
  let [end, at] = [from, line];
  for (;;) {
    plain.lastIndex = end;
    const found = plain.exec(text);
    if (found === null) break;
    const [whole, head = "", attributes = "", code = "", disciplines = ""] = found;
    const values = valuesIn(attributes);
    if (values === undefined) break;
    const professions = [{ code, disciplines: disciplinesIn(disciplines) }];
    items.push({ kind: "participant", line: at + countLines(head), values, professions });
    end += whole.length;
    at += countLines(whole);
  }
  return { items, end, lines: at - line };
}

const space = "(?:[ \\t\\n]|\\r\\n)";
/** Printable ASCII without the quote, the ampersand and the bracket. */
const value = "[ !#-%'-;=-~]*";
const names = Object.keys(participantFields).join("|");

// INVARIANT (between elements): whatever matches here is well-formed content of an element, but for an attribute written twice.
const plain = new RegExp(
  [
    `(${space}*<partecipante((?:${space}+(?:${names})="${value}")+)${space}*>)`,
    `${space}*<professione${space}+cod_prof="(${value})"${space}*>`,
    `((?:${space}*<disciplina>[0-9]+</disciplina>)+)${space}*</professione>${space}*</partecipante>`,
  ].join(""),
  "y",
);

/** Undefined when one is written twice. */
function valuesIn(attributes: string): Readonly<Record<string, string>> | undefined {
  const values: Record<string, string> = {};
  for (let start = 0; ; ) {
    const equals = attributes.indexOf('="', start);
    if (equals === -1) return values;
    const close = attributes.indexOf('"', equals + 2);
    const name = attributes.slice(start, equals).trimStart();
    if (values[name] !== undefined) return undefined;
    values[name] = attributes.slice(equals + 2, close);
    start = close + 1;
  }
}

function disciplinesIn(elements: string): readonly string[] {
  const found: string[] = [];
  for (let start = elements.indexOf(opening); start !== -1; start = elements.indexOf(opening, start)) {
    start += opening.length;
    found.push(elements.slice(start, elements.indexOf("<", start)));
  }
  return found;
}

const opening = "<disciplina>";

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
