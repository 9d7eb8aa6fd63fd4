/**
 * How long a request may take to arrive. Node's own limit counts every request alike, from its first byte; a file is as large as it is, and
 * may come for as long as something of it comes.
 */
import type { IncomingMessage } from "node:http";
import { GraphQLError } from "graphql";

const wholeMilliseconds = 300_000;
const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Ends the connection of a request whose body is not there in time, unless `mayComeSlowly` is said of it. */
export function limitArrival(request: IncomingMessage, milliseconds = wholeMilliseconds): void {
  const { "content-length": length = "0", "transfer-encoding": encoding } = request.headers;
  if (length === "0" && encoding === undefined) return;
  const timer = setTimeout(() => {
    if (request.complete) return;
    request.socket.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    request.destroy();
  }, milliseconds).unref();
  timers.set(request, timer);
  request.once("close", () => clearTimeout(timer));
}

export function mayComeSlowly(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
}

/** What comes of the body, which stays readable whoever stops. @throws GraphQLError IDLE when nothing comes for so long */
export async function* piecesOf(request: IncomingMessage, idleMilliseconds: number): AsyncGenerator<Uint8Array> {
  const pieces = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  for (;;) {
    const piece = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
      const timer = setTimeout(() => reject(idle(idleMilliseconds)), idleMilliseconds);
      pieces
        .next()
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
    if (piece.done === true) return;
    yield piece.value;
  }
}

function idle(milliseconds: number): GraphQLError {
  const sentence = `nothing of the body came for ${milliseconds / 1000} s: send it again, or continue it from what is there`;
  return new GraphQLError(sentence, { extensions: { code: "IDLE" } });
}
