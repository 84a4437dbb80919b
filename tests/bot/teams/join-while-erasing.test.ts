import { TEXTS } from '../../../core/texts/index.ts';
import { type BotHost, startBotHost } from '../bot-host.ts';
import { CHAT, cardsAfter, KARIN, TENANT, textsAfter, write } from '../chat-steps.ts';

let host: BotHost;
beforeEach(async () => {
  host = await startBotHost();
});
afterEach(() => host.stop());

/** Everything of the tenant begins to be removed. */
async function eraseTenant(): Promise<void> {
  const { erasures, clock } = host.world;
  const cause = (actor: string) => ({ actor, at: clock.now(), correlationId: actor });
  const asked = {
    tenantId: TENANT,
    channel: 'api',
    withPlanner: false,
    requestId: 'r',
    cause: cause('jurist'),
  } as const;
  const { id: requestId, phrase: words } = await erasures.ask({ ...asked, subject: { type: 'tenant' } });
  for (const actor of ['jurist', 'chef']) {
    await erasures.confirm({ tenantId: TENANT, requestId, words, cause: cause(actor) });
  }
}

const meeting = () => host.world.meetings.current(TENANT, CHAT);

it('says why it does not come while everything of the organisation is being removed', async () => {
  await eraseTenant();

  const { texts, cards } = await write(host, KARIN, '/kollegan join');

  expect(texts).toEqual([TEXTS.sv.replies.erasing]);
  expect(cards).toEqual([]);
  expect(await meeting()).toBeNull();
});

it('says so too when the meeting starts by itself', async () => {
  await eraseTenant();
  const after = host.teams.lastSent();

  await host.teams.meetingEvent('start');

  expect(textsAfter(host, after)).toEqual([TEXTS.sv.replies.erasing]);
  expect(cardsAfter(host, after)).toEqual([]);
  expect(await meeting()).toBeNull();
});
