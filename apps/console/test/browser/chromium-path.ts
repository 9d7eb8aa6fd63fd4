/** Where the Chromium of the system is: `CHROMIUM_PATH`, or `CHROME_PATH` as npm test gives it, or Debian's place. */
import { existsSync } from "node:fs";
import process from "node:process";

export const chromiumPath = process.env["CHROMIUM_PATH"] ?? process.env["CHROME_PATH"] ?? "/usr/bin/chromium";

export const isChromiumThere = existsSync(chromiumPath);

export const withoutChromium = `there is no browser at ${chromiumPath}: install Chromium or set CHROMIUM_PATH`;
