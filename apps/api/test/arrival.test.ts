/** A body that does not come ends its connection, whoever was to read it; one that may come slowly does not. */
import { once } from "node:events";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, expect, it } from "vitest";
import { limitArrival, mayComeSlowly } from "../src/arrival.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function answerTo(text: string, isSlow = false): Promise<string> {
  const server = createServer({ requestTimeout: 0 }, async (request, response) => {
    limitArrival(request, 200);
    if (isSlow) mayComeSlowly(request);
    // Reads it, as whoever answers does.
    request.on("error", () => undefined);
    request.resume();
    if (request.headers["content-length"] !== undefined) await once(request, "end").catch(() => undefined);
    response.end("done");
  });
  open.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(text);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  await Promise.race([once(socket, "close"), new Promise((resolve) => setTimeout(resolve, 1000))]);
  return Buffer.concat(chunks).toString().split("\r\n", 1)[0] ?? "";
}

const head = (length: number) => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`;

it("a body that stops is answered 408, and its connection ends", async () => {
  expect(await answerTo(`${head(10)}12345`)).toBe("HTTP/1.1 408 Request Timeout");
});

it("a body that comes in time, or a request without one, is answered", async () => {
  expect(await answerTo(`${head(5)}12345`)).toBe("HTTP/1.1 200 OK");
  expect(await answerTo("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).toBe("HTTP/1.1 200 OK");
});

it("a body of which it is said that it may come slowly is waited for", async () => {
  expect(await answerTo(`${head(10)}12345`, true)).toBe("");
});
