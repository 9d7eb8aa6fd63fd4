/**
 * The GraphQL endpoint: what may be sent, how much of it, and what of a failure is told. Only JSON by POST or a preflighted
 * GET, one operation at a time, at most 256 KiB; unexpected errors are masked and written to the log.
 */

import type { Operation } from "@delibera/graphql";
import { operate, schema } from "@delibera/graphql";
import { EnvelopArmorPlugin } from "@escape.tech/graphql-armor";
import { useCSRFPrevention } from "@graphql-yoga/plugin-csrf-prevention";
import type { ExecutionArgs } from "graphql";
import type { Plugin } from "graphql-yoga";
import { createYoga } from "graphql-yoga";

export interface EndpointOptions {
  /** Where and as whom the operations of a request run. */
  readonly asking: (request: Request) => Promise<Omit<Operation, "purpose">>;
  /** Told of every unexpected error, whose text the caller never sees. */
  readonly log: (line: string) => void;
}

export const limits = { bodyBytes: 256 * 1024, depth: 12, aliases: 15, directives: 8, tokens: 1000 } as const;

export function graphqlEndpoint({ asking, log }: EndpointOptions) {
  return createYoga({
    schema,
    graphqlEndpoint: "/graphql",
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    cors: false,
    maxRequestBodySize: limits.bodyBytes,
    maskedErrors: { isDev: false },
    logging: { debug: quiet, info: quiet, warn: quiet, error: (...parts: unknown[]) => log(sentenceOf(parts)) },
    plugins: [
      jsonOnly,
      asViewer(asking),
      useCSRFPrevention({ requestHeaders: ["graphql-require-preflight"] }),
      EnvelopArmorPlugin({
        maxDepth: { n: limits.depth },
        // The default list lets any number of `__typename` aliases through.
        maxAliases: { n: limits.aliases, allowList: [] },
        maxDirectives: { n: limits.directives },
        maxTokens: { n: limits.tokens },
        costLimit: { enabled: false },
        blockFieldSuggestion: { enabled: false },
      }) as Plugin,
    ],
  });
}

/** Each operation runs in one transaction, as the viewer of its request. */
function asViewer(asking: EndpointOptions["asking"]): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args: ExecutionArgs) => {
        const { request } = args.contextValue as { request: Request };
        const operation = { ...(await asking(request)), purpose: purposeOf(args) };
        return await operate(operation, (context) => executeFn({ ...args, contextValue: context }));
      });
    },
  };
}

function purposeOf({ operationName }: ExecutionArgs): string {
  return operationName || "unnamed operation";
}

/** Forms and plain text are what a page of another origin may send without asking first. */
const jsonOnly: Plugin = {
  onRequest({ request, fetchAPI, endResponse }) {
    const type = request.headers.get("content-type") ?? "";
    if (request.method !== "POST" || /^application\/json\s*(;|$)/i.test(type)) return;
    const body = JSON.stringify({ errors: [{ message: "send the query as application/json" }] });
    const headers = { "content-type": "application/json; charset=utf-8" };
    endResponse(new fetchAPI.Response(body, { status: 415, headers }));
  },
};

/** Refused requests are the caller's to know, not the operator's. */
const quiet = () => undefined;

function sentenceOf(parts: readonly unknown[]): string {
  return parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(" ");
}
