import { ANNA, assignTo, MAILBOX, PLAN_ID, type RunningGraph, startGraph } from './local-graph.fixture.ts';

describe('local Graph: what was made', () => {
  let graph: RunningGraph;
  beforeEach(async () => {
    graph = await startGraph();
  });
  afterEach(() => graph.close());

  async function makeTask(title: string): Promise<string> {
    const body = { planId: PLAN_ID, title, assignments: assignTo(ANNA), dueDateTime: '2026-03-06T16:00:00Z' };
    return String((await graph.call('POST', '/v1.0/planner/tasks', { body })).body['id']);
  }

  it('lists tasks with their details merged, and mails', async () => {
    const id = await makeTask('Boka lokal');
    const path = `/v1.0/planner/tasks/${id}/details`;
    const details = await graph.call('GET', path);
    const type = '#microsoft.graph.plannerChecklistItem';
    const body = {
      description: 'Ring',
      checklist: {
        b: { '@odata.type': type, title: 'andra', orderHint: ' ! !' },
        a: { '@odata.type': type, title: 'första', orderHint: ' !' },
      },
    };
    await graph.call('PATCH', path, { body, headers: { 'if-match': String(details.body['@odata.etag']) } });

    const tasks = await graph.call('GET', '/_sandbox/tasks');
    const mails = await graph.call('GET', '/_sandbox/mails');

    expect(tasks.body).toEqual([
      expect.objectContaining({
        id,
        title: 'Boka lokal',
        assigneeIds: [ANNA],
        description: 'Ring',
        checklist: [
          { title: 'första', isChecked: false },
          { title: 'andra', isChecked: false },
        ],
      }),
    ]);
    expect(mails.body).toEqual([]);
  });

  it('marks a task as done, as its owner does in Planner', async () => {
    const id = await makeTask('Boka lokal');

    const done = await graph.call('POST', `/_sandbox/tasks/${id}/complete`);
    const unknown = await graph.call('POST', '/_sandbox/tasks/nobody/complete');
    const page = await graph.call('POST', `/_sandbox/tasks/${id}/complete`, { headers: { accept: 'text/html' } });

    expect([done.status, unknown.status, page.status]).toEqual([204, 404, 303]);
    expect(graph.tasks()[0]?.percentComplete).toBe(100);
  });

  it('shows a page in Swedish in which nothing that people wrote is markup', async () => {
    await makeTask('<script>alert(1)</script>');
    const content = '<p>"Hej"</p>';
    const toRecipients = [{ emailAddress: { address: 'anna@contoso.example', name: '<b>Anna</b>' } }];
    const message = { subject: '<i>Sammanfattning</i>', body: { contentType: 'html', content }, toRecipients };
    await graph.call('POST', `/v1.0/users/${MAILBOX}/sendMail`, { body: { message } });

    const page = await graph.call('GET', '/');

    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).toContain('Ansvarig: Anna Åberg');
    expect(page.text).toContain('2026-03-06 17:00');
    expect(page.text).toContain('srcdoc="&lt;p&gt;&quot;Hej&quot;&lt;/p&gt;"');
    expect(page.text).not.toMatch(/<script|<i>|<b>/);
  });

  it('lets no page of another site reach the controls', async () => {
    const id = await makeTask('Boka lokal');

    const foreign = await graph.call('POST', `/_sandbox/tasks/${id}/complete`, {
      headers: { origin: 'https://evil.example' },
    });

    expect(foreign.status).toBe(403);
    expect(graph.tasks()[0]?.percentComplete).toBe(0);
  });
});
