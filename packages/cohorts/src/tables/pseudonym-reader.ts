/** The column of pseudonyms while it is read: sixteen bytes each, of a UUID that nobody else has, in this part or in another. */
import type { ColumnReader, Report } from "./column-reader.ts";
import { eachValue } from "./value-run.ts";

export interface PseudonymReader extends ColumnReader {
  /** Gives the pseudonyms of the next rows, sixteen bytes each, and forgets them. */
  takeBytes(rows: number): Uint8Array;
}

const nobody = "00000000-0000-0000-0000-000000000000";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function pseudonymReader(name: string, report: Report): PseudonymReader {
  const known = pseudonymSet();
  let bytes: Uint8Array = new Uint8Array(1024 * 16);
  let taken = 0;
  const put = (row: number, text: string): undefined => {
    // What is there may be what must not be: it is not shown whole.
    if (!uuid.test(text) || text === nobody)
      return report({ row: row + 1, column: name, because: "not-a-pseudonym", found: `"${text.slice(0, 3)}…"` });
    const own = Buffer.from(text.replaceAll("-", ""), "hex");
    if (!known.add(own)) return report({ row: row + 1, column: name, because: "repeated-pseudonym", found: text });
    const at = (row - taken) * 16;
    if (at + 16 > bytes.length) {
      const longer = new Uint8Array(Math.max(bytes.length * 2, at + 16));
      longer.set(bytes);
      bytes = longer;
    }
    bytes.set(own, at);
    return undefined;
  };
  const none = (row: number): undefined =>
    report({ row: row + 1, column: name, because: "null", found: "", expected: "text" });
  return {
    expected: { name, type: { kind: "text", texts: new Map() }, optional: false },
    none,
    text: put,
    code: put,
    integer: (row, value) => put(row, `${value}`),
    integers: (run) => eachValue(run, (row, value) => put(row, `${value}`), none),
    codes: (run, texts) => eachValue(run, (row, place) => put(row, texts[place] ?? ""), none),
    at: () => 0,
    take: (rows) => ({ values: new Int32Array(rows) }),
    takeBytes(rows) {
      const own = new Uint8Array(rows * 16);
      own.set(bytes.subarray(0, rows * 16));
      bytes = bytes.slice(Math.min(bytes.length, rows * 16));
      taken += rows;
      return own;
    },
  };
}

/** Open addressing: a set of strings would take ten times the memory. Sixteen zeros are a free place. */
function pseudonymSet() {
  let slots = new Uint32Array(4 * 1024);
  let count = 0;
  const insert = (into: Uint32Array, a: number, b: number, c: number, d: number): boolean => {
    const places = into.length / 4;
    const start = (Math.imul(a ^ b, 0x9e37_79b1) ^ Math.imul(c ^ (d >>> 7), 0x85eb_ca6b)) >>> 0;
    for (let at = (start % places) * 4; ; at = (at + 4) % into.length) {
      const [w, x, y, z] = [into[at], into[at + 1], into[at + 2], into[at + 3]];
      if (w === a && x === b && y === c && z === d) return false;
      if (w !== 0 || x !== 0 || y !== 0 || z !== 0) continue;
      into.set([a, b, c, d], at);
      return true;
    }
  };
  const enlarge = (): void => {
    const larger = new Uint32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = slots.subarray(at, at + 4);
      if ((a | b | c | d) !== 0) insert(larger, a, b, c, d);
    }
    slots = larger;
  };
  return {
    /** @returns false when it is there already. */
    add(bytes: Buffer): boolean {
      if ((count + 1) * 8 > slots.length) enlarge();
      const [a, b, c, d] = [
        bytes.readUInt32LE(0),
        bytes.readUInt32LE(4),
        bytes.readUInt32LE(8),
        bytes.readUInt32LE(12),
      ];
      const isAdded = insert(slots, a, b, c, d);
      if (isAdded) count++;
      return isAdded;
    },
  };
}
