/**
 * Subscriptions over server-sent events: each answer carries the id by which whoever comes back, with the header `Last-Event-ID`, is told
 * what came after it. A stream that is cut says nothing; one that is over says `complete`.
 */
import type { Database } from "@delibera/database";
import { watch } from "@delibera/graphql";
import type { Viewer } from "@delibera/identity";
import { withoutFiscalCodes } from "@delibera/identity";
import type { ExecutionArgs, ExecutionResult } from "graphql";
import { execute, GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

export interface EventStreamOptions {
  readonly database: Database;
  readonly today: () => string;
  /** How long one look at the database may take, in seconds. */
  readonly requestSeconds: number;
  /** Why, for the audit log. */
  readonly purposeOf: (args: ExecutionArgs, request: Request) => string;
}

/** Of one person, on this server. */
const mostStreams = 20;
/** Whoever has signed out meanwhile is heard of when the stream is made again. */
const longestStream = 10 * 60 * 1000;
const betweenPings = 12_000;

export function eventStreams({ database, today, requestSeconds, purposeOf }: EventStreamOptions): Plugin {
  const open = new Map<string, number>();
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const { request, viewer } = args.contextValue as { readonly request: Request; readonly viewer: Viewer };
        const who = viewer.kind === "anonymous" ? "" : viewer.subject;
        if ((open.get(who) ?? 0) >= mostStreams) return { errors: [tooMany()] };
        const left = new AbortController();
        const signal = AbortSignal.any([request.signal, left.signal, AbortSignal.timeout(longestStream)]);
        const milliseconds = requestSeconds * 1000;
        const found = await watch({
          operation: () => ({
            database,
            viewer,
            today: today(),
            purpose: purposeOf(args, request),
            bounds: { signal: AbortSignal.timeout(milliseconds), statementMilliseconds: milliseconds },
          }),
          args,
          execute,
          lastEventId: request.headers.get("last-event-id") ?? undefined,
          signal,
        });
        if (!(Symbol.asyncIterator in found)) return found;
        open.set(who, (open.get(who) ?? 0) + 1);
        return endingWith(found, () => {
          open.set(who, (open.get(who) ?? 1) - 1);
          left.abort();
        });
      });
    },
    onResultProcess({ request, result, setResultProcessor, acceptableMediaTypes }) {
      if (!(Symbol.asyncIterator in result)) return;
      acceptableMediaTypes.push(mediaType);
      if (!/text\/event-stream|text\/\*|\*\/\*/.test(request.headers.get("accept") ?? "*/*")) return;
      setResultProcessor(
        (results, { Response }) => new Response(streamOf(results as AsyncIterable<Told>), { headers }),
        mediaType,
      );
    },
  };
}

const mediaType = "text/event-stream";
const headers = {
  "content-type": `${mediaType}; charset=utf-8`,
  "cache-control": "no-store",
  // A proxy that gathers what it passes on would tell nothing until the end.
  "x-accel-buffering": "no",
};

interface Told extends ExecutionResult {
  readonly extensions?: { readonly eventId?: string; readonly isLast?: boolean };
}

function streamOf(results: AsyncIterable<Told>): ReadableStream<Uint8Array> {
  const iterator = results[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let pings: NodeJS.Timeout | undefined;
  let isOver = false;
  return new ReadableStream({
    start(controller) {
      const ping = () => controller.enqueue(encoder.encode(":\n\n"));
      ping();
      pings = setInterval(ping, betweenPings);
    },
    async pull(controller) {
      const told = await iterator.next().catch(() => undefined);
      if (told !== undefined && told.done !== true) {
        const { eventId = "", isLast } = told.value.extensions ?? {};
        isOver = isLast === true;
        controller.enqueue(encoder.encode(`id: ${eventId}\nevent: next\ndata: ${written(told.value)}\n\n`));
        return;
      }
      clearInterval(pings);
      // A failure is no end: whoever reads it comes back, and is told what came after.
      if (isOver) controller.enqueue(encoder.encode("event: complete\ndata:\n\n"));
      controller.close();
    },
    async cancel() {
      clearInterval(pings);
      await iterator.return?.();
    },
  });
}

/** Errors repeat what was asked wrong; a fiscal code is not repeated. */
function written({ data, errors, extensions }: Told): string {
  const told = errors?.map((error) => ({ ...error.toJSON(), message: withoutFiscalCodes(error.message) }));
  return JSON.stringify({ data, ...(told ? { errors: told } : {}), extensions });
}

/** @param onEnd told once, when there is nothing more or nobody reads. Between two looks it is what wakes the source. */
function endingWith(
  results: AsyncGenerator<ExecutionResult>,
  onEnd: () => void,
): AsyncIterableIterator<ExecutionResult> {
  let hasEnded = false;
  const end = () => {
    if (!hasEnded) onEnd();
    hasEnded = true;
  };
  return {
    async next() {
      try {
        const found = await results.next();
        if (found.done === true) end();
        return found;
      } catch (error) {
        end();
        throw error;
      }
    },
    async return() {
      end();
      return await results.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function tooMany(): GraphQLError {
  return new GraphQLError(`${mostStreams} things are being watched already: stop watching one`, {
    extensions: { code: "TOO_MANY_SUBSCRIPTIONS", http: { status: 429 } },
  });
}
