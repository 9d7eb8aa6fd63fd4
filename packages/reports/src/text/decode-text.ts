/** Turns the bytes of a file into text, piece by piece. A byte that is no text stops it, with the line it stands on. */
import { isUtf8 } from "node:buffer";
import type { Broken } from "../form/report-item.ts";

/** A piece of text, or the reason why there is no more. */
export type TextPiece = string | Broken;

/** @param encoding of an XML declaration; anything else is UTF-8. Which ones are read is `readableEncoding`. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding = "utf-8"): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let carried: Uint8Array = new Uint8Array();
  for await (const piece of bytes) {
    const whole = carried.length === 0 ? piece : Buffer.concat([carried, piece]);
    const end = encoding === "utf-8" ? wholeCharacters(whole) : whole.length;
    const text = decoded(decoder, whole.subarray(0, end));
    if (text === undefined) {
      yield notUtf8(line + badLine(whole));
      return;
    }
    carried = whole.subarray(end);
    line += countLines(whole.subarray(0, end));
    yield text;
  }
  if (carried.length > 0) yield notUtf8(line);
}

/** The name under which the platform knows an encoding that reports are written in; undefined for another. */
export function readableEncoding(name: string): string | undefined {
  switch (name.toLowerCase()) {
    case "utf-8":
    case "us-ascii":
      return "utf-8";
    case "iso-8859-1":
    case "windows-1252":
      return "windows-1252";
    default:
      return undefined;
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    // The platform says only that something is wrong; where is looked for by the caller.
    return undefined;
  }
}

/** Where the last character that is there in full ends: one has at most four bytes. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes.at(-back) ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < length(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function length(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/** Lines before the first one that is not UTF-8. */
function badLine(bytes: Uint8Array): number {
  for (let start = 0, lines = 0; ; lines++) {
    const end = bytes.indexOf(10, start);
    if (!isUtf8(bytes.subarray(start, end === -1 ? undefined : end)) || end === -1) return lines;
    start = end + 1;
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

function notUtf8(line: number): Broken {
  return { kind: "broken", line, reason: "not-utf8", parameters: {} };
}
