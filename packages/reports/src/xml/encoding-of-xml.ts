/** Says in which encoding an XML file is written, by its first bytes: a byte order mark, or the encoding it declares. */
import type { Broken } from "../form/report-item.ts";
import { readableEncoding } from "../text/decode-text.ts";

export type EncodedXml =
  | { readonly encoding: string; readonly bytes: AsyncIterable<Uint8Array> }
  | { readonly broken: Broken };

/** Reads the first piece and gives it back with the rest. */
export async function encodingOfXml(bytes: AsyncIterable<Uint8Array>): Promise<EncodedXml> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head = new Uint8Array();
  // Whoever writes in small pieces may cut the declaration.
  while (head.length < 200) {
    const { value, done } = await iterator.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const declared = declaredEncoding(head);
  const encoding = readableEncoding(declared);
  if (encoding === undefined) {
    await iterator.return?.();
    return { broken: { kind: "broken", line: 1, reason: "other-encoding", parameters: { found: declared } } };
  }
  return { encoding, bytes: rest(head, iterator) };
}

async function* rest(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

function declaredEncoding(head: Uint8Array): string {
  const [first = 0, second = 0] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "UTF-16";
  // A declaration in UTF-16 without a mark, or in UTF-32.
  if (head.length > 1 && (first === 0 || second === 0)) return "UTF-16";
  const start = Buffer.from(head.subarray(0, 200)).toString("latin1");
  return /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/.exec(start)?.[1] ?? "utf-8";
}
