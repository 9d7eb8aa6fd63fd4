/**
 * Reads the XML report, piece by piece, into report items. Declarations of types and entities, and text without an end, are
 * refused before they can grow; an element or attribute that is not of the report refuses the report it stands in.
 */
import type { SaxesTagPlain } from "saxes";
import { SaxesParser } from "saxes";
import type { Broken, ReportItem } from "../form/report-item.ts";
import type { Reason } from "../refusal.ts";
import { decodeText } from "../text/decode-text.ts";
import { encodingOfXml } from "./encoding-of-xml.ts";
import { plainParticipants } from "./plain-participants.ts";
import type { ElementReader } from "./report-elements.ts";
import { reportElements } from "./report-elements.ts";

/** No attribute, text, comment or declaration of a report is nearly as long. */
const longestPiece = 1 << 20;
const deepest = 32;
/** Text that may wait for the end of a plain participant: none is nearly as long. */
const longestPlain = 1 << 13;

/** Items in the order of the file, some at a time. Nothing follows a `broken` one. */
export async function* readXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly ReportItem[]> {
  const encoded = await encodingOfXml(bytes);
  if ("broken" in encoded) {
    yield [encoded.broken];
    return;
  }
  const reading = newReading();
  for await (const piece of decodeText(encoded.bytes, encoded.encoding)) {
    if (typeof piece === "string") reading.write(piece);
    else reading.breakOff(piece);
    const items = reading.taken();
    if (items.length > 0) yield items;
    if (reading.isBroken()) return;
  }
  reading.end();
  yield reading.taken();
}

interface Reading {
  write(text: string): void;
  end(): void;
  breakOff(broken: Broken): void;
  isBroken(): boolean;
  /** What was read since the last time. */
  taken(): readonly ReportItem[];
}

/** Ends a parser in the middle of what it was given: it has no other way to stop. */
class Stop extends Error {}

function newReading(): Reading {
  let items: ReportItem[] = [];
  let [broken, quiet, depth] = [false, 0, 0];
  let [written, skipped, tagEnd, waiting] = [0, 0, -1, ""];
  const parser = new SaxesParser({ position: true, xmlns: false });
  const breakOff = (it: Broken) => {
    if (!broken) items.push(it);
    broken = true;
  };
  const line = () => parser.line + skipped;
  const stop = (reason: Reason, parameters: Readonly<Record<string, string>> = {}): never => {
    breakOff({ kind: "broken", line: line(), reason, parameters });
    throw new Stop();
  };
  const elements: ElementReader = reportElements({ add: (item) => items.push(item), line, stop });
  const heard = () => {
    quiet = 0;
  };
  const tagEnds = () => {
    heard();
    tagEnd = parser.position;
  };
  parser.on("doctype", () => stop("doctype"));
  parser.on("error", (error) => stop("not-well-formed", { found: withoutPlace(error.message) }));
  parser.on("opentag", (tag: SaxesTagPlain) => {
    tagEnds();
    if (++depth > deepest) stop("too-deep", { most: String(deepest) });
    elements.open(tag.name, tag.attributes);
  });
  parser.on("closetag", () => {
    tagEnds();
    depth--;
    elements.close();
  });
  parser.on("text", (text) => {
    heard();
    elements.text(text);
  });
  parser.on("cdata", (text) => {
    heard();
    elements.text(text);
  });
  parser.on("comment", heard);
  parser.on("processinginstruction", heard);
  const guarded = (task: () => void) => {
    try {
      task();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
  };
  const parse = (text: string) => {
    quiet += text.length;
    written += text.length;
    parser.write(text);
    if (quiet > longestPiece) stop("too-long", { most: String(longestPiece) });
  };
  /** Gives the parser what is not plain; what may become plain with more text stays. */
  const read = (text: string) => {
    for (let at = 0; ; ) {
      // The parser has read everything it was given, up to the end of a tag, and stands between the people of an event.
      if (tagEnd === written && elements.isInEvent()) {
        const { items: found, end, lines } = plainParticipants(text, at, line());
        for (const item of found) items.push(item);
        [at, skipped] = [end, skipped + lines];
        if (found.length > 0) heard();
      }
      nextPerson.lastIndex = at;
      const isThere = nextPerson.test(text);
      if (!isThere && text.length - at < longestPlain) return text.slice(at);
      const end = isThere ? nextPerson.lastIndex : text.length;
      parse(text.slice(at, end));
      at = end;
    }
  };
  return {
    breakOff,
    isBroken: () => broken,
    write: (text) =>
      guarded(() => {
        waiting = read(waiting + text);
      }),
    end: () =>
      guarded(() => {
        parse(waiting);
        if (elements.isWhole()) parser.close();
        else stop(elements.isEmpty() ? "empty-file" : "truncated");
      }),
    taken() {
      const found = items;
      items = [];
      return found;
    },
  };
}

/** After this the next person of an event begins; where it stands in a comment, the parser says that it was no tag. */
const nextPerson = /<\/partecipante\s*>|<evento[^>]*>/g;

/** The parser writes where it stands before what it found; the line is told apart from the sentence. */
function withoutPlace(message: string): string {
  return message.replace(/^(?:[^\s:]*:)?\d+:\d+: /, "").replace(/\.$/, "");
}
