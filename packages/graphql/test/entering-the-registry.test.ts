/** Somebody who signed in and is in no registry enters it: with what the sign-in says of them, once, and seeing nobody else. */
import { professionals, registerOrders } from "@delibera/database";
import { fictionalFiscalCode } from "@delibera/database/registry";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asked } from "./change.ts";
import { bound, change, changeAt } from "./change.ts";
import { person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry, signedIn } from "./registry.ts";

const birthDate = "1992-04-03";
const codeOf = (birthPlace: number) =>
  fictionalFiscalCode({ firstName: "Livia", lastName: "Prova", sex: "female", birthDate, birthPlace });
const named = { firstName: "Livia", lastName: "Prova" };
const contact = {
  email: "livia@example.org",
  newsletter: true,
  municipalities: ["L378"],
  residence: { address: "Via di Prova 1", postalCode: "38122", municipality: "l378" },
  privacyConsent: true,
};

describeOnEachDatabase("entering the registry", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>();
  const newcomer = (birthPlace: number, told: object = { birthDate, email: "livia@example.org" }): Viewer => ({
    ...signedIn({ role: "newcomer", newcomer: { fiscalCode: codeOf(birthPlace), ...named, ...told } }),
    ...{ subject: `newcomer ${birthPlace}` },
  });

  beforeAll(async () => {
    registry = await openRegistry(open, [person(1, "Prova")]);
    await registerOrders(registry.database.db, [{ id: "ORD-1", name: "Ordine di prova" }]);
    as.set("P-0001", await bound(registry.database, "professional", "P-0001"));
    as.set("ORD-1", await bound(registry.database, "order", "ORD-1"));
  });

  const ask = (who: string | Viewer, name: string, input: object, asked: Omit<Asked, "as"> = {}): Promise<Answer> =>
    changeAt(registry.database, name, input, {
      ...asked,
      as: typeof who === "string" ? (as.get(who) as Viewer) : who,
    });
  const query = async (who: string | Viewer, source: string): Promise<Answer> =>
    await askOf(registry.database, source, {}, typeof who === "string" ? as.get(who) : who);

  describe("somebody who signed in and is in no registry", () => {
    const entry = { profession: 1, disciplines: [58, 57], ...contact };

    it("enters it with the name and the fiscal code of the sign-in, which nobody can say otherwise", async () => {
      const { data } = await query(
        newcomer(1),
        "{ viewer { role professional { registryId } newcomer { fiscalCode firstName birthDate email } } }",
      );
      expect(data.viewer).toEqual({
        role: "NEWCOMER",
        professional: null,
        newcomer: { fiscalCode: codeOf(1), firstName: "Livia", birthDate, email: "livia@example.org" },
      });
      const answer = await change(registry, "enterRegistry", entry, {
        as: newcomer(1),
        person: "registryId firstName lastName fiscalCode birthDate profession { code } disciplines { code }",
      });
      expect(answer).toMatchObject({
        __typename: "EnterRegistryPayload",
        professional: {
          ...{ registryId: expect.stringMatching(/^P-[0-9A-F]{12}$/), ...named, fiscalCode: codeOf(1), birthDate },
          ...{ profession: { code: 1 }, disciplines: [{ code: 58 }, { code: 57 }] },
        },
      });
      const { registryId } = answer.professional;
      const { data: kept } = await query(
        await bound(registry.database, "professional", registryId),
        `{ professional(id: "${registryId}") { contact { email residence { address postalCode municipality } } } }`,
      );
      expect(kept.professional.contact).toEqual({
        email: "livia@example.org",
        residence: { address: "Via di Prova 1", postalCode: "38122", municipality: "L378" },
      });
      expect(await ask(newcomer(1), "enterRegistry", entry)).toMatchObject({
        __typename: "Overtaken",
        message: `you are in the registry already, as ${registryId}: nothing is left to do`,
      });
    });

    it("is given a page to print, and the words in which a portal confirms it", async () => {
      const { professional } = await ask(newcomer(7), "enterRegistry", entry);
      const { registryId } = professional;
      const self = await bound(registry.database, "professional", registryId);
      const { data } = await query(
        self,
        `{ professional(id: "${registryId}") { registrationCertificate
          registrationConfirmation { to subject { it en } body { it en } } } }`,
      );
      const { registrationCertificate: page, registrationConfirmation: mail } = data.professional;
      expect(page).toContain('<html lang="it">');
      for (const [name, value] of [
        ["Cognome e nome", `${named.lastName} ${named.firstName}`],
        ["Codice fiscale", codeOf(7)],
        ["Professione", "Medico chirurgo"],
        ["Numero nel registro", registryId],
        ["Residenza", "Via di Prova 1, 38122, comune L378 (codice catastale)"],
      ])
        expect(page).toContain(`<tr><th scope="row">${name}</th><td>${value}</td></tr>`);
      expect(mail).toEqual({
        to: "livia@example.org",
        subject: { it: "Registrazione confermata", en: "Registration confirmed" },
        body: {
          it: `Gentile ${named.firstName} ${named.lastName},\nla registrazione è confermata: il numero nel registro è ${registryId}, la professione Medico chirurgo.\nLa professione non si modifica più; le discipline si modificano in ogni momento.`,
          en: `Dear ${named.firstName} ${named.lastName},\nthe registration is confirmed: the number in the registry is ${registryId}, the profession Medico chirurgo.\nThe profession is not changed any more; the disciplines may be changed at any time.`,
        },
      });
      const { data: others } = await query(
        "P-0001",
        `{ professional(id: "${registryId}") { registrationCertificate } }`,
      );
      expect(others.professional).toBeNull();
      const { data: silent } = await query("P-0001", `{ professional(id: "P-0001") { registrationCertificate } }`);
      expect(silent.professional.registrationCertificate).toBeNull();
    });

    it("is entered once when two portals ask at once", async () => {
      const answers = await Promise.all([1, 2, 3].map(() => ask(newcomer(2), "enterRegistry", entry)));
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
        ...["EnterRegistryPayload", "Overtaken", "Overtaken"],
      ]);
    });

    it.each([
      [{ profession: 999 }, "profession"],
      [{ disciplines: [85] }, "disciplines"],
      [{ disciplines: [] }, "disciplines"],
      [{ privacyConsent: false }, "privacyConsent"],
      [{ residence: { ...contact.residence, postalCode: "3812" } }, "residence"],
      [{ residence: { ...contact.residence, address: " " } }, "residence"],
    ])("is not understood when it makes no sense: %j", async (wrong, argument) => {
      const before = await registry.database.db.$count(professionals);
      const answer = await ask(newcomer(3), "enterRegistry", { ...entry, ...wrong });
      expect(answer).toMatchObject({ __typename: "InvalidInput", argument });
      expect(await registry.database.db.$count(professionals)).toBe(before);
    });

    it("says the date of birth only when the sign-in does not", async () => {
      const silent = newcomer(4, {});
      expect(await ask(silent, "enterRegistry", entry)).toMatchObject({ argument: "birthDate" });
      expect(await ask(silent, "enterRegistry", { ...entry, birthDate: "2027-01-01" })).toMatchObject({
        argument: "birthDate",
      });
      const done = await ask(silent, "enterRegistry", { ...entry, birthDate }, { person: "birthDate" });
      expect(done.professional).toEqual({ birthDate });
      expect(await ask(newcomer(6), "enterRegistry", { ...entry, birthDate: "1992-04-04" })).toMatchObject({
        argument: "birthDate",
        message: "`birthDate` is 1992-04-04: the identity provider says 1992-04-03, leave it out",
      });
      expect(await ask(newcomer(6), "enterRegistry", { ...entry, birthDate })).toMatchObject({
        __typename: "EnterRegistryPayload",
      });
    });

    it("is nobody who is in it already, and sees nobody else", async () => {
      expect(await ask("P-0001", "enterRegistry", entry)).toMatchObject({ __typename: "NotAllowed" });
      expect(await ask("ORD-1", "enterRegistry", entry)).toMatchObject({ __typename: "NotAllowed" });
      const { data } = await query(
        newcomer(5),
        '{ professionals { totalCount } professional(id: "P-0001") { registryId } }',
      );
      expect(data).toEqual({ professionals: { totalCount: 0 }, professional: null });
    });
  });
});
