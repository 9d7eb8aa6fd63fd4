/** Why a database cannot be opened or brought up to date: a code for programs and one sentence for people. */

export type DatabaseErrorCode =
  | "invalid-url"
  | "unreachable"
  | "wrong-password"
  | "unknown-database"
  | "unsuitable-server"
  | "unwritable-data-folder"
  | "data-folder-in-use"
  | "corrupt-data-folder"
  | "newer-version"
  | "migration-failed"
  | "registry-differs"
  | "already-registered"
  | "conflicting-event"
  | "transaction-ended";

/** The only error that opening, migrating and loading throw on purpose. Its message never holds a password. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(message: string, options: { code: DatabaseErrorCode; cause?: unknown }) {
    super(message, options);
    this.name = "DatabaseError";
    this.code = options.code;
  }
}

/** The `code` of an error of Node or of PostgreSQL, looking through the causes that wrap it. */
export function errorCode(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    const { code, errors } = current as { code?: unknown; errors?: unknown };
    if (typeof code === "string") return code;
    if (Array.isArray(errors) && errors.length > 0) return errorCode(errors[0]);
  }
  return undefined;
}

/** The innermost sentence of an error, which is what the server said. */
export function errorSentence(error: unknown): string {
  let sentence = String(error);
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current.message !== "") sentence = current.message;
  }
  return sentence;
}

/** True of an error that says that the connection ended while it was used. */
export function lostConnection(error: unknown): boolean {
  const code = errorCode(error);
  return code !== undefined && (lostCodes.has(code) || /^(08|57P)/.test(code));
}

const lostCodes: ReadonlySet<string> = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"],
  ...["ECONNRESET", "ECONNREFUSED", "EPIPE"],
]);
