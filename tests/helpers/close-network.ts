import net from 'node:net';

/**
 * Closes the network for a test file: a connection to anything but this machine fails the test that tried it.
 * Patched at the socket, below every HTTP client, so no library gets around it.
 */
const connect = net.Socket.prototype.connect;
/** A real Cosmos DB that somebody named for the tests is the one exception. */
const { COSMOS_TEST_ENDPOINT } = process.env;
const named = COSMOS_TEST_ENDPOINT ? new URL(COSMOS_TEST_ENDPOINT).hostname : undefined;
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;

function hostOf(args: unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return path ? undefined : (host ?? 'localhost');
  }
  return typeof second === 'string' ? second : 'localhost';
}

net.Socket.prototype.connect = function closedConnect(this: net.Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (host !== undefined && host !== named && !LOOPBACK.test(host)) {
    throw new Error(`The network is closed in tests; something tried to reach ${host}`);
  }
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;
