/** The port of `npm start`: read from the environment, and checked before anything else is touched. */
import { createServer } from "node:net";

/** A sentence for the person at the terminal: what failed, and what to do. Shown without a stack. */
export class CannotStart extends Error {}

export const defaultPort = 4000;
/** Only this machine: the issuer for trying lets anybody in. `HOST` opens it to others. */
export const defaultHost = "127.0.0.1";

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {number} 0 lets the system choose a free port
 */
export function portFrom(environment) {
  const written = environment["PORT"];
  if (written === undefined || written === "") return defaultPort;
  const port = /^\d{1,5}$/.test(written) ? Number.parseInt(written, 10) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new CannotStart(`PORT is "${written}", which is not a port: give a whole number from 1 to 65535.`);
}

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {string} the address to listen on
 */
export function hostFrom(environment) {
  return environment["HOST"] || defaultHost;
}

/**
 * Throws `CannotStart` when somebody else listens on the port or we may not.
 *
 * @param {number} port
 * @param {string} host
 */
export async function ensureFree(port, host) {
  for (const address of host === defaultHost ? [host, "::1"] : [host]) {
    const error = await listenOnce(port, address);
    if (error === undefined || (address !== host && error !== "EADDRINUSE")) continue;
    throw new CannotStart(whyNot(error, port, host));
  }
}

/**
 * One sentence for a failure to listen.
 *
 * @param {string | undefined} code the system's word for it
 * @param {number} port
 * @param {string} host
 */
export function whyNot(code, port, host) {
  if (code === "EADDRINUSE")
    return `Port ${port} is already in use: end the program that holds it, or choose another with PORT=${port === 65_535 ? 4001 : port + 1} npm start.`;
  if (code === "EACCES")
    return `Port ${port} may only be used by an administrator: choose one above 1023, such as PORT=4000 npm start.`;
  if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL" || code === "EAI_AGAIN")
    return `HOST is "${host}", which is not an address of this machine: unset it, or use 0.0.0.0 for every address.`;
  return `Cannot listen on port ${port} of ${host} (${code ?? "unknown reason"}).`;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the system's word for the failure; undefined when it worked
 */
function listenOnce(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
