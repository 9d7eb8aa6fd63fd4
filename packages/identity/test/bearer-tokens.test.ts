/** What is wrong with a bearer token is told in a sentence; what is right with it gives the roles that the configuration maps. */
import type { Database } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Authentication, TokenProblemCode } from "../src/identity.ts";
import { authentication } from "../src/identity.ts";
import type { Imitation, IssuerOfTokens, TokenChanges } from "./issuer-of-tokens.ts";
import { issuerOfTokens } from "./issuer-of-tokens.ts";
import { registerEverybody } from "./registry-of-everybody.ts";

const person = { fiscal_number: "TINIT-PRVPRV80A01X001A", acr: "https://www.spid.gov.it/SpidL2" };
const operator = { groups: ["operators"] };

describeOnEachDatabase("a bearer token", (open) => {
  let database: Database;
  let issuer: IssuerOfTokens;
  let server: Authentication;
  beforeAll(async () => {
    database = await open();
    await registerEverybody(database);
    issuer = await issuerOfTokens();
    const keys = () => Promise.reject(new Error("no one signs in here"));
    server = authentication({ database, configuration: issuer.configuration, keys });
  });
  afterAll(() => issuer.stop());

  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    ["of a service in a group gives its role", operator, { role: "registry-operator" }],
    [
      "of a client that is mapped gives the Order it is for",
      { client_id: "portal-of-order" },
      { role: "order", order: { registryId: "ORD-1" } },
    ],
    [
      "of a person in the registry gives the professional",
      person,
      { role: "professional", professional: { registryId: "P-0001" } },
    ],
    ["of a person at level 3 does too", { ...person, acr: "https://www.spid.gov.it/SpidL3" }, { role: "professional" }],
    [
      "of a person in lower case does too",
      { ...person, fiscal_number: "tinit-prvprv80a01x001a" },
      { role: "professional" },
    ],
  ])("%s", async (_what, claims, grant) => {
    const found = await server.bearer(await issuer.token(claims));
    expect(found).toMatchObject({ kind: "viewer", viewer: { kind: "signed-in", grant } });
    expect(JSON.stringify(found)).not.toMatch(/PRVPRV80/i);
  });

  it("of a person with a group gives both roles, the professional first", async () => {
    const found = await server.bearer(await issuer.token({ ...person, ...operator }));
    expect(found).toMatchObject({ viewer: { grants: [{ role: "professional" }, { role: "registry-operator" }] } });
  });

  describe("is refused", () => {
    it.each<[TokenProblemCode, string, Readonly<Record<string, unknown>>, TokenChanges]>([
      ["token-expired", "the bearer token has expired: ask the issuer for another", operator, { expiresIn: -60 }],
      ["token-not-yet-valid", "the bearer token is not valid yet", operator, { notBefore: 60 }],
      ["token-forged", "the bearer token is not signed by a key of the issuer", operator, { forged: true }],
      [
        "token-wrong-issuer",
        "the bearer token is of another issuer",
        operator,
        { issuer: "https://elsewhere.example" },
      ],
      [
        "token-wrong-audience",
        "the bearer token was given for another service",
        operator,
        { audience: "https://elsewhere.example" },
      ],
      [
        "token-level-too-low",
        'the token is of a person whose level of assurance is "https://www.spid.gov.it/SpidL1": one of https://www.spid.gov.it/SpidL2, https://www.spid.gov.it/SpidL3 is needed',
        { ...person, acr: "https://www.spid.gov.it/SpidL1" },
        {},
      ],
      [
        "token-level-too-low",
        "the token is of a person whose level of assurance is none: one of https://www.spid.gov.it/SpidL2, https://www.spid.gov.it/SpidL3 is needed",
        { fiscal_number: person.fiscal_number },
        {},
      ],
      ["token-without-role", withoutRole(), {}, {}],
      ["token-without-role", withoutRole(), { client_id: "portal-of-nobody" }, {}],
      ["token-without-role", withoutRole(), { ...person, fiscal_number: "TINIT-PRVPRV80A01X999A" }, {}],
    ])("as %s: %s", async (code, sentence, claims, changes) => {
      expect(await server.bearer(await issuer.token(claims, changes))).toEqual({
        kind: "refused",
        problem: { code, sentence },
      });
    });

    it.each(["", "abc", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "x".repeat(20_000)])(
      "as malformed: %s",
      async (token) => {
        expect(await server.bearer(token)).toMatchObject({
          kind: "refused",
          problem: { code: expect.stringMatching(/^token-(malformed|forged)$/) },
        });
      },
    );

    it("when it is not signed at all", async () => {
      const { issuer: name, audience } = issuer.configuration;
      const token = new UnsecuredJWT({ sub: "portal", ...operator })
        .setIssuer(name)
        .setAudience(audience)
        .setExpirationTime("5m")
        .encode();
      expect(await server.bearer(token)).toMatchObject({ problem: { code: "token-malformed" } });
    });

    it.each<[Imitation, RegExp]>([
      ["public-key-as-secret", /^token-(malformed|forged)$/],
      ["own-key-inside", /^token-(malformed|forged)$/],
      ["without-end", /^token-malformed$/],
      ["without-subject", /^token-malformed$/],
    ])("when it is made to look like one of the issuer: %s", async (how, code) => {
      const found = await server.bearer(await issuer.imitated(how, operator));
      expect(found).toMatchObject({ kind: "refused", problem: { code: expect.stringMatching(code) } });
    });

    it("when its payload was changed after it was signed", async () => {
      const [head, , signature] = (await issuer.token({})).split(".");
      const [, payload] = (await issuer.token(operator)).split(".");
      expect(await server.bearer(`${head}.${payload}.${signature}`)).toMatchObject({
        problem: { code: "token-forged" },
      });
    });
  });

  it("cannot be judged while the issuer does not answer, and can when it does again", async () => {
    const gone = await issuerOfTokens();
    const token = await gone.token(operator);
    await gone.stop();
    const keys = () => Promise.reject(new Error("no one signs in here"));
    const other = authentication({ database, configuration: gone.configuration, keys });
    expect(await other.bearer(token)).toEqual({
      kind: "refused",
      problem: { code: "issuer-unavailable", sentence: "the issuer cannot be asked for its keys: try again" },
    });
  });
});

function withoutRole(): string {
  return "the token is good and gives no role here: ask who runs this server to map its claims";
}
