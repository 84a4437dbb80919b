import { parseServiceBusConnectionString, RetryMode, ServiceBusClient, type TokenCredential } from '@azure/service-bus';
import { badConnectionString } from './queue.errors.ts';

/** On Azure: who we are decides what we may do, and there is no secret. */
interface ByIdentity {
  /** Full name, such as `kollegan.servicebus.windows.net`. */
  namespace: string;
  credential: TokenCredential;
}

/** On this machine. */
interface ByKey {
  /** Of the namespace, not of one queue. */
  connectionString: string;
}

export type ServiceBusClientOptions = (ByIdentity | ByKey) & {
  /** Tries of one call beyond the first; 2 by default. */
  retries?: number;
  /** Between two tries of a call, and of a receiver to reach its queue again; 1 s by default. */
  retryDelayMs?: number;
  /** One try; 10 s by default. */
  attemptTimeoutMs?: number;
};

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The emulator flag turns TLS off, so that the key and every message would travel in the clear. */
function isSafe(connectionString: string): boolean {
  try {
    const { endpoint } = parseServiceBusConnectionString(connectionString);
    const isPlain = /(^|;)\s*UseDevelopmentEmulator\s*=\s*true\s*(;|$)/i.test(connectionString);
    return !isPlain || LOOPBACK.test(new URL(endpoint.replace(/^sb:/, 'http:')).hostname);
  } catch {
    return false;
  }
}

/**
 * One client for a process: its senders and receivers share a connection. Connects with the first use.
 * @throws AppError `QUEUE.BAD_CONNECTION_STRING`; the string itself is in no message
 */
export function createServiceBusClient(options: ServiceBusClientOptions): ServiceBusClient {
  const { retries = 2, retryDelayMs = 1_000, attemptTimeoutMs = 10_000 } = options;
  // Exponential waits are not to be had: the SDK's receivers take that mode, a zero, for none and change it for all.
  const retryOptions = {
    mode: RetryMode.Fixed,
    maxRetries: retries,
    retryDelayInMs: retryDelayMs,
    timeoutInMs: attemptTimeoutMs,
  };
  if ('namespace' in options) return new ServiceBusClient(options.namespace, options.credential, { retryOptions });
  const { connectionString } = options;
  if (!isSafe(connectionString)) throw badConnectionString();
  try {
    return new ServiceBusClient(connectionString, { retryOptions });
  } catch {
    throw badConnectionString();
  }
}
