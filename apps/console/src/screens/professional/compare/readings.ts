/** Readings chosen other than the acts', as the address holds them: `name:option,name:option`. */

export interface Reading {
  readonly name: string;
  readonly option: string;
}

/** What is malformed, and a second choice of the same interpretation, is dropped. */
export function readReadings(written: unknown): readonly Reading[] {
  if (typeof written !== "string") return [];
  const found = written
    .slice(0, 2_000)
    .split(",")
    .flatMap((part): readonly Reading[] => {
      const [, name, option] = /^([\w.-]{1,80}):([\w.-]{1,80})$/.exec(part) ?? [];
      return name === undefined || option === undefined ? [] : [{ name, option }];
    });
  return found.filter(({ name }, place) => found.findIndex((each) => each.name === name) === place);
}

/** Undefined for none, so that the address does not say it. */
export function writeReadings(readings: readonly Reading[]): string | undefined {
  return readings.length === 0 ? undefined : readings.map(({ name, option }) => `${name}:${option}`).join(",");
}
