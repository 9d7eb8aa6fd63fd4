/** Opens the registry that a command works on: the one named, else the one that `npm start` uses. */
import { resolve } from "node:path";
import process from "node:process";
import type { Database } from "@delibera/database";
import { DatabaseError, migrate, openDatabase } from "@delibera/database";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { importWords } from "./import-words.ts";

/** @throws Refusal when it cannot be opened or brought up to date. */
export async function openRegistry(address: string | undefined, { home }: Terminal): Promise<Database> {
  const url = address ?? (process.env["DATABASE_URL"] || undefined);
  const dataDirectory = resolve(home, process.env["DELIBERA_DATA"] || ".delibera");
  try {
    const database = await openDatabase({ url, dataDirectory });
    try {
      await migrate(database);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw new Refusal(importWords.database(error.message), { cause: error });
    throw error;
  }
}
