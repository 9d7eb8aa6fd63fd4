/**
 * The operations that a server trusts: a portal writes them down when it is built, by the SHA-256 of their text, and sends only the
 * hash. A server may answer those only. They are checked when it starts, so that a change of the schema cannot break one unseen.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { schema } from "@delibera/graphql";
import { GraphQLError, parse, validate } from "graphql";
import type { Plugin } from "graphql-yoga";
import { CannotStart } from "../bin/steps/port.mjs";

/** Texts by the hexadecimal SHA-256 of each. */
export type TrustedOperations = ReadonlyMap<string, string>;

/** Reads files of JSON, `{ "hash": "text" }`. Throws `CannotStart` naming the file and what is wrong in it. */
export function readTrustedOperations(files: readonly string[]): TrustedOperations {
  return new Map(files.flatMap((file) => entriesOf(file)));
}

export interface TrustOptions {
  readonly operations: TrustedOperations;
  /** True: nothing else is answered. */
  readonly only: boolean;
}

/** Finds the text of an operation that comes by its hash, and refuses what is not trusted where only that is answered. */
export function trustedOperations({ operations, only }: TrustOptions): Plugin {
  return {
    onParams({ params, setParams }) {
      const hash = hashIn(params.extensions);
      if (hash === undefined) {
        if (only && !operations.has(sha256(params.query ?? ""))) throw untrusted(onlyTrusted);
        return;
      }
      const query = operations.get(hash);
      if (query === undefined)
        throw untrusted(`no operation with the hash ${JSON.stringify(hash.slice(0, 64))} is trusted here`);
      if (params.query !== undefined && params.query !== query)
        throw untrusted("the text sent is not that of the hash");
      setParams({ ...params, query });
    },
  };
}

const onlyTrusted =
  "this server answers only the operations that it trusts: ask who runs it to add yours to DELIBERA_OPERATIONS";

function untrusted(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "OPERATION_NOT_TRUSTED", http: { status: 403 } } });
}

/** Where every client that knows persisted operations puts it. */
function hashIn(extensions: Record<string, unknown> | undefined): string | undefined {
  const asked = extensions?.["persistedQuery"] as { readonly sha256Hash?: unknown } | undefined;
  return typeof asked?.sha256Hash === "string" ? asked.sha256Hash : undefined;
}

function entriesOf(file: string): readonly (readonly [string, string])[] {
  return Object.entries(objectIn(file)).map(([hash, text]) => {
    if (typeof text !== "string" || sha256(text) !== hash) {
      throw new CannotStart(
        `${file}: ${hash.slice(0, 64)} is not the SHA-256 of its operation: generate the file again.`,
      );
    }
    const [mistake] = mistakesIn(text);
    if (mistake !== undefined) {
      throw new CannotStart(`${file}: the operation ${hash} is not one of this schema: ${mistake}`);
    }
    return [hash, text];
  });
}

function objectIn(file: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (read !== null && typeof read === "object" && !Array.isArray(read)) return { ...read };
  } catch (error) {
    throw new CannotStart(`DELIBERA_OPERATIONS names ${file}, which cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
  throw new CannotStart(`${file} is no list of operations: it must be an object of JSON, of texts by their hash.`);
}

function mistakesIn(text: string): readonly string[] {
  try {
    return validate(schema, parse(text)).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
