/**
 * Watches something as somebody: a source that looks again and again, each look and each answer in an operation of its own. Between two
 * looks nothing is held.
 */
import type { ExecutionArgs, ExecutionResult } from "graphql";
import { createSourceEventStream } from "graphql";
import type { Context } from "./context.ts";
import type { Operation } from "./operate.ts";
import { operate } from "./operate.ts";

/** What a source of events tells. */
export interface LiveEvent {
  /** By which whoever comes back says what they know. */
  readonly number: number;
  /** True when nothing comes after it. */
  readonly isLast: boolean;
}

/** What a source of events is given instead of a transaction. */
export interface Live {
  /** Of whoever comes back, as the header says it. */
  readonly lastEventId: string | undefined;
  /** One operation, as the viewer. */
  look<T>(task: (context: Context) => Promise<T>): Promise<T>;
  /** False when nobody waits any more. */
  pause(milliseconds: number): Promise<boolean>;
}

export interface Watching {
  /** Made anew for each look and each answer, so that each has its time. */
  readonly operation: () => Operation;
  readonly args: ExecutionArgs;
  readonly execute: (args: ExecutionArgs) => Promise<ExecutionResult> | ExecutionResult;
  readonly lastEventId: string | undefined;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** One result for each event, with `eventId` and `isLast` in its extensions, or the one that says why there are none. */
export async function watch(watching: Watching): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const { operation, args, lastEventId, signal } = watching;
  const live: Live = {
    lastEventId,
    look: (task) => operate({ ...operation(), reading: true }, task),
    pause: (milliseconds) => pause(milliseconds, signal),
  };
  const { viewer, today } = operation();
  // A source reads through `live` only: it has no transaction.
  const contextValue = { viewer, today, live } as Partial<Context> as Context;
  const source = await createSourceEventStream({ ...args, contextValue });
  return Symbol.asyncIterator in source ? results(source, watching) : source;
}

async function* results(source: AsyncIterable<unknown>, { operation, args, execute }: Watching) {
  for await (const rootValue of source) {
    const { number, isLast } = rootValue as LiveEvent;
    const looking = { ...operation(), reading: true };
    const result = await operate(looking, async (contextValue) => execute({ ...args, rootValue, contextValue }));
    yield { ...result, extensions: { ...result.extensions, eventId: String(number), isLast } };
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end, { once: true });
  });
  return !signal.aborted;
}
