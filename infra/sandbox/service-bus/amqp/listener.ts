import type { AddressInfo, Socket } from 'node:net';
import type { Connection, EventContext } from 'rhea';
import { BrokerError } from '../broker.errors.ts';
import type { BrokerLogger } from '../broker-logger.ts';
import type { Engine } from '../engine/engine.ts';
import type { Access } from './access.ts';
import { serveCbs } from './cbs-link.ts';
import { entityNotFound, UNAUTHORIZED } from './conditions.ts';
import { serveConsumer } from './consumer-link.ts';
import { createGuard } from './guard.ts';
import { serveManagement } from './management-link.ts';
import { serveProducer } from './producer-link.ts';
import { createContainer, type IncomingLink, type OutgoingLink } from './rhea.ts';

/** The broker is for this machine; it has no TLS. */
const LOOPBACK = '127.0.0.1';
const CBS = '$cbs';
const MANAGEMENT = '/$management';

/** rhea prints or throws what nobody listens to; the broker has nothing to do at these. */
const IGNORED = [
  'connection_close',
  'connection_error',
  'session_close',
  'session_error',
  'receiver_close',
  'receiver_error',
  'sender_error',
  'protocol_error',
  'error',
];

export interface ListenerOptions {
  readonly engine: Engine;
  readonly access: Access;
  readonly logger: BrokerLogger;
}

/** The AMQP side of the broker: connections, and which kind of link an address asks for. */
export interface Listener {
  /** @throws BrokerError `SERVICE_BUS.PORT_TAKEN`, `SERVICE_BUS.PORT_REFUSED` */
  listen(port: number): Promise<number>;
  dropConnections(): void;
  close(): Promise<void>;
}

function portError(port: number, error: NodeJS.ErrnoException): BrokerError {
  if (error.code === 'EADDRINUSE') {
    return new BrokerError('PORT_TAKEN', `Port ${port} is taken. Stop what listens there, or choose another.`, error);
  }
  return new BrokerError('PORT_REFUSED', `Cannot listen on port ${port}. Choose another.`, error);
}

export function createListener({ engine, access, logger }: ListenerOptions): Listener {
  const container = createContainer();
  const guard = createGuard(logger);
  const sockets = new Set<Socket>();
  const authorized = new WeakSet<Connection>();
  let server: ReturnType<typeof container.listen> | undefined;

  /** A client opens a link to send to us: to a queue, to its management or to `$cbs`. */
  function openIncoming(receiver: IncomingLink): void {
    const target = receiver.target?.address ?? '';
    receiver.set_target({ address: target });
    receiver.set_source({ address: receiver.source?.address ?? '' });
    if (target === CBS) {
      const onAuthorized = () => authorized.add(receiver.connection);
      serveCbs({ receiver, access, onAuthorized, guard });
      return;
    }
    if (!authorized.has(receiver.connection)) {
      receiver.close(UNAUTHORIZED);
      return;
    }
    const isManagement = target.endsWith(MANAGEMENT);
    const address = isManagement ? target.slice(0, -MANAGEMENT.length) : target;
    const queue = engine.find(address);
    if (isManagement && queue !== undefined) serveManagement({ receiver, address, engine, guard });
    else if (queue?.deadLetters !== undefined) serveProducer({ receiver, address, engine, guard });
    else receiver.close(entityNotFound(address));
  }

  /** A client opens a link to receive: from a queue, or the replies to its requests. */
  function openOutgoing(sender: OutgoingLink): void {
    const source = sender.source?.address ?? '';
    sender.set_source({ address: source });
    sender.set_target({ address: sender.target?.address ?? '' });
    if (source === CBS || source.endsWith(MANAGEMENT)) return;
    if (!authorized.has(sender.connection)) sender.close(UNAUTHORIZED);
    else if (engine.find(source) === undefined) sender.close(entityNotFound(source));
    else serveConsumer({ sender, address: source, engine, guard });
  }

  function dropConnections(): void {
    // With an error: at a plain end rhea waits for its heartbeat and keeps the consumers of the dead connection.
    for (const socket of sockets) socket.destroy(new Error('the broker dropped the connection'));
  }

  container.on(
    'receiver_open',
    guard(({ receiver }: EventContext) => openIncoming(receiver as IncomingLink)),
  );
  container.on(
    'sender_open',
    guard(({ sender }: EventContext) => openOutgoing(sender as OutgoingLink)),
  );
  container.on('disconnected', () => engine.wake());
  for (const event of IGNORED) container.on(event, () => undefined);

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        const listening = container.listen({ port, host: LOOPBACK });
        server = listening;
        listening.on('connection', (socket: Socket) => {
          sockets.add(socket);
          socket.once('close', () => sockets.delete(socket));
        });
        listening.once('error', (error: NodeJS.ErrnoException) => reject(portError(port, error)));
        listening.once('listening', () => resolve((listening.address() as AddressInfo).port));
      }),
    dropConnections,
    close: () =>
      new Promise((resolve) => {
        dropConnections();
        if (server?.listening) server.close(() => resolve());
        else resolve();
      }),
  };
}
