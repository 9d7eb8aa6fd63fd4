/** One object of a configuration file: gives its values, and notes each that is not what it should be by its place. */

export type Problems = string[];

export class Written {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #place: string;
  readonly #problems: Problems;

  constructor(found: unknown, place: string, problems: Problems) {
    const isObject = typeof found === "object" && found !== null && !Array.isArray(found);
    if (!isObject) problems.push(`${place || "the file"} must be an object`);
    this.#values = isObject ? (found as Readonly<Record<string, unknown>>) : {};
    this.#place = place;
    this.#problems = problems;
  }

  onlyKeys(known: readonly string[]): void {
    for (const key of Object.keys(this.#values)) {
      if (!known.includes(key)) this.#note(key, `is not a key that is known; known are ${known.join(", ")}`);
    }
  }

  absent(key: string, why: string): void {
    if (this.#values[key] !== undefined) this.#note(key, `must not be there: ${why}`);
  }

  text(key: string, fallback?: string): string {
    const value = this.#values[key] ?? fallback;
    if (typeof value === "string" && value !== "") return value;
    this.#note(key, "must be a text that is not empty");
    return "";
  }

  /** Without a slash at the end; plain http only on this machine. */
  address(key: string): string {
    const value = this.text(key);
    const url = URL.canParse(value) ? new URL(value) : undefined;
    const local = url?.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
    if (value !== "" && url?.protocol !== "https:" && !local)
      this.#note(key, "must be an address that begins with https://");
    return value.replace(/\/$/, "");
  }

  texts(key: string, fallback: readonly string[]): readonly string[] {
    const value = this.#values[key] ?? fallback;
    const good = Array.isArray(value) && value.length > 0 && value.every((it) => typeof it === "string" && it !== "");
    if (good) return value;
    this.#note(key, "must be a list of texts with at least one");
    return fallback;
  }

  oneOf(key: string, known: readonly string[]): string {
    const value = this.text(key);
    if (value !== "" && !known.includes(value)) this.#note(key, `is "${value}" and must be one of ${known.join(", ")}`);
    return value;
  }

  minutes(key: string, fallback: number): number {
    const value = this.#values[key] ?? fallback;
    if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 1440) return value;
    this.#note(key, "must be a whole number of minutes from 1 to 1440");
    return fallback;
  }

  at(key: string, fallback: object): Written {
    return new Written(this.#values[key] ?? fallback, this.#placeOf(key), this.#problems);
  }

  list(key: string): readonly Written[] {
    const value = this.#values[key] ?? [];
    if (Array.isArray(value)) {
      return value.map((item, place) => new Written(item, `${this.#placeOf(key)}[${place}]`, this.#problems));
    }
    this.#note(key, "must be a list");
    return [];
  }

  #note(key: string, what: string): void {
    this.#problems.push(`${this.#placeOf(key)} ${what}`);
  }

  #placeOf(key: string): string {
    return this.#place === "" ? key : `${this.#place}.${key}`;
  }
}
