/** Signing in over HTTP by the whole of OpenID Connect, sessions in cookies, and who sees what by them. */
import { tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BrowserLike } from "./browser-like.ts";
import { browserLike, signIn } from "./browser-like.ts";
import type { TestServer } from "./http-server.ts";
import { registrySize, serve } from "./http-server.ts";

const who = "{ viewer { displayName role roles actsFor professional { registryId } } }";

describeOnEachDatabase("signing in", (open) => {
  let server: TestServer;
  let address: string;
  beforeAll(async () => {
    server = await serve(open, "/none");
    address = server.url.replace("127.0.0.1", "localhost");
  });
  afterAll(() => server.close());

  it("as the operator of the registry opens a session that no script can read, in the role that was mapped", async () => {
    const browser = browserLike();
    const page = await signIn(browser, address, "registry-operator", {
      returnTo: "/professionals?triennium=2017-2019",
    });
    expect(page.address).toBe(`${address}/professionals?triennium=2017-2019`);
    expect(browser.setCookies.filter((it) => it.startsWith("delibera_"))).toEqual([
      expect.stringMatching(/^delibera_attempt=[\w-]{43}; Path=\/auth; Max-Age=600; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^delibera_session=[\w-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax$/),
      "delibera_attempt=; Path=/auth; Max-Age=0; HttpOnly; SameSite=Lax",
    ]);
    expect(await ask(browser, who)).toEqual({
      data: {
        viewer: {
          displayName: "Prisca Fittizio",
          role: "REGISTRY_OPERATOR",
          roles: ["REGISTRY_OPERATOR"],
          actsFor: null,
          professional: null,
        },
      },
    });
    expect((await ask(browser, "{ professionals { totalCount } }")).data).toEqual({
      professionals: { totalCount: registrySize },
    });
  });

  it("as a professional shows that person and nobody else", async () => {
    const browser = browserLike();
    const person = await firstDoctor();
    await signIn(browser, address, person);
    expect((await ask(browser, who)).data).toMatchObject({
      viewer: { role: "PROFESSIONAL", professional: { registryId: person } },
    });
    const seen = "{ professionals { totalCount edges { node { registryId fiscalCode } } } }";
    expect((await ask(browser, seen)).data).toMatchObject({
      professionals: {
        totalCount: 1,
        edges: [{ node: { registryId: person, fiscalCode: expect.stringMatching(/^[A-Z0-9]{16}$/) } }],
      },
    });
  });

  it("as an Order shows its members, as an analyst pseudonyms, as an insurer nobody", async () => {
    const [order, analyst, insurer] = [browserLike(), browserLike(), browserLike()];
    await signIn(order, address, "order:ORD-INF-1");
    await signIn(analyst, address, "analyst");
    await signIn(insurer, address, "insurer");
    const list = "{ professionals(first: 20) { edges { node { profession { code } firstName } } } }";
    const members = (await ask(order, list)).data.professionals.edges;
    expect(members.length).toBeGreaterThan(0);
    for (const { node } of members) expect([14, 15]).toContain(node.profession.code);
    const pseudonyms = (await ask(analyst, list)).data.professionals.edges;
    expect(pseudonyms).toHaveLength(20);
    for (const { node } of pseudonyms) expect(node.firstName).toBeNull();
    expect((await ask(insurer, list)).errors[0]).toMatchObject({
      message: "the role insurer may not read people of the registry",
      extensions: { code: "FORBIDDEN" },
    });
  });

  it("again in the same browser signs in whoever is chosen then", async () => {
    const browser = browserLike();
    for (const [person, role] of [
      ["analyst", "ANALYST"],
      ["auditor", "AUDITOR"],
      ["analyst", "ANALYST"],
    ] as const) {
      expect((await signIn(browser, address, person)).address).toBe(`${address}/professionals`);
      expect((await ask(browser, "{ viewer { role } }")).data).toEqual({ viewer: { role } });
    }
  });

  it("of who has two roles is in the first, and in another when it is chosen among those", async () => {
    const browser = browserLike();
    const { professionals, competentDoctorPeriods } = tables;
    const [doctor] = await server.database.db
      .select({ id: professionals.publicId })
      .from(professionals)
      .innerJoin(competentDoctorPeriods, sql`professional_id = ${professionals.id}`)
      .orderBy(professionals.id);
    await signIn(browser, address, doctor?.id ?? "");
    const mine = "{ viewer { role roles } professionals { totalCount } }";
    const roles = ["PROFESSIONAL", "ANALYST"];
    expect((await ask(browser, mine)).data).toEqual({
      viewer: { role: "PROFESSIONAL", roles },
      professionals: { totalCount: 1 },
    });
    expect((await browser.post(`${address}/auth/role?place=1`, undefined, preflight)).status).toBe(204);
    expect((await ask(browser, mine)).data).toEqual({
      viewer: { role: "ANALYST", roles },
      professionals: { totalCount: registrySize },
    });
    for (const place of ["2", "-1", "", "x", "99999999999"]) {
      expect((await browser.post(`${address}/auth/role?place=${place}`, undefined, preflight)).status).toBe(400);
    }
    expect((await ask(browser, mine)).data.viewer.role).toBe("ANALYST");
  });

  it("with a level that is too low opens no session and says so", async () => {
    const browser = browserLike();
    const page = await signIn(browser, address, "registry-operator", { level: "1" });
    expect(page.address).toBe(`${address}/sign-in?problem=level-too-low`);
    expect((await ask(browser, who)).data).toEqual({ viewer: null });
  });

  it("that is cancelled at the issuer says so", async () => {
    const browser = browserLike();
    const { address: chooser } = await browser.go(`${address}/auth/sign-in`);
    const page = await browser.post(chooser, "cancel=1", { "content-type": "application/x-www-form-urlencoded" });
    expect(page.address).toBe(`${address}/sign-in?problem=denied`);
  });

  it("comes back to this server only", async () => {
    for (const returnTo of [
      "https://elsewhere.example/",
      "//elsewhere.example",
      "/\\elsewhere.example",
      "javascript:1",
    ]) {
      const page = await signIn(browserLike(), address, "auditor", { returnTo });
      expect(page.address).toBe(`${address}/`);
    }
  });

  it("cannot be finished in another browser, nor twice, nor with another state", async () => {
    const browser = browserLike();
    const { address: chooser } = await browser.go(`${address}/auth/sign-in`);
    expect(new URL(chooser).pathname).toMatch(/^\/issuer\/interaction\//);
    const other = await browserLike().go(`${address}/auth/callback?code=abc&state=def`);
    expect(other.address).toBe(`${address}/sign-in?problem=attempt-ended`);
    const wrong = await browser.go(`${address}/auth/callback?code=abc&state=def`);
    expect(wrong.address).toBe(`${address}/sign-in?problem=invalid-answer`);
    const again = await browser.go(`${address}/auth/callback?code=abc&state=def`);
    expect(again.address).toBe(`${address}/sign-in?problem=attempt-ended`);
  });

  it("as somebody who is in no registry lets them enter it, and the session is of a professional from then on", async () => {
    const browser = browserLike();
    await signIn(browser, address, "newcomer");
    const newcomer = "{ viewer { role professional { registryId } newcomer { firstName lastName birthDate email } } }";
    expect((await ask(browser, newcomer)).data.viewer).toEqual({
      role: "NEWCOMER",
      professional: null,
      newcomer: {
        ...{ firstName: "Livia", lastName: "Fittizia", birthDate: "1992-04-03" },
        email: "livia.fittizia@example.org",
      },
    });
    const { data } = await ask(
      browser,
      `mutation { enterRegistry(input: { profession: 1, disciplines: [58], email: "livia@example.org", newsletter: false,
        privacyConsent: true }) { __typename ... on EnterRegistryPayload { professional { registryId lastName } } } }`,
    );
    expect(data.enterRegistry).toMatchObject({
      __typename: "EnterRegistryPayload",
      professional: { lastName: "Fittizia" },
    });
    const { registryId } = data.enterRegistry.professional;
    expect((await ask(browser, newcomer)).data.viewer).toEqual({
      ...{ role: "PROFESSIONAL", professional: { registryId }, newcomer: null },
    });
    const another = browserLike();
    await signIn(another, address, "newcomer");
    expect((await ask(another, who)).data.viewer).toMatchObject({ role: "PROFESSIONAL", professional: { registryId } });
  });

  describe("a session", () => {
    it("is believed only beside the header that another site cannot send", async () => {
      const browser = browserLike();
      await signIn(browser, address, "registry-operator");
      const cookie = browser.cookies(`${address}/graphql`);
      const response = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie },
        body: JSON.stringify({ query: who }),
      });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "CROSS_SITE" } }] });
      const out = await browser.post(`${address}/auth/sign-out`, undefined);
      expect(out.status).toBe(403);
      expect((await ask(browser, who)).data.viewer).not.toBeNull();
    });

    it("ends with the sign-out, also for who kept the cookie", async () => {
      const browser = browserLike();
      await signIn(browser, address, "registry-operator");
      const cookie = browser.cookies(`${address}/graphql`);
      expect((await browser.post(`${address}/auth/sign-out`, undefined, preflight)).status).toBe(204);
      expect(browser.cookies(`${address}/graphql`)).not.toContain("delibera_session");
      const { response, answer } = await askWith(cookie, "{ viewer { role } professionals { totalCount } }");
      expect(answer.data).toBeNull();
      expect(answer.errors[0]).toMatchObject({
        message: "sign in to read people of the registry",
        extensions: { code: "UNAUTHENTICATED" },
      });
      expect(response.headers.get("set-cookie")).toContain("delibera_session=; Path=/; Max-Age=0");
    });

    it("ends when it is too old, or was not used for long", async () => {
      const browser = browserLike();
      await signIn(browser, address, "registry-operator");
      const { db } = server.database;
      await db.update(tables.sessions).set({ lastSeenAt: sql`now() - interval '61 minutes'` });
      expect((await ask(browser, who)).data).toEqual({ viewer: null });
      await signIn(browser, address, "registry-operator");
      await db.update(tables.sessions).set({ expiresAt: sql`now() - interval '1 second'` });
      expect((await ask(browser, who)).data).toEqual({ viewer: null });
      await signIn(browser, address, "registry-operator");
      expect(await db.$count(tables.sessions)).toBe(1);
    });

    it("is not in the database as it is in the cookie", async () => {
      const browser = browserLike();
      await signIn(browser, address, "registry-operator");
      const secret = /delibera_session=([\w-]+)/.exec(browser.cookies(`${address}/`))?.[1] ?? "";
      expect(secret).toHaveLength(43);
      const kept = await server.database.db.select().from(tables.sessions);
      expect(JSON.stringify(kept)).not.toContain(secret);
    });
  });

  async function ask(browser: BrowserLike, query: string): Promise<Answer> {
    return (await askWith(browser.cookies(`${address}/graphql`), query)).answer;
  }

  async function askWith(cookie: string, query: string): Promise<{ response: Response; answer: Answer }> {
    const response = await fetch(`${address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, ...preflight },
      body: JSON.stringify({ query }),
    });
    return { response, answer: await response.json() };
  }

  async function firstDoctor(): Promise<string> {
    const { professionals } = tables;
    const [found] = await server.database.db
      .select({ id: professionals.publicId })
      .from(professionals)
      .where(sql`profession = 1`)
      .orderBy(professionals.id)
      .limit(1);
    if (found === undefined) throw new Error("the registry has no doctor");
    return found.id;
  }
});

const preflight = { "graphql-require-preflight": "1" };

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
