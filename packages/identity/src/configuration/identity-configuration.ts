/**
 * Which issuer is trusted, what it is asked, how its claims are named, and which claim gives which role. Written as a JSON file;
 * checked whole before anything starts, so that a mistake is a sentence and never somebody with the wrong role.
 */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Role } from "../viewer.ts";
import { roles } from "../viewer.ts";
import type { Problems } from "./written.ts";
import { Written } from "./written.ts";

export interface IdentityConfiguration {
  /** Address of the issuer, under which its `.well-known/openid-configuration` is. */
  readonly issuer: string;
  readonly clientId: string;
  /** Private keys of this client, as a JSON Web Key Set file: one to sign with, and one to decrypt with where answers are encrypted. */
  readonly clientKeys: string;
  /** Where people reach this server, such as `https://ecm.example.it`; the issuer sends them back to `/auth/callback` there. */
  readonly publicUrl: string;
  /** What a bearer token must be for. */
  readonly audience: string;
  readonly scope: string;
  /** Levels of assurance (`acr`) that are enough, the one asked for first. */
  readonly levels: readonly string[];
  readonly claims: ClaimNames;
  readonly roles: readonly RoleRule[];
  readonly sessionMinutes: number;
  /** A session unused for so long has ended. */
  readonly idleMinutes: number;
}

export interface ClaimNames {
  /** Holds `TINIT-` and the fiscal code. */
  readonly fiscalNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Holds the date of birth, for who enters the registry. */
  readonly birthDate: string;
  /** Holds the e-mail address, for who enters the registry. */
  readonly email: string;
}

/** Whoever has the value in the claim may act in the role. Who is in the registry is a professional without any rule, and
 * who is not is a newcomer. */
export interface RoleRule {
  readonly claim: string;
  readonly value: string;
  readonly role: Exclude<Role, "professional" | "newcomer">;
  /** Registry id of the provider, for the role `provider`. */
  readonly provider?: string;
  /** Registry id of the Order, for the role `order`. */
  readonly order?: string;
  /** Whose accrediting body, for the role `accrediting-body`. */
  readonly body?: "national" | "regional";
}

/** Levels 2 and 3 of SPID and CIE, and the names of their claims. */
export const spid = {
  levels: ["https://www.spid.gov.it/SpidL2", "https://www.spid.gov.it/SpidL3"],
  claims: {
    fiscalNumber: "https://attributes.eid.gov.it/fiscal_number",
    givenName: "given_name",
    familyName: "family_name",
    birthDate: "birthdate",
    email: "email",
  },
} as const;

/** The sentence says which key of which file is wrong and what it should be. */
export class IdentityConfigurationError extends Error {
  override readonly name = "IdentityConfigurationError";
}

/** Throws `IdentityConfigurationError`. Places in the file are relative to it. */
export function readIdentityConfiguration(path: string): IdentityConfiguration {
  const found = parse(path);
  const { configuration, problems } = check(found, dirname(path));
  if (configuration !== undefined) return configuration;
  throw new IdentityConfigurationError(`${path} cannot be used:\n  ${problems.join("\n  ")}`);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const why = error instanceof SyntaxError ? `it is not JSON (${error.message})` : "it cannot be read";
    throw new IdentityConfigurationError(
      `${path} says who may sign in, and ${why}; correct DELIBERA_IDENTITY or the file`,
      { cause: error },
    );
  }
}

interface Checked {
  readonly configuration: IdentityConfiguration | undefined;
  readonly problems: readonly string[];
}

function check(found: unknown, folder: string): Checked {
  const problems: Problems = [];
  const file = new Written(found, "", problems);
  file.onlyKeys([
    ...["issuer", "clientId", "clientKeys", "publicUrl", "audience", "scope", "levels", "claims", "roles"],
    ...["sessionMinutes", "idleMinutes"],
  ]);
  const publicUrl = file.address("publicUrl");
  const claims = file.at("claims", {});
  claims.onlyKeys(["fiscalNumber", "givenName", "familyName", "birthDate", "email"]);
  const configuration: IdentityConfiguration = {
    issuer: file.address("issuer"),
    clientId: file.text("clientId"),
    clientKeys: resolve(folder, file.text("clientKeys")),
    publicUrl,
    audience: file.text("audience", `${publicUrl}/graphql`),
    scope: file.text("scope", "openid"),
    levels: file.texts("levels", spid.levels),
    claims: {
      fiscalNumber: claims.text("fiscalNumber", spid.claims.fiscalNumber),
      givenName: claims.text("givenName", spid.claims.givenName),
      familyName: claims.text("familyName", spid.claims.familyName),
      birthDate: claims.text("birthDate", spid.claims.birthDate),
      email: claims.text("email", spid.claims.email),
    },
    roles: file.list("roles").map(roleRule),
    sessionMinutes: file.minutes("sessionMinutes", 480),
    idleMinutes: file.minutes("idleMinutes", 60),
  };
  return { configuration: problems.length === 0 ? configuration : undefined, problems };
}

const bindings = { provider: "provider", order: "order", "accrediting-body": "body" } as const;

function roleRule(rule: Written): RoleRule {
  rule.onlyKeys(["claim", "value", "role", "provider", "order", "body"]);
  const role = rule.oneOf(
    "role",
    roles.filter((it) => it !== "professional" && it !== "newcomer"),
  ) as RoleRule["role"];
  const needed = role in bindings ? bindings[role as keyof typeof bindings] : undefined;
  for (const key of ["provider", "order", "body"] as const) {
    if (key !== needed) rule.absent(key, `the role ${role} has none`);
  }
  return {
    claim: rule.text("claim"),
    value: rule.text("value"),
    role,
    ...(needed === "provider" ? { provider: rule.text("provider") } : {}),
    ...(needed === "order" ? { order: rule.text("order") } : {}),
    ...(needed === "body" ? { body: rule.oneOf("body", ["national", "regional"]) as "national" | "regional" } : {}),
  };
}
