/**
 * Which compiler this server holds: the bundler writes the fingerprint of its sources here, so that acts compiled by another one
 * are compiled again. Run from the sources, the compiler counts as the one of its format.
 */
declare const COMPILER_FINGERPRINT: string | undefined;

export const compilerFingerprint = typeof COMPILER_FINGERPRINT === "string" ? COMPILER_FINGERPRINT : "sources";
