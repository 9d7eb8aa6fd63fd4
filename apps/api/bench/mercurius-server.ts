/**
 * The SQL and the evaluation of the bare server behind the quickest GraphQL server of Node, which compiles its queries, with our schema.
 * No sign-in, no policies of the database, no audit log, no limits, no transaction, as with the bare one.
 */
import process from "node:process";
import { printedSchema } from "@delibera/graphql";
import fastify from "fastify";
import mercurius from "mercurius";
import { answersBare } from "./bare-answer.ts";
import { tellUse } from "./use-of-process.ts";

const [url = "", today = ""] = process.argv.slice(2);
const { answer } = await answersBare(url, today);

tellUse();
const app = fastify();
await app.register(mercurius, {
  schema: printedSchema(),
  resolvers: {
    Query: { professional: async (_root: unknown, { id }: { id: string }) => (await answer(id)).professional },
  },
  jit: 1,
});
const address = await app.listen({ port: 0, host: "127.0.0.1" });
process.send?.({ kind: "ready", url: address });
