/** What a browser does while somebody signs in: follows redirects, keeps cookies by path, and posts the form of the local issuer. */

export interface BrowserLike {
  /** Follows redirects until a page; gives the page and where it is. */
  go(address: string): Promise<Page>;
  post(address: string, body: string | undefined, headers?: Record<string, string>): Promise<Page>;
  /** Names and values held for the address. */
  cookies(address: string): string;
  /** Every `set-cookie` seen so far. */
  readonly setCookies: readonly string[];
  /** Every address it went to. */
  readonly visited: readonly string[];
}

export interface Page {
  readonly status: number;
  readonly address: string;
  readonly text: string;
}

interface Kept {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export function browserLike(): BrowserLike {
  const jar = new Map<string, Kept>();
  const setCookies: string[] = [];
  const visited: string[] = [];
  const cookies = (address: string) => {
    const { pathname } = new URL(address);
    const held = [...jar.values()].filter(({ path }) => pathname.startsWith(path));
    return held.map(({ name, value }) => `${name}=${value}`).join("; ");
  };
  const send = async (address: string, init: RequestInit): Promise<Page> => {
    visited.push(address);
    const headers = { ...(init.headers as Record<string, string>), cookie: cookies(address) };
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      keep(jar, line, address);
    }
    const location = response.headers.get("location");
    if (location === null || response.status < 300) {
      return { status: response.status, address, text: await response.text() };
    }
    await response.arrayBuffer();
    return await send(new URL(location, address).href, { method: "GET" });
  };
  return {
    go: (address) => send(address, { method: "GET" }),
    post: (address, body, headers = {}) =>
      send(address, { method: "POST", headers, ...(body === undefined ? {} : { body }) }),
    cookies,
    setCookies,
    visited,
  };
}

function keep(jar: Map<string, Kept>, line: string, address: string): void {
  const [pair = "", ...attributes] = line.split(/;\s*/);
  const [name = "", ...value] = pair.split("=");
  const named = (key: string) => attributes.find((it) => it.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
  const path = named("path") ?? new URL(address).pathname;
  const over = named("max-age") === "0" || Date.parse(named("expires") ?? "") < Date.now();
  if (over) jar.delete(`${name} ${path}`);
  else jar.set(`${name} ${path}`, { name, value: value.join("="), path });
}

/** Signs in at the local issuer as the person with this id; gives the page one ends on. */
export async function signIn(
  browser: BrowserLike,
  server: string,
  person: string,
  choice: { readonly level?: "1" | "2"; readonly returnTo?: string } = {},
): Promise<Page> {
  const { level = "2", returnTo = "/professionals" } = choice;
  const { address } = await browser.go(`${server}/auth/sign-in?return=${encodeURIComponent(returnTo)}`);
  const form = new URLSearchParams({ person, level }).toString();
  return await browser.post(address, form, { "content-type": "application/x-www-form-urlencoded" });
}
