/** Publishes a folder of rule files: the same door as a text written in the console, whose acts stay. */
import type { Database } from "@delibera/database";
import { readRuleFiles } from "@delibera/rules-dsl/node";
import type { Publication, PublishOptions } from "./publish.ts";
import { publish } from "./publish.ts";

export function importRuleFiles(
  database: Database,
  folder: string,
  options: PublishOptions = {},
): Promise<Publication> {
  return publish(database, readRuleFiles(folder), { keepDrafts: true, ...options });
}
