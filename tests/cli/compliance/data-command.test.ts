import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import {
  createSqliteDocumentStore,
  type SqliteDocumentStore,
} from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { dataCommand } from '../../../cli/compliance/data.command.ts';
import { createAuditLog, readEvents } from '../../../core/audit/index.ts';
import { createSubjectRequests } from '../../../core/subject-requests/index.ts';
import { answerOf } from '../../helpers/consents.ts';
import { TENANT } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestSettings } from '../../helpers/test-settings.ts';

let dataDir: string;
let running: SqliteDocumentStore;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-data-'));
  writeFileSync(file('settings'), `KOLLEGAN_DATA_DIR=${dataDir}\n`);
  // As the product has it open, for as long as the command runs.
  running = createSqliteDocumentStore({ file: file('kollegan.sqlite'), clock: createTestClock() });
  const meeting = meetingOf({ consents: [answerOf('anna', 'plus')] });
  const { tenantId, conversationId: scope, id } = meeting;
  await running.create({ tenantId, scope, id, kind: 'meeting', body: meeting, fields: { meetingId: id } });
  jest.spyOn(console, 'log').mockImplementation();
});
afterEach(() => {
  jest.restoreAllMocks();
  running.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const file = (name: string) => path.join(dataDir, name);

it('hands out all that is held of a person who cannot sign in, and says so in the audit log', async () => {
  const requests = createSubjectRequests({
    store: running,
    settings: createTestSettings(),
    onPending: () => undefined,
  });
  const cause = { actor: 'jurist', at: new Date('2026-10-05T08:00:00Z'), correlationId: 'c-1' };
  await requests.ask({ tenantId: TENANT, personId: 'anna', type: 'access', text: '', requestId: 'r-1' }, cause);

  await dataCommand(['export', '--person', 'anna', '--out', file('anna.zip'), '--settings', file('settings')]);

  const files = unzipSync(readFileSync(file('anna.zip')));
  const data = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()));
  expect(data.personId).toBe('anna');
  expect(data.meetings).toHaveLength(1);
  expect(strFromU8(files['kollegan.pdf'] ?? new Uint8Array()).slice(0, 5)).toBe('%PDF-');
  expect(statSync(file('anna.zip')).mode & 0o077).toBe(0);
  const [answered] = await requests.ofPerson(TENANT, 'anna');
  expect(answered?.request.answer?.outcome).toBe('done');
  const { events } = await readEvents(running, { tenantId: TENANT, type: 'subject-request.exported', limit: 10 });
  expect(events.map(({ event }) => event.actor)).toEqual(['operator']);
  expect((await createAuditLog({ store: running }).verify(TENANT)).ok).toBe(true);
});

it.each([
  [['export', '--person', 'anna'], /needs --person and --out/],
  [['export', '--person', 'anna', '--out', 'x.zip', '--language', 'fi'], /--language/],
  [['import'], /does not exist/],
])('says what is wrong with %j', async (args, message) => {
  await expect(dataCommand(args)).rejects.toThrow(message);
});
