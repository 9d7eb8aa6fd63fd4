/** An editor that is not ours: Debian's Neovim, without a screen, works on two acts through the language server. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { libraryFolder } from "./language-client.ts";
import { binary, delibera } from "./run-delibera.ts";

// `npm test` finds or installs it, and says so aloud when it cannot: see packages/architecture/bin/steps/neovim.mjs.
const neovim = process.env["NVIM_PATH"] ?? "/usr/bin/nvim";
const script = fileURLToPath(new URL("neovim.lua", import.meta.url));

it.skipIf(!existsSync(neovim))("Neovim shows mistakes, completes, explains, renames across acts and lays out", () => {
  const folder = libraryFolder();
  const results = join(folder, "results.json");
  const { PATH = "" } = process.env;
  const server = [process.execPath, binary, "lsp", "--stdio"];
  // A home of its own: nobody's settings.
  const env = { PATH, HOME: folder, XDG_RUNTIME_DIR: folder, SERVER: JSON.stringify(server), RESULTS: results };
  const run = spawnSync(neovim, ["--clean", "--headless", "-n", "-c", `luafile ${script}`], {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: 50_000,
  });
  expect([run.status, run.error]).toEqual([0, undefined]);
  expect(JSON.parse(readFileSync(results, "utf8"))).toEqual({
    mistake: [{ code: "misspelt-name", line: 11, from: 17, to: 23, severity: 1 }],
    corrected: [],
    completed: ["film", "libro"],
    hover: [
      "```delibera",
      "è_caro per ogni prestito : sì/no",
      "```",
      "",
      "definito da Quote del 2020, art. 1 c. 2, dal 01/01/2020: costo > 5 gettoni",
      "",
      "«La spesa è la somma dei costi.»",
    ].join("\n"),
    renamed: [
      "      parametro importo_base = 10 gettoni",
      "        = importo_base + spesa",
      "      sostituisce articolo 1 comma 1 di quote_2020 limitatamente a importo_base",
      "      parametro importo_base = 12 gettoni",
      "        allora importo_base = 12 gettoni",
    ],
    formatted: "        = costo > 5 gettoni",
    exit_code: 0,
  });
  // What it saved is a set without mistakes, laid out in the one look.
  expect(delibera(["check", folder]).code).toBe(0);
  expect(delibera(["fmt", "--check", folder]).code).toBe(0);
});
