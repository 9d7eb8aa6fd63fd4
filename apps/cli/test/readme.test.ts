/** What the READMEs show is what happens: every block is run, read or looked up. */
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOf, isQuoted, readmes, withTodaysOutputs } from "../bin/steps/readme.mjs";
import { delibera, repository, temporaryFolder } from "./run-delibera.ts";

const documents = readmes.map((path) => [path.slice(repository.length + 1), readFileSync(path, "utf8")] as const);
const read = (path: string) => readFileSync(join(repository, path), "utf8");

describe.each(documents)("%s", (_, markdown) => {
  it("shows what its commands print today (npm run update writes it again)", () => {
    expect(withTodaysOutputs(markdown)).toBe(markdown);
  });

  it("quotes our files as they are", () => {
    const quotations = blocksOf(markdown).filter(({ kind }) => kind === "part");
    expect(quotations.map((block) => [block.path, block.text.split("\n").length - 1, isQuoted(block)])).toEqual([
      ["deliberations/2018-autoformazione.delibera", 12, true],
    ]);
  });

  it("has no block that nothing checks", () => {
    const fences = markdown.match(/^```\w+$/gm)?.length;
    const tags = markdown.match(/^<!-- (start|console|file: \S+|part: \S+) -->\n```\w+$/gm)?.length;
    expect(fences).toBe(5);
    expect(tags).toBe(fences);
  });

  it("says of npm start and npm test what they do", () => {
    const [, shown = ""] = /<!-- start -->\n```console\n\$ npm start\n(.*)\n```/.exec(markdown) ?? [];
    // The start itself, with its address, is tested where it is written.
    expect(shown).toBe("Delibera is ready at http://localhost:4000");
    expect(read("apps/api/src/start.ts")).toContain("say(`Delibera is ready at ${server.url}`)");
    expect(Object.keys(JSON.parse(read("package.json")).scripts)).toEqual(expect.arrayContaining(["start", "test"]));
    expect(read("apps/console/src/messages/it.ts")).toContain('"Prova a cambiare le regole"');
    expect(markdown).toContain("*Prova a cambiare le regole*");
  });

  it("leads to files that are there", () => {
    const links = [...markdown.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = ""]) => path);
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });
});

it("the two languages say the same: as many sections, the same blocks, the same links", () => {
  const [english = "", italian = ""] = documents.map(([, markdown]) => markdown);
  const shapeOf = (markdown: string) => ({
    sections: markdown.match(/^##? /gm)?.length,
    commands: (markdown.match(/^\$ .*$/gm) ?? []).map((line) => line.replace(" --lang en", "")),
    written: blocksOf(markdown).filter(({ kind }) => kind !== "console"),
    links: [...markdown.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) =>
      path.replace(/^README(\.it)?\.md$|\.it(?=\.md$)/, ""),
    ),
  });
  expect(shapeOf(italian)).toEqual(shapeOf(english));
});

it("the commands that say how a deliberation enters all answer 0", () => {
  const folder = temporaryFolder();
  const isOurs = (path: string) => !path.includes("node_modules");
  cpSync(join(repository, "deliberations"), join(folder, "deliberations"), { recursive: true, filter: isOurs });
  const commands = [...read("deliberations/README.md").matchAll(/^ *npx delibera (.+)$/gm)].map(
    ([, words = ""]) => words,
  );
  expect(commands.map((words) => words.split(" ")[0])).toEqual(["check", "fmt", "test", "eval"]);
  for (const words of commands) expect(delibera(words.split(" "), { cwd: folder }), words).toMatchObject({ code: 0 });
});
