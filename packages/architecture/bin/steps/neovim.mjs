/** The Neovim that drives the language server in tests: an editor that is not ours. It comes from the system's own packages. */
import { ensureProgram } from "./debian-package.mjs";

/** @type {import("./debian-package.mjs").Program} */
const neovim = {
  title: "Neovim",
  variable: "NVIM_PATH",
  names: ["nvim", "nvim.exe"],
  places: ["/opt/homebrew/bin/nvim", "/usr/local/bin/nvim"],
  packages: ["neovim"],
  size: "some 30 MB",
};

/** @param {(line: string) => void} say */
export function ensureNeovim(say) {
  return ensureProgram(neovim, say);
}
