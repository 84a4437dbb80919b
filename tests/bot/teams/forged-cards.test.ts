import { CARD_VERBS } from '../../../cards/index.ts';
import { TEXTS } from '../../../core/texts/index.ts';
import type { JsonObject } from '../../../infra/sandbox/teams/index.ts';
import { type BotHost, startBotHost } from '../bot-host.ts';
import { ANNA, type CardAnswer, CHAT, decide, joinWithConsent, KARIN, TENANT, write } from '../chat-steps.ts';

const { refusals, problems } = TEXTS.sv;
const OTHER_CHAT = '19:meeting_other@thread.v2';
const OTHER_TENANT = '00000000-0000-4000-8000-00000000beef';

let host: BotHost;
let ids: { meetingId: string; decisionId: string };
let before: unknown;

/** A meeting that closes, with one decision of Anna's; nothing that follows may change it. */
beforeAll(async () => {
  host = await startBotHost();
  host.teams.addMeeting({ conversationId: OTHER_CHAT, title: 'Annat' });
  await joinWithConsent(host);
  await decide(host);
  await write(host, KARIN, '/kollegan close');
  const meeting = await host.meeting();
  ids = { meetingId: meeting.id, decisionId: meeting.decisions[0]?.id ?? '' };
});
afterAll(() => host.stop());
beforeEach(async () => {
  before = { written: await host.everything(), sent: host.teams.lastSent() };
});
afterEach(async () => {
  expect({ written: await host.everything(), sent: host.teams.lastSent() }).toEqual(before);
  expect((await host.get('/healthz')).status).toBe(200);
});

/** What a card sends that Kollegan made. */
function goodData(verb: string): JsonObject {
  const ref = { ...ids, revision: 1 };
  const inputs: Record<string, JsonObject> = {
    'consent.give': { meetingId: ids.meetingId, level: 'bas' },
    'consent.ceiling': { meetingId: ids.meetingId, ceiling: 'bas' },
    'consent.view': { meetingId: ids.meetingId },
    'decision.change': { ...ref, title: 'Ny', owner: '', deadline: '', steps: '' },
    'decision.hand-over': { ...ref, newOwner: KARIN.aadObjectId },
    'decision.choose-owner': { ...ref, personId: KARIN.aadObjectId },
    'close.submit': { meetingId: ids.meetingId, revision: 1 },
    'close.reopen': { meetingId: ids.meetingId },
    'nudge.done': { ...ids, conversationId: CHAT, round: 1 },
    'nudge.snooze': { ...ids, conversationId: CHAT, round: 1 },
    'nudge.decline': { ...ids, conversationId: CHAT, round: 1 },
    'erasure.confirm': { requestId: 'e-1' },
    'erasure.cancel': { requestId: 'e-1' },
  };
  return inputs[verb] ?? ref;
}

async function send(verb: unknown, data: unknown, overrides: JsonObject = {}): Promise<CardAnswer> {
  const answer = await host.deliver({
    type: 'invoke',
    name: 'adaptiveCard/action',
    from: { id: ANNA.id },
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    ...overrides,
  });
  expect(answer.status).toBe(200);
  return answer.body as CardAnswer;
}

const banner = (value: string): CardAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

/** All but the answers to a request for erasure, which are asked of the request itself. */
const isOfMeeting = (verb: string) => !verb.startsWith('erasure.');

