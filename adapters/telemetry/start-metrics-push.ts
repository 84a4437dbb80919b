import { randomUUID } from 'node:crypto';
import { AppError } from '../../core/shared/app-error.ts';
import type { Logger } from '../../core/shared/logger.port.ts';

export interface MetricsPushOptions {
  /** Of the push gateway. */
  url: string;
  host: string;
  render: () => Promise<string>;
  logger: Pick<Logger, 'warn'>;
  everyMs?: number;
}

const TIMEOUT_MS = 5_000;

/**
 * Pushes the metrics of a host that nobody can scrape. Each process has a group of its own, which it takes back at the
 * end: the gateway would show its last values for ever. @returns what ends it
 */
export function startMetricsPush(options: MetricsPushOptions): () => Promise<void> {
  const { url, host, render, logger, everyMs = 15_000 } = options;
  const target = `${url.replace(/\/$/, '')}/metrics/job/kollegan-${host}/instance/${randomUUID()}`;
  let running: Promise<void> = Promise.resolve();
  let isDown = false;

  async function send(method: 'PUT' | 'DELETE', body?: string): Promise<void> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const headers = { 'content-type': 'text/plain; version=0.0.4' };
    const response = await fetch(target, { method, signal, headers, ...(body !== undefined && { body }) });
    await response.body?.cancel();
    if (!response.ok) throw pushFailed();
  }

  async function push(): Promise<void> {
    try {
      await send('PUT', await render());
      isDown = false;
    } catch {
      if (!isDown) logger.warn('the metrics could not be pushed and are tried again', { code: pushFailed().code });
      isDown = true;
    }
  }

  const timer = setInterval(() => {
    running = running.then(push);
  }, everyMs);
  timer.unref();
  running = push();
  return async () => {
    clearInterval(timer);
    await running;
    if (!isDown) await send('DELETE');
  };
}

function pushFailed(): AppError {
  return new AppError({
    code: 'METRICS.PUSH_FAILED',
    fate: 'retry',
    message: 'The push gateway does not take the metrics. Check PROM_PUSHGATEWAY_URL and the gateway.',
  });
}
