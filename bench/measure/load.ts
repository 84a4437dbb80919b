import autocannon from 'autocannon';
import { percentile } from './statistics.ts';

/** One request of the load, made beforehand so that making it is not measured. */
export interface PreparedRequest {
  headers: Record<string, string>;
  body: string;
}

export interface LoadResult {
  turns: number;
  turnsPerSecond: number;
  /** Milliseconds from the request to its whole answer. */
  p50: number;
  p99: number;
}

/**
 * Sends the requests over so many connections, each of which sends its next one when it has its answer.
 * @throws when any of them is not answered with 2xx
 */
export async function runLoad(
  url: string,
  requests: readonly PreparedRequest[],
  connections: number,
): Promise<LoadResult> {
  const latencies: number[] = [];
  let next = 0;
  let startedAt = 0;
  let endedAt = 0;
  let failed = 0;
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        amount: requests.length,
        timeout: 30,
        sampleInt: 50,
        requests: [
          {
            method: 'POST',
            setupRequest(request) {
              const prepared = requests[next];
              next += 1;
              return { ...request, ...prepared };
            },
          },
        ],
      },
      (error) => (error ? reject(error) : resolve()),
    );
    startedAt = performance.now();
    instance.on('response', (_client, status, _bytes, milliseconds) => {
      endedAt = performance.now();
      latencies.push(milliseconds);
      if (status >= 300) failed += 1;
    });
    instance.on('reqError', () => {
      failed += 1;
    });
  });
  if (failed > 0 || latencies.length !== requests.length) {
    throw new Error(`${failed} of ${requests.length} turns failed, ${latencies.length} were answered.`);
  }
  return {
    turns: latencies.length,
    turnsPerSecond: latencies.length / ((endedAt - startedAt) / 1000),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}
