/** A person who does not exist, as the interchange record writes one; kept on this device only. */

/** What the form does not know of stays as it was written. */
export type InventedRecord = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, unknown>>;

export const blank: InventedRecord = {
  id: "INVENTATO",
  firstName: "Persona",
  lastName: "Inventata",
  birthDate: "1980-01-01",
  profession: 1,
  registrations: [{ kind: "first", resolvedOn: "2005-03-01" }],
};

const storageKey = "delibera.invented";

/** What was being invented when the page was left; undefined when nothing was. */
export function rememberedRecord(): InventedRecord | undefined {
  try {
    const written = localStorage.getItem(storageKey);
    return written === null ? undefined : readRecord(written).record;
  } catch {
    // A browser that forbids storage begins each time from nothing.
    return undefined;
  }
}

export function rememberRecord(record: InventedRecord) {
  try {
    localStorage.setItem(storageKey, JSON.stringify(record));
  } catch {
    // It then lasts as long as the page.
  }
}

export interface ReadRecord {
  readonly record?: InventedRecord;
  /** What the reader of JSON says is wrong. */
  readonly problem?: string;
}

/** A record is one object whose lists are lists of objects: what is written in them is judged by the rules. */
export function readRecord(written: string): ReadRecord {
  try {
    const record: unknown = JSON.parse(written);
    if (!isObject(record)) return { problem: "{ … }" };
    const wrong = Object.entries(record).find(
      ([, value]) => Array.isArray(value) && value.some((item) => !isObject(item) && typeof item !== "number"),
    );
    return wrong === undefined ? { record: { id: "INVENTATO", ...record } } : { problem: wrong[0] };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

export function itemsOf(record: InventedRecord, list: string): readonly Item[] {
  const items = record[list];
  return Array.isArray(items) ? (items as readonly Item[]) : [];
}

/** An empty list is left out: a record says nothing of what there is none of. */
export function withItems(record: InventedRecord, list: string, items: readonly Item[]): InventedRecord {
  const { [list]: _before, ...rest } = record;
  return items.length === 0 ? rest : { ...rest, [list]: items };
}

/** An empty field is left out, as the interchange record leaves it. */
export function withField(item: Item, field: string, value: string): Item {
  const { [field]: _before, ...rest } = item;
  return value === "" ? rest : { ...rest, [field]: value };
}

function isObject(value: unknown): value is InventedRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
