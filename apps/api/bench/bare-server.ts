/**
 * What the server is compared with: node:http, SQL written by hand, the same evaluation, and nothing else. No sign-in, no policies of
 * the database, no audit log, no GraphQL, no transaction. Its answer is the same, value by value.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { answersBare } from "./bare-answer.ts";
import { tellUse } from "./use-of-process.ts";

const [url = "", today = ""] = process.argv.slice(2);
const { answer } = await answersBare(url, today);

tellUse();
const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on("data", (piece: Buffer) => pieces.push(piece));
  request.on("end", () => {
    const { variables } = JSON.parse(Buffer.concat(pieces).toString()) as { variables: { id: string } };
    answer(variables.id).then(
      (data) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data })),
      (error: Error) => response.writeHead(500).end(String(error.stack)),
    );
  });
});
server.listen(0, "127.0.0.1", () => {
  process.send?.({ kind: "ready", url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
