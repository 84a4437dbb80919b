import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BrokerError,
  createServiceBusBroker,
  serviceBusConnectionString,
} from '../../../../infra/sandbox/service-bus/index.ts';
import { connect, PLAIN_QUEUE, receiveOne, type Sandbox, startSandbox } from './fixture.ts';

describe('what the local Service Bus refuses', () => {
  let sandbox: Sandbox;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
    sandbox = await startSandbox({ known: {} });
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  it('knows the queues of its table only, in any case', async () => {
    const { client, broker } = sandbox;
    const errors: string[] = [];

    const subscribed = new Promise<void>((resolve) => {
      client.createReceiver('nope').subscribe({
        processMessage: async () => undefined,
        async processError({ errorSource, error }) {
          errors.push(`${errorSource}: ${'code' in error ? error.code : ''}`);
          resolve();
        },
      });
    });
    await client.createSender('KNOWN').sendMessages({ body: 1 });
    const message = await receiveOne(client.createReceiver('Known', { receiveMode: 'receiveAndDelete' }));

    expect(message.body).toBe(1);
    await expect(client.createSender('nope').sendMessages({ body: 1 })).rejects.toMatchObject({
      code: 'MessagingEntityNotFound',
    });
    await expect(client.createSender('nope').scheduleMessages({ body: 1 }, new Date())).rejects.toThrow();
    await expect(client.createReceiver('nope').receiveMessages(1, { maxWaitTimeInMs: 100 })).rejects.toMatchObject({
      code: 'MessagingEntityNotFound',
    });
    await subscribed;
    expect(errors[0]).toBe('receive: MessagingEntityNotFound');
    expect(() => broker.counts('nope')).toThrow(expect.objectContaining({ code: 'SERVICE_BUS.QUEUE_UNKNOWN' }));
  });

  it('does not let anyone send to the dead letters', async () => {
    const sender = sandbox.client.createSender('known/$deadletterqueue');

    await expect(sender.sendMessages({ body: 1 })).rejects.toMatchObject({ code: 'MessagingEntityNotFound' });
  });

  it('refuses more than 256 KiB', async () => {
    const sender = sandbox.client.createSender('known');

    await expect(sender.sendMessages({ body: 'x'.repeat(262_144) })).rejects.toMatchObject({
      code: 'MessageSizeExceeded',
    });
    expect(sandbox.broker.counts('known').active).toBe(0);
  });

  it('lets in only who signs with its access key, when it has one', async () => {
    const broker = createServiceBusBroker({ file: ':memory:', queues: { q: PLAIN_QUEUE }, accessKey: 'right' });
    const port = await broker.listen();
    const stranger = connect(serviceBusConnectionString({ port, accessKey: 'wrong' }));
    const friend = connect(serviceBusConnectionString({ port, accessKey: 'right' }));

    const refusal = await stranger
      .createSender('q')
      .sendMessages({ body: 1 })
      .catch((error) => error);
    await friend.createSender('q').sendMessages({ body: 1 });
    const { active } = broker.counts('q');
    await Promise.all([stranger.close(), friend.close()]);
    await broker.close();

    const causes: unknown[] = refusal instanceof AggregateError ? refusal.errors : [refusal];
    expect(causes[0]).toMatchObject({ code: 'UnauthorizedAccess' });
    expect(active).toBe(1);
  });

  it('says so when its port is taken', async () => {
    const second = createServiceBusBroker({ file: ':memory:', queues: {} });

    await expect(second.listen(sandbox.port)).rejects.toMatchObject({
      code: 'SERVICE_BUS.PORT_TAKEN',
      message: expect.stringContaining(String(sandbox.port)),
    });
    await second.close();
  });

  it('does not share its file with another broker', async () => {
    const file = join(folder, 'shared.db');
    const first = createServiceBusBroker({ file, queues: {} });

    const openTwice = () => createServiceBusBroker({ file, queues: {} });

    expect(openTwice).toThrow(BrokerError);
    expect(openTwice).toThrow(expect.objectContaining({ code: 'SERVICE_BUS.FILE_IN_USE' }));
    await first.close();
    await openTwice().close();
  });

  it('does not touch a file that is not its own', () => {
    const file = join(folder, 'notes.txt');
    writeFileSync(
      file,
      'these are notes and no database, and there is enough of them to be read as a header '.repeat(20),
    );

    expect(() => createServiceBusBroker({ file, queues: {} })).toThrow(
      expect.objectContaining({ code: 'SERVICE_BUS.FILE_UNUSABLE' }),
    );
  });

  it('names the row of the table that it cannot read', () => {
    const queues = { bad: { ...PLAIN_QUEUE, lockDuration: 'one minute' } };

    expect(() => createServiceBusBroker({ file: ':memory:', queues })).toThrow(
      expect.objectContaining({ code: 'SERVICE_BUS.QUEUE_INVALID', message: expect.stringContaining("'bad'") }),
    );
  });
});
