import fc from 'fast-check';
import { Meeting } from '../../core/meetings/index.ts';
import type { JsonObject } from '../../infra/sandbox/teams/index.ts';
import { type BotHost, startBotHost } from './bot-host.ts';
import { ANNA, CHAT, decide, joinWithConsent, KARIN } from './chat-steps.ts';

jest.setTimeout(60_000);

let host: BotHost;
let good: JsonObject[];

beforeAll(async () => {
  // Refused tokens are printed by the SDK.
  jest.spyOn(console, 'error').mockReturnValue();
  host = await startBotHost();
  await joinWithConsent(host, 'plus');
  await decide(host);
  good = await goodActivities();
});
afterAll(() => host.stop());

/** One of each kind that Teams sends; a card action of each kind of data. */
async function goodActivities(): Promise<JsonObject[]> {
  const meeting = await host.meeting();
  const [decision] = meeting.decisions;
  const ref = { meetingId: meeting.id, decisionId: decision?.id, revision: 1 };
  const bot = host.teams.people.bot;
  const user = { id: '29:sven', aadObjectId: 'aad-sven', name: 'Sven Ny', email: 'sven@contoso.example' };
  const event = (name: string, value: JsonObject) => ({
    type: 'event',
    name: `application/vnd.microsoft.${name}`,
    value,
  });
  const click = (verb: string, data: JsonObject) => ({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });
  const activities: JsonObject[] = [
    {
      type: 'message',
      text: '<at>Kollegan</at> status',
      entities: [{ type: 'mention', mentioned: bot, text: '<at>Kollegan</at>' }],
    },
    { type: 'message', text: `DECISION Byta leverantör | ${ANNA.aadObjectId} | 2026-10-15` },
    { type: 'message', text: '/kollegan join' },
    { type: 'message', text: '<blockquote>A</blockquote><p>Ja &amp; nej</p>' },
    event('meetingStart', { Id: 'm', Title: 'T', StartTime: '2026-10-05T08:00:00Z' }),
    event('meetingParticipantJoin', { members: [{ user, meeting: { inMeeting: true, role: 'Attendee' } }] }),
    { type: 'conversationUpdate', membersAdded: [user] },
    click('consent.give', { meetingId: meeting.id, level: 'plus' }),
    click('consent.view', { meetingId: meeting.id }),
    click('decision.confirm', ref),
    click('decision.change', { ...ref, title: 'Ny', owner: ANNA.aadObjectId, deadline: '2026-11-01', steps: 'a\nb' }),
    click('close.submit', { meetingId: meeting.id, revision: 1, [`deadline:${decision?.id}`]: '2026-11-01' }),
    click('nudge.done', { conversationId: CHAT, meetingId: meeting.id, decisionId: decision?.id, round: 1 }),
  ];
  return activities.map((activity) => host.prepared({ ...activity, from: { id: KARIN.id } }));
}

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((inner) => ({ a: [inner] }), 'x');

const nasty = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2 ** 53, '', ' ', [], {}, [[]], [null], { id: null }, 'null'),
  fc.constantFrom<unknown>('\ud800', '\u0000', '\u202Eabc', '__proto__', 'constructor', '../..', "'; --", '{{x}}'),
  fc.constantFrom<unknown>(
    'x'.repeat(50_000),
    '<blockquote>'.repeat(500),
    '\n'.repeat(20_000),
    '/kollegan '.repeat(500),
  ),
  fc.constantFrom<unknown>(nested(5), nested(200), Array(2_000).fill('x'), JSON.parse('{"__proto__":{"id":"x"}}')),
  fc.constantFrom<unknown>(
    '2026-02-30',
    '9999-99-99',
    'meetingStart',
    'adaptiveCard/action',
    'invoke',
    'message',
    'event',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.anything({
    maxDepth: 3,
    withNullPrototype: false,
    values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
  }),
);

const change = fc.record({
  at: fc.nat(),
  /** In what people can shape, or anywhere: most spoilt frames do not get past the door. */
  inside: fc.constantFrom(true, true, false),
  how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'rename', 'wrap'),
  value: nasty,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** @returns the object with one of its places, however deep, made something else */
function spoil(activity: JsonObject, { at, inside, how, value }: Change): JsonObject {
  const copy = structuredClone(activity);
  const content = ['text', 'value', 'entities', 'membersAdded'].flatMap((key) => [
    ...(Object.hasOwn(copy, key) ? [{ holder: copy, key }] : []),
    ...placesOf(copy[key]),
  ]);
  const places = inside && content.length > 0 ? content : placesOf(copy);
  const place = places[at % places.length];
  if (!place) return copy;
  const { holder, key } = place;
  const old = holder[key];
  if (how === 'add') holder[`${key}2`] = value;
  else if (how === 'wrap') holder[key] = [old];
  else if (how === 'replace') holder[key] = value;
  else {
    delete holder[key];
    if (how === 'rename') holder[key.toUpperCase()] = old;
  }
  return copy;
}

function placesOf(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}

let count = 0;

it('two thousand activities that Teams would never send hurt nobody', async () => {
  const spoilt = fc.record({ kind: fc.nat(), changes: fc.array(change, { minLength: 1, maxLength: 3 }) });

  await fc.assert(
    fc.asyncProperty(spoilt, async ({ kind, changes }) => {
      const activity = { ...good[kind % good.length], id: `fuzz-${count++}` };

      const answer = await host.deliverAsIs(changes.reduce(spoil, activity));

      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: 2_000, endOnFailure: true },
  );

  expect((await host.get('/healthz')).status).toBe(200);
  expect(host.world.logger.lines.filter(({ fields }) => fields['code'] === 'UNEXPECTED')).toEqual([]);
  const documents = (await host.everything()) as { kind: string; body: unknown }[];
  const meetings = documents.filter(({ kind }) => kind === 'meeting');
  expect(meetings.length).toBeGreaterThan(0);
  for (const { body } of meetings) expect(Meeting.safeParse(body).success).toBe(true);
  expect(Reflect.get({}, 'id')).toBeUndefined();
});
