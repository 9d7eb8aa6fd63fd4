/** The Chromium that browser tests drive. A browser comes from the system's own packages. */
import { ensureProgram, findProgram } from "./debian-package.mjs";

/** @type {import("./debian-package.mjs").Program} */
const chromium = {
  title: "Chromium or Chrome",
  variable: "CHROME_PATH",
  names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe"],
  places: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ],
  packages: ["chromium", "fonts-liberation"],
  size: "some 100 MB",
};

/** @param {Record<string, string | undefined>} [env] */
export function findChromium(env) {
  return findProgram(chromium, env);
}

/** @param {(line: string) => void} say */
export function ensureChromium(say) {
  return ensureProgram(chromium, say);
}
