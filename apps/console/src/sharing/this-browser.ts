/** An id that this browser gave itself: the same in all its pages, which show one text, and known to nobody until it is said. */
let inThisPage: string | undefined;

/** 32 hexadecimal digits. Where nothing can be kept, each page is a browser of its own. */
export function thisBrowser(): string {
  inThisPage ??= kept();
  return inThisPage;
}

const key = "delibera.browser";

function kept(): string {
  try {
    const earlier = localStorage.getItem(key);
    if (earlier !== null && /^[0-9a-f]{32}$/.test(earlier)) return earlier;
    const made = random();
    localStorage.setItem(key, made);
    return made;
  } catch {
    return random();
  }
}

function random(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
