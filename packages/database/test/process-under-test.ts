/** A process that opens a database as the program does, for tests that kill it or run beside it. Says each step on its output. */
import { lockFolder } from "../src/connection/folder-lock.ts";
import { DatabaseError, migrate, openDatabase } from "../src/database.ts";
import { generateRegistry, loadRegistry } from "../src/registry/registry.ts";

const [task = "", place = "", size = "500"] = process.argv.slice(2);

try {
  say("started");
  if (task === "lock") {
    lockFolder(place);
    say("locked");
    setInterval(() => undefined, 1000);
  } else await useDatabase();
} catch (error) {
  if (!(error instanceof DatabaseError)) throw error;
  say(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}

async function useDatabase(): Promise<void> {
  const database = await openDatabase(place.startsWith("postgres:") ? { url: place } : { dataDirectory: place });
  say("opened");
  if (task === "hold") setInterval(() => undefined, 1000);
  else {
    await migrate(database);
    say("migrated");
    if (task === "load") {
      const registry = generateRegistry({ seed: 3, professionals: Number(size) });
      await loadRegistry(database, registry, { onProgress: (people) => say(`wrote ${people}`) });
      say("loaded");
    }
    await database.close();
  }
}

function say(step: string): void {
  process.stdout.write(`${step}\n`);
}
