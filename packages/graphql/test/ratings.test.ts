/** Ratings: once for each participation, of nobody, and shown from five on. The client's half of the protocol is the library's. */
import { randomBytes } from "node:crypto";
import { asViewer, ratingSecrets, ratings, ratingTokens } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { ristretto255_oprf } from "@noble/curves/ed25519.js";
import { getColumns, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Answer } from "./change.ts";
import { bound, change, changeAt, nobody, registryOperator } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const { voprf } = ristretto255_oprf;
const numbers = [1, 2, 3, 4, 5, 6];
const people = numbers.map((number) =>
  person(number, "Prova", {
    participations: [
      participation("PA-1", "5.0", { event: "EV-1" }),
      ...(number === 1 ? [participation("PA-2", "5.0", { event: "EV-2" })] : []),
    ],
  }),
);
const scores = { relevance: 4, quality: 5, usefulness: 3, influence: 1 };

describeOnEachDatabase("a rating", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>();
  const held = new Map<string, { token: string; signature: string }>();

  beforeAll(async () => {
    registry = await openRegistry(open, people);
    for (const { id } of people) as.set(id, await bound(registry.database, "professional", id));
  });

  /** What a portal does in the browser of the person: only `blinded` leaves it. */
  async function tokenOf(who: string, participationId: string): Promise<{ token: string; signature: string }> {
    const secret = new Uint8Array(randomBytes(32));
    const { blind, blinded } = voprf.blind(secret);
    const answer: Answer = await changeAt(
      registry.database,
      "signRatingToken",
      { participation: participationId, blinded: text(blinded) },
      { as: as.get(who) as Viewer, person: "", payload: "event { registryId ratingKey } signed proof" },
    );
    if (answer.__typename !== "SignRatingTokenPayload") throw new Error(answer.message);
    const key = bytes(answer.event.ratingKey);
    // It throws unless the proof says that the key is the event's.
    const signature = voprf.finalize(secret, blind, bytes(answer.signed), blinded, key, bytes(answer.proof));
    return { token: text(secret), signature: text(signature) };
  }

  const rate = (input: object, viewer: Viewer = nobody): Promise<Answer> =>
    changeAt(
      registry.database,
      "rateEvent",
      { event: "EV-1", ...scores, ...input },
      { as: viewer, person: "", payload: "event { registryId ratings { answers } }" },
    );

  it("needs a token, which is given once for each participation, and only to who took part", async () => {
    for (const number of numbers) held.set(`P-000${number}`, await tokenOf(`P-000${number}`, "PA-1"));
    await expect(tokenOf("P-0001", "PA-1")).rejects.toThrow("the token of PA-1 was already given: it is given once");
    await expect(tokenOf("P-0002", "PA-2")).rejects.toThrow('the person has no participation "PA-2"');
    const asOperator = change(
      registry,
      "signRatingToken",
      { participation: "PA-1", blinded: "x" },
      { as: registryOperator, person: "", payload: "signed" },
    );
    expect(await asOperator).toMatchObject({
      __typename: "NotAllowed",
      message: "the role registry-operator may not write tokens for ratings",
    });
    const unsignable = change(
      registry,
      "signRatingToken",
      { participation: "PA-2", blinded: "AAAA" },
      { as: as.get("P-0001") as Viewer, person: "", payload: "signed" },
    );
    expect(await unsignable).toMatchObject({ __typename: "InvalidInput", argument: "blinded" });
    // Who was not understood has not lost the token.
    expect(await tokenOf("P-0001", "PA-2")).toBeDefined();
  });

  it("is of nobody: who is signed in is refused", async () => {
    const own = held.get("P-0001") ?? {};
    for (const viewer of [as.get("P-0001") as Viewer, registryOperator]) {
      expect(await rate(own, viewer)).toEqual({
        __typename: "NotAllowed",
        clientMutationId: null,
        message: "a rating is anonymous: ask without being signed in, with the token alone",
        signedIn: true,
      });
    }
    expect(await registry.database.db.$count(ratings)).toBe(0);
  });

  it("is counted once for a token, also when it comes several times at once, and its figures are hidden up to four", async () => {
    const rated = ["P-0001", "P-0002", "P-0003", "P-0004"].map((who) => held.get(who) ?? {});
    const answers = await Promise.all([...rated, ...rated].map((token) => rate(token)));
    expect(answers.filter(({ __typename }) => __typename === "RateEventPayload")).toHaveLength(4);
    expect(answers.filter(({ message }) => /^this token was already spent/.test(message))).toHaveLength(4);
    expect(await figures()).toBeNull();
  });

  it("is shown with the others from five on, as exact means", async () => {
    await rate({ ...held.get("P-0005"), relevance: 1, quality: 1, usefulness: 1, influence: 5 });
    expect(await figures()).toEqual({
      answers: 5,
      relevance: "17/5",
      quality: "21/5",
      usefulness: "13/5",
      influence: "9/5",
    });
    // The events of a page and their ratings.
    await registry.data("{ events(first: 2) { edges { node { ratings { answers } } } } }");
    expect(registry.statements).toHaveLength(2);
  });

  it.each([
    ["a token nobody signed", { token: "AAAA" }, "token"],
    ["the signature of another", { signature: "AAAA" }, "token"],
    ["the token of another event", { event: "EV-2" }, "token"],
    ["a score that is none", { quality: 6 }, "quality"],
    ["an event that is not there", { event: "EV-99" }, "event"],
  ])("with %s is not counted", async (_what, input, argument) => {
    const before = await registry.database.db.$count(ratings);
    expect(await rate({ ...held.get("P-0006"), ...input })).toMatchObject({ __typename: "InvalidInput", argument });
    expect(await registry.database.db.$count(ratings)).toBe(before);
  });

  it("leaves nothing in the database that leads to a person: no column in common, no order, no time, no token", async () => {
    const { db } = registry.database;
    const [kept, given, secrets] = [
      await db.select().from(ratings),
      await db.select().from(ratingTokens),
      await db.select().from(ratingSecrets),
    ];
    expect(Object.keys(getColumns(ratings))).toEqual([
      "id",
      "eventId",
      "spent",
      "relevance",
      "quality",
      "usefulness",
      "influence",
    ]);
    expect(Object.keys(getColumns(ratingTokens))).toEqual(["id", "professionalId", "participation"]);
    expect([kept.length, given.length, secrets.length]).toEqual([5, 7, 1]);
    // Everything that is kept of who was given a token, the blinded token included, is the same for every token of the event.
    expect(given.filter(({ participation: id }) => id === "PA-1").map(({ participation: id }) => id)).toEqual(
      Array(6).fill("PA-1"),
    );
    const all = JSON.stringify([kept, given]);
    for (const { token, signature } of held.values()) {
      expect(all).not.toContain(token);
      expect(all).not.toContain(signature);
    }
  });

  it.each([
    ["nobody", {}],
    ["a professional", { role: "professional", professional: 1 }],
    ["a provider", { role: "provider", provider: 1 }],
    ["an Order", { role: "order", order: 1 }],
    ["who keeps the registry", { role: "registry-operator" }],
    ["who knows people by a pseudonym", { role: "analyst", pseudonymous: true }],
  ])("is signed with a secret that %s cannot read, write or replace in the database", async (_who, settings) => {
    const { database } = registry;
    for (const statement of [
      sql`select secret from rating_secrets`,
      sql`select count(*) from rating_secrets`,
      sql`insert into rating_secrets (secret) values (sha256('mine')) on conflict do nothing`,
      sql`update rating_secrets set secret = sha256('mine')`,
      sql`delete from rating_secrets`,
    ]) {
      const asked = asViewer(database, settings, async (db) => await db.execute(statement));
      await expect(asked).rejects.toMatchObject({ cause: { code: "42501" } });
    }
  });

  it.each([
    ["nobody", {}],
    ["a professional", { role: "professional", professional: 1 }],
    ["a provider", { role: "provider", provider: 1 }],
    ["who keeps the registry", { role: "registry-operator" }],
    ["who knows people by a pseudonym", { role: "analyst", pseudonymous: true }],
  ])("is not counted in the database by %s without the server", async (_who, settings) => {
    const { database } = registry;
    const before = await database.db.$count(ratings);
    for (const statement of [
      sql`select spend_rating(1, 'sha256:' || encode(sha256('mine'), 'hex'), 1, 1, 1, 1)`,
      sql`select spend_rating(1, 'sha256:' || encode(sha256('mine'), 'hex'), 1, 1, 1, 1, sha256('mine'))`,
      sql`select spend_rating(1, 'sha256:' || encode(sha256('mine'), 'hex'), 1, 1, 1, 1, null)`,
      sql`insert into ratings (event_id, spent, relevance, quality, usefulness, influence)
        values (1, 'sha256:' || encode(sha256('mine'), 'hex'), 1, 1, 1, 1)`,
    ]) {
      await expect(asViewer(database, settings, async (db) => await db.execute(statement))).rejects.toMatchObject({
        cause: { code: expect.stringMatching(/^(42501|42883)$/) },
      });
    }
    expect(await database.db.$count(ratings)).toBe(before);
  });

  async function figures(): Promise<Answer> {
    const { event }: Answer = await registry.data(
      '{ event(id: "EV-1") { ratings { answers relevance quality usefulness influence } } }',
    );
    return event.ratings;
  }
});

function text(value: Uint8Array): string {
  return Buffer.from(value).toString("base64url");
}

function bytes(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(value, "base64url"));
}
