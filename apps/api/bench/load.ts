/** Asks a server over a number of connections for some seconds, and measures every answer. */
import { Agent, request } from "node:http";

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of the request with that number. */
  readonly body: (number: number) => string;
  readonly connections: number;
  readonly milliseconds: number;
}

export interface Measured {
  readonly perSecond: number;
  /** Of each answer, in milliseconds, the shortest first. */
  readonly times: readonly number[];
}

/** @throws Error when an answer is not 200 or tells of errors. */
export async function load({ url, headers, body, connections, milliseconds }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const started = performance.now();
  let number = 0;
  const oneConnection = async () => {
    while (performance.now() - started < milliseconds) {
      const asked = performance.now();
      const text = await ask(url, body(number++), headers, agent);
      times.push(performance.now() - asked);
      if (text.includes('"errors":')) throw new Error(text.slice(0, 500));
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, oneConnection));
  } finally {
    agent.destroy();
  }
  const perSecond = (times.length * 1000) / (performance.now() - started);
  return { perSecond, times: times.sort((a, b) => a - b) };
}

export function ask(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  agent?: Agent,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        ...(agent === undefined ? {} : { agent }),
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("end", () => {
          const text = Buffer.concat(pieces).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
        });
        response.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** @param sorted the shortest first. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.floor(((sorted.length - 1) * percent) / 100)] ?? Number.NaN;
}
