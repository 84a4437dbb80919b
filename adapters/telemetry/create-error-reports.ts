import { randomUUID } from 'node:crypto';
import {
  createEventEnvelope,
  createTransport,
  dsnFromString,
  type Event,
  getEnvelopeEndpointWithUrlEncodedAuth,
} from '@sentry/core';
import { AppError } from '../../core/shared/app-error.ts';
import type { LogFields } from '../../core/shared/logger.port.ts';

export interface ErrorReportsOptions {
  dsn: string;
  host: string;
}

export interface ErrorReports {
  report(message: string, fields: LogFields): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

const FLUSH_MS = 2_000;
const DSN = /^https?:\/\/[^@/:]+@[^@/]+\/(?:[^/]+\/)*\d+$/;

/**
 * Errors to Sentry, as the log has them and nothing more. Sentry's usual set-up gathers what it finds around an error,
 * such as messages, local variables, requests and the machine's name; here every field is named.
 * @throws `TELEMETRY.BAD_DSN`
 */
export function createErrorReports({ dsn: text, host }: ErrorReportsOptions): ErrorReports {
  // Sentry prints a DSN that it cannot read, key and all.
  const dsn = DSN.test(text) ? dsnFromString(text) : undefined;
  if (!dsn) throw badDsn();
  const url = getEnvelopeEndpointWithUrlEncodedAuth(dsn);
  const transport = createTransport({ recordDroppedEvent: () => undefined }, async ({ body }) => {
    const response = await fetch(url, { method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body) });
    await response.body?.cancel();
    return {
      statusCode: response.status,
      headers: {
        'x-sentry-rate-limits': response.headers.get('x-sentry-rate-limits'),
        'retry-after': response.headers.get('retry-after'),
      },
    };
  });

  return {
    report(message, fields) {
      const { code = 'UNEXPECTED', ...rest } = fields;
      const event: Event = {
        event_id: randomUUID().replaceAll('-', ''),
        timestamp: Date.now() / 1000,
        platform: 'node',
        level: 'error',
        logger: `kollegan-${host}`,
        message,
        // One issue for each place and code.
        fingerprint: [message, String(code)],
        tags: { code: String(code) },
        extra: rest,
      };
      // A report that is lost is in the log.
      Promise.resolve(transport.send(createEventEnvelope(event, dsn))).catch(() => undefined);
    },
    async stop() {
      await transport.flush(FLUSH_MS);
    },
  };
}

function badDsn(): AppError {
  return new AppError({
    code: 'TELEMETRY.BAD_DSN',
    fate: 'tell-person',
    message: 'SENTRY_DSN is no DSN of Sentry. Copy it from the settings of the project, or leave it out.',
  });
}
