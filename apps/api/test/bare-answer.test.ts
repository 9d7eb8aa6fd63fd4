/** The server that ours is timed beside answers the same, value by value: a comparison of different answers says nothing. */
import { fileURLToPath } from "node:url";
import { importRuleFiles } from "@delibera/acts";

import { openDatabase } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { createTestPostgres } from "@delibera/database/testing";
import { operate, schema } from "@delibera/graphql";
import { execute, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { answersBare } from "../bench/bare-answer.ts";
import { question } from "../bench/question.ts";

const today = "2026-11-21";
const people = 60;
const document = parse(question);

describe.skipIf(inject("testDatabases").postgres === undefined)("the bare server beside which ours is timed", () => {
  const closing: (() => Promise<unknown>)[] = [];
  let served: (id: string) => Promise<unknown>;
  let bare: (id: string) => Promise<unknown>;
  beforeAll(async () => {
    const { url, drop } = await createTestPostgres();
    const database = await openDatabase({ url });
    closing.push(() => database.close(), drop);
    await loadRegistry(database, generateRegistry({ professionals: people }));
    await importRuleFiles(database, fileURLToPath(new URL("../../../deliberations", import.meta.url)));
    const { answer, close } = await answersBare(url, today);
    bare = answer;
    closing.unshift(close);
    const grant = { role: "registry-operator" } as const;
    const viewer = { kind: "signed-in", subject: "test", displayName: "test", grant, grants: [grant] } as const;
    served = async (id) => {
      const operation = { database, viewer, today, purpose: "test", reading: true };
      const { data } = await operate(operation, async (contextValue) =>
        execute({ schema, document, variableValues: { id }, contextValue }),
      );
      return data;
    };
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it(`answers the same of each of ${people} people`, async () => {
    for (let number = 1; number <= people; number++) {
      const id = `P-${String(number).padStart(4, "0")}`;
      const [ours, theirs] = [await served(id), await bare(id)];
      expect(JSON.parse(JSON.stringify(theirs))).toEqual(JSON.parse(JSON.stringify(ours)));
    }
  });
});
