import { setTimeout as pause } from 'node:timers/promises';
import type { Metrics, StoreRequest } from '../../../core/shared/metrics.port.ts';
import { fromCosmos, isMissing, parseCosmosError } from './cosmos.errors.ts';
import { withinDeadline } from './within-deadline.ts';

/** What every answer of the client tells beside its content. */
interface Answer {
  requestCharge: number;
  statusCode?: number;
  substatus?: number;
}

/** An expected no: 412, 409 and 404 of a document. */
export interface Refusal {
  refused: 'conflict' | 'exists' | 'missing';
}

type Call<Result> = (options: { abortSignal: AbortSignal }) => Promise<Result>;

/** One request of the client, measured and bounded. @throws AppError for what is not expected */
export type Send = <Result extends Answer>(
  operation: StoreRequest['operation'],
  call: Call<Result>,
) => Promise<Result | Refusal>;

export interface SendOptions {
  metrics: Pick<Metrics, 'storeRequest'>;
  /** For one request with all its retries, in ms. */
  deadlineMs: number;
}

/**
 * What the client does not repeat for a write: a lost connection (each write carries its own id, so a repeat recognises
 * what the first try did) and a meeting with another write of the same document (449).
 */
const REPEATABLE: readonly unknown[] = [449, 'ECONNRESET', 'EPIPE'];
const PAUSES_MS = [20, 100];

export function createSend({ metrics, deadlineMs }: SendOptions): Send {
  return async (operation, call) => {
    const startedAt = performance.now();
    const record = (outcome: StoreRequest['outcome'], units: number) =>
      metrics.storeRequest({ operation, outcome }, (performance.now() - startedAt) / 1000, units || 0);
    try {
      const answer = await withinDeadline(deadlineMs, (options) => repeated(operation, () => call(options), options));
      // A point read tells a missing document by its status, everything else by an error.
      if (answer.statusCode === 404) throw notFound(answer);
      record('ok', answer.requestCharge);
      return answer;
    } catch (error) {
      const refused = refusalOf(error);
      const { code, headers } = parseCosmosError(error);
      record(refused ?? (code === 429 ? 'throttled' : 'failed'), headers?.['x-ms-request-charge'] ?? 0);
      if (refused) return { refused };
      throw fromCosmos(error);
    }
  };
}

async function repeated<Result>(
  operation: StoreRequest['operation'],
  attempt: () => Promise<Result>,
  { abortSignal }: { abortSignal: AbortSignal },
): Promise<Result> {
  const isRead = operation === 'read' || operation === 'query';
  for (const ms of isRead ? [] : PAUSES_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!REPEATABLE.includes(parseCosmosError(error).code)) throw error;
      await pause(ms, undefined, { signal: abortSignal });
    }
  }
  return attempt();
}

function notFound({ requestCharge, substatus }: Answer): object {
  return {
    code: 404,
    headers: { 'x-ms-request-charge': requestCharge },
    ...(substatus !== undefined && { substatus }),
  };
}

function refusalOf(error: unknown): Refusal['refused'] | null {
  const parsed = parseCosmosError(error);
  if (isMissing(parsed)) return 'missing';
  if (parsed.code === 409) return 'exists';
  return parsed.code === 412 ? 'conflict' : null;
}
