import { createTokenSource } from '../../../adapters/entra/index.ts';
import { type LocalEntra, startEntra, TENANT_ID } from './entra.fixture.ts';

const IDENTITY = '77777777-7777-4777-8777-777777777777';

/** In a file of its own: MSAL keeps the endpoint that it found for the life of the process. */
describe('a managed identity of a virtual machine or a container', () => {
  const before = { ...process.env };
  let entra: LocalEntra;
  beforeAll(async () => {
    entra = await startEntra();
    process.env['AZURE_POD_IDENTITY_AUTHORITY_HOST'] = entra.url;
  });
  afterAll(async () => {
    process.env = before;
    await entra.close();
  });

  it('asks the instance metadata service, once', async () => {
    const { azure } = createTokenSource({
      identity: {
        tenantId: TENANT_ID,
        clientId: IDENTITY,
        credential: { kind: 'managed-identity', clientId: IDENTITY },
      },
      fetch: entra.fetch,
    });

    const { token } = await azure.getToken('https://cosmos.azure.com/.default');
    await azure.getToken('https://cosmos.azure.com/.default');

    expect(token).toBe('from-managed-identity:https://cosmos.azure.com');
    expect(entra.requests).toEqual([
      expect.objectContaining({
        path: expect.stringMatching(/^\/metadata\/identity\/oauth2\/token\/?$/),
        fields: expect.objectContaining({ client_id: IDENTITY, resource: 'https://cosmos.azure.com' }),
      }),
    ]);
  });
});
