/** Reads standard input whole, but no further than one byte past what is accepted: it may have no end. */
import process from "node:process";
import { longestText } from "@delibera/rules-dsl/node";

/** How messages name it. */
export const standardInput = "stdin";

export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestText) break;
  }
  return Buffer.concat(chunks);
}
