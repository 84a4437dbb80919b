import { createServiceBusClient } from '../../../adapters/service-bus/index.ts';

const KEY = 'SharedAccessKeyName=Root;SharedAccessKey=secret';

describe('the client of Service Bus', () => {
  it.each([
    ['Azure over TLS', `Endpoint=sb://kollegan.servicebus.windows.net/;${KEY}`],
    ['this machine by number', `Endpoint=sb://127.0.0.1:5672;${KEY};UseDevelopmentEmulator=true;`],
    ['this machine by name', `Endpoint=sb://localhost;${KEY};UseDevelopmentEmulator=true`],
  ])('is made for %s', async (_, connectionString) => {
    const client = createServiceBusClient({ connectionString });

    await expect(client.close()).resolves.toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no key', 'Endpoint=sb://kollegan.servicebus.windows.net/'],
    ['another machine without TLS', `Endpoint=sb://example.org;${KEY};UseDevelopmentEmulator=true;`],
    ['a machine that looks like this one', `Endpoint=sb://localhost.example.org;${KEY};UseDevelopmentEmulator=true`],
  ])('is not made for %s, and the secret is not told', (_, connectionString) => {
    const create = () => createServiceBusClient({ connectionString });

    expect(create).toThrow(expect.objectContaining({ code: 'QUEUE.BAD_CONNECTION_STRING', fate: 'tell-person' }));
    expect(create).not.toThrow(expect.objectContaining({ message: expect.stringContaining('secret') }));
  });
});
