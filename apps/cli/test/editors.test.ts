/** The pages that say how to set an editor up: what they show is what a person would paste, and it works. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { libraryFolder } from "./language-client.ts";
import { repository } from "./run-delibera.ts";

const neovim = process.env["NVIM_PATH"] ?? "/usr/bin/nvim";
const pages = ["README.md", "README.it.md"];

function blockOf(page: string, mark: string): string {
  const text = readFileSync(join(repository, "apps/cli", page), "utf8");
  const [, block] = new RegExp(`<!-- ${mark} -->\n\`\`\`\\w+\n([\\s\\S]*?)\`\`\``).exec(text) ?? [];
  if (block === undefined) throw new Error(`${page} has no block marked ${mark}`);
  return block;
}

/** Opens a file with a mistake and writes the codes of the mistakes that the editor shows. */
const looking = `
local function look()
  vim.cmd("edit " .. vim.env.OPENED)
  local found = vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
  local codes = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
  vim.fn.writefile({ vim.fn.json_encode({ found = found, codes = codes, omnifunc = vim.bo.omnifunc }) }, vim.env.RESULTS)
end
local ok, mistake = pcall(look)
if not ok then vim.fn.writefile({ vim.fn.json_encode({ mistake = mistake }) }, vim.env.RESULTS) end
vim.cmd("qall!")
`;

describe.each(pages)("%s", (page) => {
  it.skipIf(!existsSync(neovim))("sets Neovim up, so that it shows mistakes", () => {
    const home = mkdtempSync(join(tmpdir(), "delibera-neovim-"));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const opened = join(libraryFolder(), "quote.delibera");
    writeFileSync(opened, readFileSync(opened, "utf8").replace("base + spesa", "base + spessa"));
    writeFileSync(join(home, "init.lua"), blockOf(page, "neovim"));
    writeFileSync(join(home, "look.lua"), looking);
    const results = join(home, "results.json");
    const { PATH = "" } = process.env;
    const run = spawnSync(
      neovim,
      ["-u", join(home, "init.lua"), "-n", "--headless", "-c", `luafile ${home}/look.lua`],
      {
        cwd: repository,
        env: { PATH, HOME: home, XDG_RUNTIME_DIR: home, OPENED: opened, RESULTS: results },
        encoding: "utf8",
        timeout: 50_000,
      },
    );
    expect([run.status, run.error]).toEqual([0, undefined]);
    expect(JSON.parse(readFileSync(results, "utf8"))).toEqual({
      found: true,
      codes: ["misspelt-name"],
      omnifunc: "v:lua.vim.lsp.omnifunc",
    });
  });

  it("gives Visual Studio Code a command that answers", async () => {
    const settings = JSON.parse(blockOf(page, "vscode"));
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(settings["glspc.serverCommand"], settings["glspc.serverCommandArguments"], {
      cwd: repository,
      env: { PATH, HOME },
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const answer: { serverInfo: { name: string } } = await connection.sendRequest("initialize", {
      processId: null,
      rootUri: null,
      capabilities: {},
      locale: "it",
    });
    expect(answer.serverInfo.name).toBe("delibera");
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    expect(await ended).toBe(0);
  });

  it("is the same page in both languages: the same headings, the same settings", () => {
    expect([blockOf(page, "neovim"), blockOf(page, "vscode")]).toEqual([
      blockOf("README.md", "neovim"),
      blockOf("README.md", "vscode"),
    ]);
    const levels = (name: string) =>
      [...readFileSync(join(repository, "apps/cli", name), "utf8").matchAll(/^#+ /gm)].map(([mark]) => mark);
    expect(levels(page)).toEqual(levels("README.md"));
  });
});
