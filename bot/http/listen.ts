import { once } from 'node:events';
import type { Server } from 'restify';
import { AppError } from '../../core/shared/app-error.ts';

/** This machine only. */
const LOOPBACK = '127.0.0.1';

/** Starts listening. @returns the port. Throws `START.PORT_TAKEN`. */
export async function listen(server: Server, port: number, host = LOOPBACK): Promise<number> {
  // restify passes on what Node's server emits, and ends the process over an error that nobody of its own hears.
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (error) {
    throw portTaken(port, error);
  }
  return server.address().port;
}

/** How long requests that run may take to end. */
const LAST_REQUESTS_MS = 2_000;

/**
 * Takes no new connection and ends those that wait. A page that is open asks again on the connection that it has, for a
 * stream without an end even: after a while those are cut.
 */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.server.closeIdleConnections();
  const cut = setTimeout(() => server.server.closeAllConnections(), LAST_REQUESTS_MS);
  await closed;
  clearTimeout(cut);
}

function portTaken(port: number, cause: unknown): AppError {
  return new AppError({
    code: 'START.PORT_TAKEN',
    fate: 'tell-person',
    message: `Port ${port} cannot be used. Stop what listens there, or set PORT to another one.`,
    cause,
  });
}
