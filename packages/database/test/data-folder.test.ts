/** A data folder survives what happens to folders, or one sentence says why it does not open. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate, openDatabase, professionals, registryLoads } from "../src/database.ts";
import { generateRegistry, loadRegistry } from "../src/registry/registry.ts";
import { runProcess } from "./run-process.ts";

const scratch = mkdtempSync(join(tmpdir(), "delibera-folder-"));
const intact = join(scratch, "intact");

beforeAll(async () => {
  const database = await openDatabase({ dataDirectory: intact });
  await migrate(database);
  await database.close();
}, 120_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function folder(name: string, from: string | null = intact): string {
  const path = join(scratch, name);
  if (from !== null) cpSync(from, path, { recursive: true });
  return path;
}

async function openingOf(dataDirectory: string) {
  try {
    const database = await openDatabase({ dataDirectory });
    await database.close();
    return "it opens";
  } catch (error) {
    return error as Error;
  }
}

describe("a folder of its own", () => {
  test("is made with its parents, opens again, and is left without a lock", async () => {
    const path = folder("deep", null);
    const nested = join(path, "er", "still");
    expect(await openingOf(nested)).toBe("it opens");
    expect(readdirSync(nested)).toEqual(["pglite"]);
    expect(await openingOf(nested)).toBe("it opens");
  });

  test("is closed twice without harm", async () => {
    const database = await openDatabase({ dataDirectory: folder("twice") });
    await database.close();
    await database.close();
  });
});

describe("a damaged folder", () => {
  const damages: Record<string, (pglite: string) => void> = {
    "garbage in the control file": (it) => writeFileSync(join(it, "global", "pg_control"), "garbage"),
    "no control file": (it) => rmSync(join(it, "global", "pg_control")),
    "an empty control file": (it) => truncateSync(join(it, "global", "pg_control"), 0),
    "no global folder": (it) => rmSync(join(it, "global"), { recursive: true }),
    "no PG_VERSION": (it) => rmSync(join(it, "PG_VERSION")),
    "no base folder": (it) => rmSync(join(it, "base"), { recursive: true }),
    "no write-ahead log": (it) => rmSync(join(it, "pg_wal"), { recursive: true }),
    "a truncated write-ahead log": (it) => forEachFile(join(it, "pg_wal"), (path) => truncateSync(path, 1000)),
    "emptied tables": (it) => forEachFile(join(it, "base"), (path) => truncateSync(path, 0)),
    "garbage in every table": (it) =>
      forEachFile(join(it, "base"), (path) => writeFileSync(path, Buffer.alloc(statSync(path).size, 0x5a))),
    "half of its files deleted": (it) =>
      forEachFile(join(it, "base"), (path, index) => index % 2 === 0 && rmSync(path)),
  };

  test.each(Object.entries(damages))(
    "with %s is refused in one sentence, untouched and unlocked",
    async (name, damage) => {
      const path = folder(name.replaceAll(" ", "-"));
      damage(join(path, "pglite"));
      expect(await openingOf(path)).toMatchObject({
        code: "corrupt-data-folder",
        message: `the database in ${join(path, "pglite")} is damaged and does not open; restore a copy, or move the folder away and start again`,
      });
      expect(existsSync(join(path, "pglite"))).toBe(true);
      expect(existsSync(join(path, "pglite.lock"))).toBe(false);
    },
  );

  test("of another PostgreSQL says which", async () => {
    const path = folder("other-version");
    writeFileSync(join(path, "pglite", "PG_VERSION"), "17\n");
    expect(await openingOf(path)).toMatchObject({
      code: "corrupt-data-folder",
      message: `the database in ${join(path, "pglite")} says it is of PostgreSQL 17 and this program embeds 18; move the folder away and start again`,
    });
    expect(readFileSync(join(intact, "pglite", "PG_VERSION"), "utf8").trim()).toBe("18");
  });
});

describe("a folder that cannot be written", () => {
  test("because a file has its name is refused", async () => {
    const path = folder("file", null);
    writeFileSync(path, "not a folder");
    expect(await openingOf(path)).toMatchObject({
      code: "unwritable-data-folder",
      message: `cannot write in the data folder ${path} (EEXIST); choose another folder or change its permissions`,
    });
    expect(await openingOf(join(path, "inside"))).toMatchObject({ code: "unwritable-data-folder" });
  });

  test.skipIf(process.platform !== "linux")("because the system forbids it is refused", async () => {
    expect(await openingOf("/proc/delibera")).toMatchObject({
      code: "unwritable-data-folder",
      message:
        "cannot write in the data folder /proc/delibera (ENOENT); choose another folder or change its permissions",
    });
  });
});

describe("a folder in use", () => {
  test("by a living process is refused; the lock of a killed one is taken over", async () => {
    const path = folder("others");
    const holder = runProcess("hold", path);
    await holder.said("opened");
    expect(await openingOf(path)).toMatchObject({
      code: "data-folder-in-use",
      message: `the data folder ${path} is in use by process ${holder.child.pid}; stop it or choose another folder`,
    });
    await holder.kill();
    expect(existsSync(join(path, "pglite.lock"))).toBe(true);
    expect(await openingOf(path)).toBe("it opens");
  });

  test("says so on the output of a second program, which ends with 1", async () => {
    const path = folder("second");
    const database = await openDatabase({ dataDirectory: path });
    const { code, lines } = await runProcess("migrate", path).ended();
    await database.close();
    expect(code).toBe(1);
    expect(lines).toEqual([
      "started",
      `data-folder-in-use: the data folder ${path} is in use by process ${process.pid}; stop it or choose another folder`,
    ]);
  });
});

describe("a process killed", () => {
  test("in the middle of a load leaves a folder that opens without half a registry, and loads it then", async () => {
    const path = folder("killed-load");
    const loader = runProcess("load", path, "1500");
    await loader.said("wrote 500");
    await loader.kill();
    expect((await loader.ended()).lines).not.toContain("loaded");
    const database = await openDatabase({ dataDirectory: path });
    await migrate(database);
    expect(await database.db.$count(professionals)).toBe(0);
    expect(await database.db.$count(registryLoads)).toBe(0);
    await loadRegistry(database, generateRegistry({ seed: 3, professionals: 20 }));
    expect(await database.db.$count(professionals)).toBe(20);
    await database.close();
  });

  test("while it makes the database leaves a folder that is made again", async () => {
    const path = folder("killed-creation", null);
    const maker = runProcess("migrate", path);
    await maker.said("started");
    while (!existsSync(join(path, "pglite", "PG_VERSION"))) await new Promise((resolve) => setTimeout(resolve, 5));
    await maker.kill();
    expect((await maker.ended()).lines).toEqual(["started"]);
    const database = await openDatabase({ dataDirectory: path });
    await migrate(database);
    expect(await database.db.$count(professionals)).toBe(0);
    await database.close();
    expect(readdirSync(path)).toEqual(["pglite"]);
  });

  test("between two openings leaves what was committed", async () => {
    const path = folder("killed-after");
    const loader = runProcess("load", path, "20");
    await loader.said("loaded");
    await loader.kill();
    const database = await openDatabase({ dataDirectory: path });
    expect(await database.db.$count(professionals)).toBe(20);
    await database.close();
  });
});

test("files that are not ours in the data folder are left alone", async () => {
  const path = folder("shared");
  mkdirSync(join(path, "letters"));
  appendFileSync(join(path, "letters", "one.txt"), "dear");
  expect(await openingOf(path)).toBe("it opens");
  expect(readdirSync(path).sort()).toEqual(["letters", "pglite"]);
});

function forEachFile(root: string, visit: (path: string, index: number) => unknown): void {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  files
    .map((it) => join(it.parentPath, it.name))
    .sort()
    .forEach(visit);
}