/** Values that no card ever sends. */
const WRONG: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  '\u0000',
  '../../x',
  'x'.repeat(201),
  [],
  {},
  { $ne: null },
  ['a'],
];
/** Fields that may be left empty, and those that may hold any text. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  'decision.change': ['title', 'owner', 'deadline', 'steps'],
  'erasure.confirm': ['words'],
};

describe.each(CARD_VERBS)('%s', (verb) => {
  it('with a field missing is not taken', async () => {
    const required = Object.keys(goodData(verb)).filter((field) => !OPTIONAL[verb]?.includes(field));

    for (const field of required) {
      const { [field]: _left, ...data } = goodData(verb);
      expect(await send(verb, data)).toEqual(banner(refusals.badAnswer));
    }
  });

  it('with a wrong value is not taken, whichever it is', async () => {
    const required = Object.keys(goodData(verb)).filter((field) => !OPTIONAL[verb]?.includes(field));

    for (const field of required) {
      for (const value of WRONG) {
        const answer = await send(verb, { ...goodData(verb), [field]: value });
        const problem = JSON.stringify(answer.value);
        expect(
          [refusals.badAnswer, refusals.notFound, problems.ownerNotHere].some((text) => problem.includes(text)),
        ).toBe(true);
      }
    }
  });

  it('with more than its fields is not taken', async () => {
    for (const extra of ['actor', 'tenantId', 'isOrganizer', 'status', 'toString', 'parked', 'owner:']) {
      const field = Object.hasOwn(goodData(verb), extra) ? `${extra}2` : extra;
      expect(await send(verb, { ...goodData(verb), [field]: 'x' })).toEqual(banner(refusals.badAnswer));
    }
  });

  it('cannot be made another verb by its data', async () => {
    const other = verb === 'close.reopen' ? 'consent.view' : 'close.reopen';
    const answer = await send(verb, { meetingId: 'none', verb: other });

    expect([refusals.badAnswer, refusals.notFound]).toContain(answer.value);
  });

  it('about a meeting that is not there finds nothing', async () => {
    const data = { ...goodData(verb), ...(isOfMeeting(verb) ? { meetingId: 'm-00000000000000000000' } : {}) };

    expect(await send(verb, data)).toEqual(banner(refusals.notFound));
  });

  it('about the meeting of another chat finds nothing', async () => {
    const data = { ...goodData(verb), ...(verb.startsWith('nudge.') ? { conversationId: OTHER_CHAT } : {}) };

    expect(await send(verb, data, { conversation: { id: OTHER_CHAT } })).toEqual(banner(refusals.notFound));
  });

  it('about the meeting of another tenant finds nothing', async () => {
    const from = { id: ANNA.id, aadObjectId: ANNA.aadObjectId, tenantId: TENANT };
    const activity = host.prepared({
      type: 'invoke',
      name: 'adaptiveCard/action',
      from,
      value: { action: { type: 'Action.Execute', verb, data: { ...goodData(verb) } } },
    });

    const answer = await host.deliverAsIs({
      ...activity,
      conversation: { id: CHAT, tenantId: OTHER_TENANT, conversationType: 'groupChat' },
      channelData: { tenant: { id: OTHER_TENANT }, meeting: { id: 'x' } },
    });

    expect(answer.body).toEqual(banner(refusals.notFound));
    expect(await host.world.store.tenants()).toEqual([TENANT]);
  });

  it('of someone who is not in the chat is refused', async () => {
    const answer = await send(verb, goodData(verb), { from: { id: '29:stranger', name: 'Anna Svensson' } });

    expect(answer).toEqual(banner(isOfMeeting(verb) ? refusals.notMember : refusals.notFound));
  });

  it('of someone with the id of another is refused', async () => {
    // A member's Teams id under a stranger's Entra id: the two do not belong together.
    const activity = host.prepared({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: goodData(verb) } },
    });

    const answer = await host.deliverAsIs({ ...activity, from: { id: ANNA.id, aadObjectId: 'somebody-else' } });

    expect(answer.body).toEqual(banner(isOfMeeting(verb) ? refusals.notMember : refusals.notFound));
  });
});

describe('an invoke that no card makes', () => {
  const action = (value: JsonObject) => ({ action: { type: 'Action.Execute', verb: 'close.reopen', ...value } });
  it.each([
    ['no value', undefined],
    ['nothing', null],
    ['a word', 'close.reopen'],
    ['a list', []],
    ['no action', {}],
    ['an empty action', { action: {} }],
    ['a list of actions', { action: [action({})] }],
    ['another kind of action', action({ type: 'Action.Submit' })],
    ['no verb', { action: { type: 'Action.Execute', data: {} } }],
    ['an empty verb', action({ verb: '' })],
    ['a verb that is no text', action({ verb: ['close.reopen'] })],
    ['a verb without end', action({ verb: 'x'.repeat(101) })],
    ['data that is a list', action({ data: ['x'] })],
    ['data that is a word', action({ data: 'x' })],
    ['a field name without end', action({ data: { ['x'.repeat(401)]: 'x' } })],
    ['a trigger that is no text', { ...action({}), trigger: 5 }],
  ])('is told that it made no sense: %s', async (_name, value) => {
    const answer = await host.deliver({ type: 'invoke', name: 'adaptiveCard/action', from: { id: ANNA.id }, value });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'CARD.BAD_INVOKE', message: refusals.badAnswer },
    });
  });

  it.each(['close', 'close.submitt', 'CLOSE.REOPEN', 'consent.give ', '__proto__', 'constructor', 'toString'])(
    'is told that the button is gone: %s',
    async (verb) => {
      expect(await send(verb, { meetingId: ids.meetingId })).toEqual(banner(refusals.unknownVerb));
    },
  );

  it.each([[undefined], [null], [{}]])('is told that it lacks its data: %j', async (data) => {
    expect(await send('close.reopen', data)).toEqual(banner(refusals.badAnswer));
  });

  it('cannot inherit its fields', async () => {
    const data = JSON.stringify({ ['__proto__']: { meetingId: ids.meetingId } });
    const value = { action: { type: 'Action.Execute', verb: 'close.reopen', data: 0 } };
    const activity = JSON.stringify(host.prepared({ type: 'invoke', name: 'adaptiveCard/action', value }));

    const answer = await host.post(
      activity.replace('"data":0', `"data":${data}`),
      host.teams.prepare({ type: 'message' }).headers,
    );

    expect(answer.body).toEqual(banner(refusals.badAnswer));
  });

  it('without a tenant is refused', async () => {
    const activity = host.prepared({ type: 'invoke', name: 'adaptiveCard/action', value: action({}) });

    const answer = await host.deliverAsIs({ ...activity, conversation: { id: CHAT }, channelData: {} });

    expect(answer.body).toMatchObject({ statusCode: 400, value: { code: 'CARD.NO_TENANT' } });
  });
});

describe('the rows of the close card', () => {
  const submit = (rows: JsonObject) => ({ ...goodData('close.submit'), ...rows });

  it.each([
    ['a row without an id', { 'owner:': 'x' }],
    ['an id with spaces', { 'owner:a b': 'x' }],
    ['another field', { 'status:d-1': 'confirmed' }],
    ['parked neither way', { 'parked:d-1': 'maybe' }],
    ['a reason without end', { 'reason:d-1': 'x'.repeat(501) }],
    ['a number', { 'deadline:d-1': 20261020 }],
    ['an object', { 'owner:d-1': { id: 'x' } }],
    ['rows without end', Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`owner:d-${index}`, 'x']))],
  ])('with %s are not taken', async (_name, rows) => {
    expect(await send('close.submit', submit(rows))).toEqual(banner(refusals.badAnswer));
  });

  it('about decisions that the meeting does not have are left alone', async () => {
    const { revision } = await host.meeting();
    const rows = { 'owner:d-0': KARIN.aadObjectId, 'deadline:d-0': '2026-10-20', 'owner:__proto__': 'x', revision };
    // Anna's decision lacks nothing, so this very list would close the meeting.
    const { decisionId } = ids;

    const answer = await send('close.submit', submit({ ...rows, [`deadline:${decisionId}`]: '2020-01-01' }));

    expect(answer.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(answer.value)).toContain(problems.deadlinePast);
  });
});
