/** From what an issuer says of somebody to the roles they may act in: who is in the registry, and what the configuration maps. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { eq } from "drizzle-orm";
import type { IdentityConfiguration, RoleRule } from "./configuration/identity-configuration.ts";
import type { Bound, Grant, Newcomer } from "./viewer.ts";

export type Claims = Readonly<Record<string, unknown>>;

/**
 * The professional first, then the rules in their order; a newcomer alone, when nothing else gives a role; empty when the claims do
 * not even say who it is. A rule that names a provider or an
 * Order which the registry does not hold gives nothing.
 */
export async function grantsOf(
  db: Db,
  claims: Claims,
  { claims: names, roles }: IdentityConfiguration,
): Promise<Grant[]> {
  const grants: Grant[] = [];
  const fiscalCode = fiscalCodeIn(claims[names.fiscalNumber]);
  const professional = fiscalCode === undefined ? undefined : await professionalWith(db, fiscalCode);
  if (professional !== undefined) grants.push({ role: "professional", professional });
  for (const rule of roles) {
    const grant = matches(claims[rule.claim], rule.value) ? await grantBy(db, rule) : undefined;
    if (grant !== undefined) grants.push(grant);
  }
  if (grants.length > 0 || fiscalCode === undefined) return grants;
  const newcomer = newcomerIn(claims, fiscalCode, names);
  return newcomer === undefined ? [] : [{ role: "newcomer", newcomer }];
}

/** The professional whom a newcomer has become; undefined while they are in no registry. */
export async function grantOfEntered(db: Db, { fiscalCode }: Newcomer): Promise<Grant | undefined> {
  const professional = await professionalWith(db, fiscalCode);
  return professional && { role: "professional", professional };
}

/** Nobody enters the registry without a name. */
function newcomerIn(claims: Claims, fiscalCode: string, names: IdentityConfiguration["claims"]): Newcomer | undefined {
  const [firstName, lastName] = [textIn(claims[names.givenName]), textIn(claims[names.familyName])];
  if (firstName === undefined || lastName === undefined) return undefined;
  const [birthDate, email] = [textIn(claims[names.birthDate]), textIn(claims[names.email])];
  return {
    fiscalCode,
    firstName,
    lastName,
    ...(birthDate !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? { birthDate } : {}),
    ...(email === undefined ? {} : { email }),
  };
}

function textIn(claim: unknown): string | undefined {
  const text = typeof claim === "string" ? claim.trim() : "";
  return text === "" ? undefined : text;
}

/** The fiscal code in `TINIT-RSSMRA80A01H501U`; undefined when the text is of another form. */
export function fiscalCodeIn(fiscalNumber: unknown): string | undefined {
  return typeof fiscalNumber === "string"
    ? /^TINIT-([A-Z0-9]{16}|[0-9]{11})$/i.exec(fiscalNumber)?.[1]?.toUpperCase()
    : undefined;
}

function matches(claim: unknown, value: string): boolean {
  return Array.isArray(claim) ? claim.includes(value) : claim === value;
}

async function grantBy(db: Db, { role, provider, order, body }: RoleRule): Promise<Grant | undefined> {
  if (provider !== undefined) {
    const bound = await boundTo(db, "providers", provider);
    return bound && { role, provider: bound };
  }
  if (order !== undefined) {
    const bound = await boundTo(db, "orders", order);
    return bound && { role, order: bound };
  }
  return body === undefined ? { role } : { role, body };
}

async function professionalWith(db: Db, fiscalCode: string): Promise<Bound | undefined> {
  const { id, publicId, fiscalCode: column } = tables.professionals;
  const [found] = await db
    .select({ row: id, registryId: publicId })
    .from(tables.professionals)
    .where(eq(column, fiscalCode));
  return found;
}

async function boundTo(db: Db, name: "providers" | "orders", registryId: string): Promise<Bound | undefined> {
  const { id, publicId } = tables[name];
  const [found] = await db.select({ row: id, registryId: publicId }).from(tables[name]).where(eq(publicId, registryId));
  return found;
}
