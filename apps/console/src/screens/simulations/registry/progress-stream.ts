/**
 * Follows a simulation on the server by server-sent events. A stream that is cut is taken up again after what was told last; it ends
 * when the simulation has, or when nobody follows any more.
 */
import { formatDocument, stringifyDocument } from "@urql/core";
import type { ProgressEvent } from "./operations.ts";
import { SimulationProgress } from "./operations.ts";

export interface Following {
  readonly id: string;
  readonly told: (event: ProgressEvent) => void;
  /** Aborted when nobody follows any more. */
  readonly signal: AbortSignal;
}

export interface ServerEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Milliseconds before a stream that was cut is taken up again: twice as long each time, up to the last. */
const waits = [500, 1_000, 2_000, 4_000, 8_000] as const;

/** @returns false when the server does not tell: what it answered is no stream. */
export async function followSimulation({ id, told, signal }: Following): Promise<boolean> {
  const body = JSON.stringify({
    query: stringifyDocument(formatDocument(SimulationProgress as never)),
    variables: { id },
  });
  let after = "";
  for (let cuts = 0; !signal.aborted; cuts++) {
    try {
      const headers = {
        "content-type": "application/json",
        accept: "text/event-stream",
        "graphql-require-preflight": "1",
        ...(after !== "" && { "last-event-id": after }),
      };
      const response = await fetch("/graphql", { method: "POST", headers, body, signal });
      if (response.body === null || !response.headers.get("content-type")?.startsWith("text/event-stream"))
        return false;
      for await (const event of eventsOf(response.body)) {
        if (event.event === "complete") return true;
        const { data } = JSON.parse(event.data) as { readonly data?: { readonly simulationProgress?: ProgressEvent } };
        if (data?.simulationProgress === undefined) return false;
        [after, cuts] = [event.id, 0];
        told(data.simulationProgress);
      }
    } catch {
      // The network is away, or nobody follows any more: the loop knows which.
    }
    await new Promise((resume) => setTimeout(resume, waits[Math.min(cuts, waits.length - 1)]));
  }
  return true;
}

/** Events are separated by an empty line; a line that begins with a colon only says that somebody is there. */
export async function* eventsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let text = "";
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      text += chunk.value;
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const found = eventIn(event);
        if (found !== undefined) yield found;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function eventIn(written: string): ServerEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of written.split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ""));
  }
  if (fields.size === 0) return undefined;
  return { id: fields.get("id") ?? "", event: fields.get("event") ?? "message", data: fields.get("data") ?? "" };
}
