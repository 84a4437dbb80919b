import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { close, joinWithConsent, settle } from '../../helpers/meeting-steps.ts';
import { BO, DAN } from '../../helpers/people.ts';
import { type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeEach(async () => {
  host = await startApiHost();
});
afterEach(() => host.stop());

describe('the people one has met', () => {
  it('come with facts from those meetings', async () => {
    const meeting = await joinWithConsent(host.world);
    const { decision } = await settle(host.world, 'DECISION Byta leverantör | bo | 2026-10-15');
    await settle(host.world, 'DECISION Rapportera | anna | 2026-10-16');
    await close(host.world, meeting);
    await settled(meeting.id, decision.id);

    const { body } = await host.ask('/api/people');

    expect(body.total).toBe(2);
    expect(body.people).toMatchObject([
      {
        id: 'bo',
        name: 'Bo Lindqvist',
        meetingsTogether: 1,
        decisionsOwned: 1,
        openTheyOwe: 0,
        openIOwe: 1,
        keptOnTime: { onTime: 1, n: 1 },
      },
      { id: 'cilla', decisionsOwned: 0, openIOwe: 0, keptOnTime: { onTime: 0, n: 0 } },
    ]);
  });

  it('are paged and searched', async () => {
    await joinWithConsent(host.world);
    const first = await host.ask('/api/people?limit=1');
    const second = await host.ask(`/api/people?limit=1&cursor=${first.body.cursor}`);

    expect([first, second].map(({ body }) => body.people[0].id)).toEqual(['bo', 'cilla']);
    expect(second.body.cursor).toBeNull();
    expect((await host.ask('/api/people?text=LIND')).body.people).toMatchObject([{ id: 'bo' }]);
    expect((await host.ask('/api/people?cursor=x')).status).toBe(400);
  });

  it('are shown one by one with what is open', async () => {
    await joinWithConsent(host.world);
    await settle(host.world, 'DECISION Byta leverantör | bo | 2026-10-15');

    expect((await host.ask('/api/people/bo')).body).toMatchObject({
      openTheyOwe: 1,
      meetings: [{ title: 'Ledningsgrupp' }],
      open: [{ title: 'Byta leverantör' }],
    });
    expect((await host.ask('/api/people/dan')).status).toBe(404);
    expect((await host.ask('/api/people/bo', { as: DAN.id })).status).toBe(404);
  });

  it('say about themselves what others see, or hide, or take it back', async () => {
    await joinWithConsent(host.world);
    const put = (body: object, match: string) =>
      host.ask('/api/profile', {
        method: 'PUT',
        as: BO.id,
        body: { name: null, title: null, hidden: false, ...body },
        match,
      });

    const said = await put({ name: 'Bosse\u202e', title: 'Ekonomichef' }, '"0"');
    await host.handOver();
    const known = await host.ask('/api/people/bo');
    const stale = await put({ title: 'Vd' }, '"0"');
    const hidden = await put({ hidden: true }, said.body.etag);
    const list = await host.ask('/api/people');
    const gone = await host.ask('/api/people/bo');
    const removed = await host.ask('/api/profile', { method: 'DELETE', as: BO.id });
    const after = await host.ask('/api/profile', { as: BO.id });

    expect(said).toMatchObject({ status: 200, body: { name: 'Bosse', title: 'Ekonomichef', etag: '"1"' } });
    expect(known.body).toMatchObject({ name: 'Bosse', title: 'Ekonomichef' });
    expect(stale).toMatchObject({ status: 412, body: { current: { title: 'Ekonomichef', etag: '"1"' } } });
    expect(hidden.status).toBe(200);
    expect(list.body.people.map(({ id }: { id: string }) => id)).toEqual(['cilla']);
    expect(gone.status).toBe(404);
    expect(removed.status).toBe(204);
    expect(after.body).toEqual({ name: null, title: null, hidden: false, etag: '"0"' });
    expect((await put({ title: 'Igen' }, '"0"')).body).toMatchObject({ title: 'Igen', etag: '"4"' });
    expect((await host.ask('/api/profile', { method: 'DELETE', as: 'dan' })).status).toBe(204);
    await host.handOver();
    const types = (await host.ask('/api/audit?limit=100', { as: 'chef' })).body.events.map(
      ({ type }: { type: string }) => type,
    );
    expect(types.filter((type: string) => type.startsWith('profile.'))).toEqual([
      'profile.changed',
      'profile.removed',
      'profile.changed',
      'profile.changed',
    ]);
  });
});

describe('the settings', () => {
  const put = (body: unknown, match: string) => host.ask('/api/settings', { method: 'PUT', as: 'chef', body, match });

  it('are changed, hold at once and are in the audit log with what they were', async () => {
    const before = await host.ask('/api/settings', { as: 'chef' });
    const next = { ...DEFAULT_TENANT_SETTINGS, retention: { plusDays: 10, juridikYears: 7 } };
    const changed = await put(next, before.body.etag);
    await host.handOver();
    const again = await put({ ...next, language: 'en' }, changed.body.etag);
    await host.handOver();

    expect(before.body).toMatchObject({ isDefault: true, editable: true, etag: '"0"' });
    expect(before.body.notices).toHaveLength(8);
    expect(changed).toMatchObject({ status: 200, body: { retention: { plusDays: 10 }, isDefault: false } });
    expect(JSON.stringify(changed.body.notices)).toContain('10 dagar');
    expect(again.status).toBe(200);
    expect((await host.world.settings.settingsOf('tenant-1')).language).toBe('en');
    expect((await host.ask('/api/settings', { as: 'jurist' })).body.editable).toBe(false);
    const events = (await host.ask('/api/audit?type=settings.changed', { as: 'jurist' })).body.events;
    expect(events).toMatchObject([
      { actor: 'chef', data: { language: 'en', 'language.before': 'sv' } },
      { data: { 'retention.plusDays': 10, 'retention.plusDays.before': 30 } },
    ]);
  });

  it('say who answers for it, and the log says of that only that it is set', async () => {
    const controller = { ...DEFAULT_TENANT_SETTINGS.controller, name: 'Ek AB', email: 'dpo@ek.example', country: 'SE' };
    expect((await put({ ...DEFAULT_TENANT_SETTINGS, controller }, '"0"')).body.controller).toEqual(controller);

    await host.handOver();
    const [event] = (await host.ask('/api/audit?type=settings.changed', { as: 'jurist' })).body.events;
    expect(event.data).toMatchObject({ 'controller.email': 'set', 'controller.email.before': 'not set' });
    expect(JSON.stringify(event)).not.toContain('dpo@ek.example');
  });

  it.each([
    { legalBasis: { organisation: 'company', employee: 'because', guest: 'usual' } },
    { controller: { ...DEFAULT_TENANT_SETTINGS.controller, country: 'Sverige' } },
    { controller: { ...DEFAULT_TENANT_SETTINGS.controller, privacyPolicyUrl: 'javascript:alert(1)' } },
  ])('of an unknown kind are refused: %j', async (wrong) => {
    expect((await put({ ...DEFAULT_TENANT_SETTINGS, ...wrong } as never, '"0"')).status).toBe(400);
  });

  it('take a plan and a mailbox over what is installed, keep them, and refuse what cannot be one', async () => {
    const put = async (connections?: object) => {
      const { body } = await host.ask('/api/settings', { as: 'chef' });
      return host.ask('/api/settings', {
        method: 'PUT',
        as: 'chef',
        body: { ...DEFAULT_TENANT_SETTINGS, ...(connections ? { connections } : {}) },
        match: body.etag,
      });
    };
    const { connections: _, ...others } = DEFAULT_TENANT_SETTINGS;
    const chosen = { plannerPlanId: 'plan-2', plannerBucketId: 'b-1', mailbox: 'moten@contoso.example' };

    expect(await put(chosen)).toMatchObject({ status: 200, body: { connections: chosen } });
    const { body } = await host.ask('/api/settings', { as: 'chef' });
    const without = await host.ask('/api/settings', { method: 'PUT', as: 'chef', body: others, match: body.etag });
    expect(without).toMatchObject({ status: 200, body: { connections: chosen } });
    expect(await put({ ...chosen, mailbox: 'ingen adress' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'connections.mailbox', code: 'invalid' }] },
    });
    expect(await put({ ...chosen, plannerPlanId: '' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'connections.plannerPlanId' }] },
    });
    await host.handOver();
    const { events } = (await host.ask('/api/audit?type=settings.changed', { as: 'jurist' })).body;
    expect(JSON.stringify(events)).toContain('"connections.mailbox":"set"');
    expect(JSON.stringify(events)).toContain('"connections.plannerPlanId":"plan-2"');
    expect(JSON.stringify(events)).not.toContain('moten@');
  });

  it('of an older version are refused with the fresh ones', async () => {
    await put(DEFAULT_TENANT_SETTINGS, '"0"');

    expect(await put({ ...DEFAULT_TENANT_SETTINGS, language: 'en' }, '"0"')).toMatchObject({
      status: 412,
      body: { code: 'API.CHANGED', current: { language: 'sv', etag: '"1"' } },
    });
  });

  it.each([
    [{ timeZone: 'Europe/Nowhere' }, 'timeZone'],
    [{ nudge: { after: 'soon', from: '08:00', to: '17:00' } }, 'nudge.after'],
    [{ nudge: { after: 'PT48H', from: '17:00', to: '08:00' } }, 'nudge'],
    [{ consentCap: 'bas', consentCeiling: 'plus' }, 'consentCeiling'],
  ])('that cannot be are refused: %j', async (wrong, field) => {
    expect(await put({ ...DEFAULT_TENANT_SETTINGS, ...wrong }, '"0"')).toMatchObject({
      status: 422,
      body: { fields: [{ field, code: 'invalid' }] },
    });
  });
});

