import { expect, it } from "vitest";
import { listen } from "../src/http-server.ts";

it("a connection on which nothing is asked is kept longer than the minute after which proxies give it up", async () => {
  const server = await listen(0, "127.0.0.1", () => undefined);
  try {
    server.serve((_, response) => {
      response.end("here");
    });
    const answer = await fetch(server.url);
    expect([await answer.text(), answer.headers.get("keep-alive")]).toEqual(["here", "timeout=65"]);
  } finally {
    await server.close();
  }
});
