import { expect, it } from "vitest";
import type { ServerEvent } from "./progress-stream.ts";
import { eventsOf } from "./progress-stream.ts";

async function read(chunks: readonly string[]): Promise<readonly ServerEvent[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const found: ServerEvent[] = [];
  for await (const event of eventsOf(stream)) found.push(event);
  return found;
}

it("events are read however the stream is cut, and what only says that somebody is there is none", async () => {
  expect(
    await read([":\n\nid: 3\neve", 'nt: next\ndata: {"a":"b: c"}\n', "\n:\n\nevent: comp", "lete\ndata:\n\n"]),
  ).toEqual([
    { id: "3", event: "next", data: '{"a":"b: c"}' },
    { id: "", event: "complete", data: "" },
  ]);
});

it("an event that the stream did not end is not told", async () => {
  expect(await read(['id: 4\nevent: next\ndata: {"half"'])).toEqual([]);
});
