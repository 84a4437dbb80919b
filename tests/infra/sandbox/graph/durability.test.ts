import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAILBOX, PLAN_ID, startGraph } from './local-graph.fixture.ts';

const HEADERS = { authorization: 'Bearer local', 'content-type': 'application/json' };

describe('local Graph: durability', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'local-graph-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps tasks, etags and mails over a restart', async () => {
    const file = join(folder, 'deep', 'graph.db');
    const first = await startGraph({ file });
    const made = await first.call('POST', '/v1.0/planner/tasks', { body: { planId: PLAN_ID, title: 'Kvar' } });
    const message = { subject: 'Kvar', toRecipients: [{ emailAddress: { address: 'anna@contoso.example' } }] };
    await first.call('POST', `/v1.0/users/${MAILBOX}/sendMail`, { body: { message } });
    await first.close();

    const second = await startGraph({ file });
    const headers = { 'if-match': String(made.body['@odata.etag']) };
    const path = `/v1.0/planner/tasks/${made.body['id']}`;
    const patched = await second.call('PATCH', path, { body: { percentComplete: 50 }, headers });
    const [tasks, mails] = [second.tasks(), second.mails()];
    await second.close();

    expect(patched.status).toBe(204);
    expect(tasks).toEqual([expect.objectContaining({ title: 'Kvar', percentComplete: 50 })]);
    expect(mails).toEqual([expect.objectContaining({ subject: 'Kvar' })]);
  });

  it('has every task that it answered 201 to after its process was killed', async () => {
    const file = join(folder, 'graph.db');
    const program = join(__dirname, 'serve.program.ts');
    const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = line.toString().trim();
    const titles = Array.from({ length: 10 }, (_, index) => `Uppgift ${index}`);
    const answers = await Promise.all(
      titles.map((title) =>
        fetch(`${url}/v1.0/planner/tasks`, {
          method: 'POST',
          headers: HEADERS,
          body: JSON.stringify({ planId: PLAN_ID, title }),
        }),
      ),
    );

    child.kill('SIGKILL');
    await once(child, 'exit');
    const after = await startGraph({ file });
    const kept = after.tasks().map(({ title }) => title);
    await after.close();

    expect(answers.map(({ status }) => status)).toEqual(titles.map(() => 201));
    expect(kept.sort()).toEqual(titles);
  });
});
