import { azureRestoreSteps } from '../../../cli/backup/azure-restore-steps.ts';

const COSMOS = {
  endpoint: 'https://cosmos-kollegan-a1.documents.azure.com:443/',
  database: 'kollegan',
  container: 'documents',
};
const NOW = new Date('2026-11-20T09:30:00Z');

const stepsAt = (at: string) =>
  azureRestoreSteps({ cosmos: COSMOS, region: 'swedencentral', at: new Date(at), now: NOW });

test('the steps close first, restore beside, replay before they open, and name every account', () => {
  const steps = stepsAt('2026-11-19T08:00:00Z');

  const order = [
    'az webapp stop',
    'az cosmosdb sql retrieve-latest-backup-time --resource-group "$RESOURCE_GROUP" --account-name cosmos-kollegan-a1 ',
    '--target-database-account-name cosmos-kollegan-a1-202611200930 --restore-timestamp 2026-11-19T08:00:00Z --location swedencentral --disable-ttl true',
    'az cosmosdb sql role assignment create',
    'COSMOS_ENDPOINT=https://cosmos-kollegan-a1-202611200930.documents.azure.com:443/ npm run -s kollegan -- backup replay',
    '--ttl=-1',
    'az webapp config appsettings set',
    'az webapp start',
  ].map((part) => steps.indexOf(part));
  expect(order).not.toContain(-1);
  expect([...order].sort((a, b) => a - b)).toEqual(order);
});

test('the new account has a name that Azure takes, however long the old one is', () => {
  const endpoint = `https://${'a'.repeat(50)}.documents.azure.com:443/`;
  const steps = azureRestoreSteps({ cosmos: { ...COSMOS, endpoint }, region: 'swedencentral', at: NOW, now: NOW });

  const [, name = ''] = /--target-database-account-name (\S+)/.exec(steps) ?? [];
  expect(name).toMatch(/^[a-z0-9-]{3,50}$/);
  expect(name.endsWith('-202611200930')).toBe(true);
});

test.each(['2026-10-20T09:29:59Z', '2026-11-20T09:30:01Z'])('a time out of reach is refused: %s', (at) => {
  expect(() => stepsAt(at)).toThrow(expect.objectContaining({ code: 'BACKUP.OUT_OF_REACH' }));
});
