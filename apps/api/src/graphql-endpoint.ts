/**
 * The GraphQL endpoint: what may be sent, how much of it, and what of a failure is told. Only JSON by POST or a preflighted
 * GET, one operation at a time, at most 256 KiB; unexpected errors are masked and written to the log.
 */
import type { Database } from "@delibera/database";
import { errorCode } from "@delibera/database";
import { operate, schema } from "@delibera/graphql";
import type { Viewer } from "@delibera/identity";
import { withoutFiscalCodes } from "@delibera/identity";
import { EnvelopArmorPlugin } from "@escape.tech/graphql-armor";
import { useCSRFPrevention } from "@graphql-yoga/plugin-csrf-prevention";
import type { ExecutionArgs } from "graphql";
import { GraphQLError, getOperationAST, NoSchemaIntrospectionCustomRule } from "graphql";
import type { Plugin } from "graphql-yoga";
import { createYoga } from "graphql-yoga";
import { compiledOperations } from "./compiled-operations.ts";
import { eventStreams } from "./event-stream.ts";
import { withoutNullCharacters } from "./null-characters.ts";
import { timeLimit, unavailable } from "./time-limit.ts";
import type { TrustOptions } from "./trusted-operations.ts";
import { trustedOperations } from "./trusted-operations.ts";

/** What the server tells of each request. */
export interface Asking {
  readonly viewer: Viewer;
}

export interface EndpointOptions {
  readonly database: Database;
  /** The civil date of now. */
  readonly today: () => string;
  /** Told of every unexpected error, whose text the caller never sees. */
  readonly log: (line: string) => void;
  /** True where anybody may ask for the schema. */
  readonly introspection: boolean;
  /** How long an operation may take, in seconds. */
  readonly requestSeconds: number;
  /** Operations that may come by their hash; undefined where there are none. */
  readonly trusted: TrustOptions | undefined;
  /** Told when an operation may have changed something. */
  readonly changed?: (() => void) | undefined;
}

export const limits = { bodyBytes: 256 * 1024, depth: 12, aliases: 15, directives: 8, tokens: 1000 } as const;

export function graphqlEndpoint(options: EndpointOptions) {
  const { introspection, trusted, log } = options;
  return createYoga<Asking>({
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
      withoutCodesInErrors,
      ...(trusted === undefined ? [] : [trustedOperations(trusted)]),
      asViewer(options),
      eventStreams({ ...options, purposeOf }),
      ...(introspection ? [] : [withoutIntrospection]),
      withoutNullCharacters,
      useCSRFPrevention({ requestHeaders: ["graphql-require-preflight"] }),
      EnvelopArmorPlugin({
        maxDepth: { n: limits.depth },
        // The default list lets any number of `__typename` aliases through.
        maxAliases: { n: limits.aliases, allowList: [] },
        maxDirectives: { n: limits.directives },
        maxTokens: { n: limits.tokens },
        costLimit: { enabled: false },
        // A schema that is not told is not told by hints either.
        blockFieldSuggestion: { enabled: !introspection },
      }) as Plugin,
    ],
  });
}

/** Each operation runs in one transaction, as the viewer of its request, for so long as it may and somebody waits for it. */
function asViewer({ database, today, requestSeconds, log, changed }: EndpointOptions): Plugin {
  const execute = compiledOperations(schema);
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn(async (args: ExecutionArgs) => {
        const { request, viewer } = args.contextValue as Asking & { readonly request: Request };
        const limit = timeLimit(requestSeconds * 1000, request.signal);
        const bounds = { signal: limit.signal, statementMilliseconds: requestSeconds * 1000 };
        const reading = getOperationAST(args.document, args.operationName)?.operation === "query";
        const operation = { database, viewer, today: today(), purpose: purposeOf(args, request), bounds, reading };
        try {
          // What is told to stop has no transaction to go on in: an executor that hears of it is not needed.
          const answer = await operate(operation, async (contextValue) => execute({ ...args, contextValue }));
          if (!reading) changed?.();
          return answer;
        } catch (error) {
          const problem = limit.problemIn(error);
          if (problem === undefined) throw error;
          if (problem.extensions["code"] === unavailable.code) log(`the database does not answer: ${errorCode(error)}`);
          return { errors: [problem] };
        } finally {
          limit.end();
        }
      });
    },
  };
}

const withoutIntrospection: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(NoSchemaIntrospectionCustomRule);
  },
};

const longestPurpose = 200;

/** What the caller says in `delibera-purpose`, or the name of the operation. */
function purposeOf({ document, operationName }: ExecutionArgs, { headers }: Request): string {
  const said = headers.get("delibera-purpose")?.slice(0, longestPurpose).trim();
  if (said) return said;
  const named = document.definitions.flatMap((it) => (it.kind === "OperationDefinition" ? [it.name?.value] : []));
  return operationName || named[0] || "unnamed operation";
}

/** Errors repeat what was written wrong; a fiscal code is not repeated. */
const withoutCodesInErrors: Plugin = {
  onResultProcess({ result, setResult }) {
    if (!("errors" in result) || result.errors === undefined) return;
    const errors = result.errors.map((error) => {
      const message = withoutFiscalCodes(error.message);
      if (message === error.message) return error;
      const { nodes = null, source = null, positions = null, path = null, extensions } = error;
      return new GraphQLError(message, { nodes, source, positions, path, extensions });
    });
    setResult({ ...result, errors });
  },
};

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
