/** Knows the elements of the XML report and what may stand in each: turns tags and text into report items. */
import type { ReportedProfession, ReportItem, Values } from "../form/report-item.ts";
import type { Reason } from "../refusal.ts";

export interface ElementReader {
  open(name: string, attributes: Values): void;
  close(): void;
  text(text: string): void;
  /** The root element was opened and closed. */
  isWhole(): boolean;
  /** Nothing was opened yet. */
  isEmpty(): boolean;
  /** The event is open, and nothing within it. */
  isInEvent(): boolean;
}

export interface ElementSurroundings {
  add(item: ReportItem): void;
  line(): number;
  /** Nothing after this can be read. */
  stop(reason: Reason, parameters?: Readonly<Record<string, string>>): never;
}

type Place = "root" | "evento" | "partecipante" | "professione" | "disciplina" | "unknown";

/** What may stand where; `rapporti` is ours, for many reports in one file. */
const inside: Readonly<Record<Place, Readonly<Record<string, Place>>>> = {
  root: { evento: "evento" },
  evento: { partecipante: "partecipante" },
  partecipante: { professione: "professione" },
  professione: { disciplina: "disciplina" },
  disciplina: {},
  unknown: {},
};

interface OpenParticipant {
  readonly line: number;
  readonly values: Values;
  readonly professions: (ReportedProfession & { readonly disciplines: string[] })[];
}

export function reportElements({ add, line, stop }: ElementSurroundings): ElementReader {
  const places: Place[] = [];
  let [whole, single, events] = [false, false, 0];
  let participant: OpenParticipant | undefined;
  let text = "";

  const mistake = (reason: Reason, parameters: Readonly<Record<string, string>> = {}) => {
    // Outside a report there is nothing that a mistake could refuse but the file.
    if (places.length < 2) stop(reason, parameters);
    add({ kind: "mistake", line: line(), reason, parameters });
  };

  const openRoot = (name: string) => {
    if (name !== "dataroot" && name !== "rapporti") stop("not-a-report", { found: shortened(name) });
    single = name === "dataroot";
    places.push("root");
  };

  const openProfession = (attributes: Values) => {
    const { cod_prof: code, ...others } = attributes;
    for (const field of Object.keys(others)) mistake("field-unknown", { field: shortened(field) });
    if (code === undefined) mistake("field-missing", { field: "cod_prof" });
    participant?.professions.push({ code: code ?? "", disciplines: [] });
  };

  return {
    open(name, attributes) {
      const above = places.at(-1);
      if (above === undefined) {
        openRoot(name);
        return;
      }
      const place = inside[above][name] ?? "unknown";
      if (place === "unknown" && above !== "unknown") mistake("element-unknown", { found: shortened(name) });
      if (above === "disciplina" || place === "disciplina") text = "";
      places.push(place);
      if (place === "evento") {
        if (single && events > 0) stop("second-event");
        events++;
        add({ kind: "report", line: line(), values: attributes });
      } else if (place === "partecipante") participant = { line: line(), values: attributes, professions: [] };
      else if (place === "professione") openProfession(attributes);
      else if (place === "disciplina")
        for (const field of Object.keys(attributes)) mistake("field-unknown", { field: shortened(field) });
    },
    close() {
      const place = places.pop();
      if (place === "disciplina") participant?.professions.at(-1)?.disciplines.push(text.trim());
      else if (place === "partecipante" && participant !== undefined) {
        add({ kind: "participant", ...participant });
        participant = undefined;
      } else if (place === "evento") add({ kind: "end", line: line() });
      else if (place === "root") {
        // A whole file without a single report is not one.
        if (events === 0) stop("no-event");
        whole = true;
      }
    },
    text(found) {
      const place = places.at(-1);
      if (place === "disciplina") text += found;
      else if (place !== undefined && place !== "unknown" && found.trim() !== "") mistake("text-unexpected");
    },
    isWhole: () => whole,
    isEmpty: () => places.length === 0 && !whole,
    isInEvent: () => places.length === 2 && places[1] === "evento",
  };
}

/** A name out of a file may be of any length. */
function shortened(name: string): string {
  return name.length > 30 ? `${name.slice(0, 30)}…` : name;
}