describe('the audit log', () => {
  it('is read latest first, page by page', async () => {
    const meeting = await joinWithConsent(host.world);
    await settle(host.world);
    await host.handOver();
    const all = (await host.ask('/api/audit?limit=100', { as: 'jurist' })).body.events;
    const first = (await host.ask('/api/audit?limit=2', { as: 'jurist' })).body;
    const second = (await host.ask(`/api/audit?limit=2&cursor=${encodeURIComponent(first.cursor)}`, { as: 'jurist' }))
      .body;

    expect(all.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
      all.map((_: unknown, i: number) => all.length - i),
    );
    expect([...first.events, ...second.events]).toEqual(all.slice(0, 4));
    expect(all.at(-1)).toMatchObject({ type: 'meeting.joined', meetingId: meeting.id });
    expect(JSON.stringify(all)).not.toContain('Byta');
  });

  it('refuses a cursor that is none', async () => {
    expect((await host.ask('/api/audit?cursor=nonsense', { as: 'jurist' })).status).toBe(400);
  });
});

async function settled(meetingId: string, decisionId: string): Promise<void> {
  const path = `/api/meetings/${meetingId}/decisions/${decisionId}`;
  const { etag } = (await host.ask(path)).body;
  await host.ask(`${path}/move`, { method: 'POST', body: { to: 'done' }, match: etag });
}
