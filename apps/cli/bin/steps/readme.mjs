/**
 * The blocks of the READMEs that are true because they are checked: `<!-- console -->` before commands with what they print,
 * `<!-- file: path -->` before a file that the reader writes, `<!-- part: path -->` before lines quoted from a file of ours.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/[\\/]$/, "");
const binary = join(top, "apps/cli/bin/delibera.mjs");

export const readmes = ["README.md", "README.it.md"].map((name) => join(top, name));

/** The pages of the command line, whose console blocks are true for the same reason. */
export const manuals = ["README.md", "README.it.md"].map((name) => join(top, "apps/cli", name));

const tagged = /<!-- (console|file|part)(?:: (\S+))? -->\n```\w*\n([\s\S]*?)```/g;

/** @typedef {{ kind: string, path: string, text: string }} Block */

/**
 * @param {string} markdown
 * @returns {Block[]}
 */
export function blocksOf(markdown) {
  return [...markdown.matchAll(tagged)].map(([, kind = "", path = "", text = ""]) => ({ kind, path, text }));
}

/**
 * The same document with what its commands print today.
 *
 * @param {string} markdown
 */
export function withTodaysOutputs(markdown) {
  const folder = readersFolder();
  try {
    return markdown.replace(tagged, (block, kind, path, text) => {
      if (kind === "file") writeFileSync(join(folder, path), text);
      return kind === "console" ? block.replace(text, () => outputsOf(text, folder)) : block;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Whether the lines stand in the file, together and in that order.
 *
 * @param {Block} block
 */
export function isQuoted({ path, text }) {
  return readFileSync(join(top, path), "utf8").includes(text);
}

/** What a reader has before the first block; each file is written when its block is read. */
function readersFolder() {
  const folder = mkdtempSync(join(tmpdir(), "delibera-readme-"));
  const source = join(top, "deliberations");
  cpSync(source, join(folder, "deliberations"), {
    recursive: true,
    filter: (path) => !path.slice(source.length).split(sep).includes("node_modules"),
  });
  return folder;
}

/**
 * @param {string} text lines that begin with `$ ` are commands, the others what they printed
 * @param {string} folder
 */
function outputsOf(text, folder) {
  const commands = text.split("\n").filter((line) => line.startsWith("$ "));
  return commands.map((line) => `${line}\n${outputOf(line.slice(2), folder)}`).join("");
}

/**
 * @param {string} command
 * @param {string} folder
 */
function outputOf(command, folder) {
  const [npx, name, ...words] = command.split(" ");
  if (npx !== "npx" || name !== "delibera") throw new Error(`only npx delibera is run for a README: ${command}`);
  const { PATH = "", HOME = "" } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, [binary, ...words], {
    cwd: folder,
    env: { PATH, HOME },
    encoding: "utf8",
  });
  return stdout + stderr;
}
