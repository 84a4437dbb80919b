import { preBriefView } from '../briefs/index.ts';
import { agendaOf, type Meeting } from '../meetings/index.ts';
import type { ChatCard } from '../messaging/index.ts';
import { codeOf, fateOf } from '../shared/app-error.ts';
import type { ComingDeps } from './coming-deps.ts';
import type { ComingKey, ComingMeeting } from './coming-meeting.ts';
import { isGoingOn } from './is-going-on.ts';
import { briefKey, comingAudit, comingJobId } from './outbox-entries.ts';

export interface ComingBriefInput {
  key: ComingKey;
  /** The start that the brief is for; a meeting that was moved since has another brief. */
  startsAt: string;
  lastTry: boolean;
  correlationId: string;
}

type Posted = Pick<ComingMeeting, 'brief'>['brief'];
type Deps = Pick<ComingDeps, 'coming' | 'meetings' | 'settings' | 'chat' | 'cards' | 'clock' | 'logger' | 'metrics'>;

const MISSED: Posted = { state: 'missed', activityId: null };
/** How many earlier meetings of a series the brief looks back. */
const SERIES_LENGTH = 50;

/**
 * Posts what is open in the series before its next meeting: once, and not when that has begun. As a card, or as text
 * where the chat takes no card. Throws only what should be tried again.
 */
export async function postComingBrief(deps: Deps, input: ComingBriefInput): Promise<void> {
  const { key, startsAt, correlationId } = input;
  const known = await deps.coming.read(key);
  if (known?.brief.state !== 'pending' || known.startsAt !== startsAt) return;
  const now = deps.clock.now();
  const earlier = await deps.meetings.series(key.tenantId, key.conversationId, SERIES_LENGTH);
  const hasBegun = now >= new Date(startsAt) || isGoingOn(earlier[0] ?? null);
  const posted = hasBegun ? MISSED : await post(deps, input, known, await briefOf(deps, known, earlier, now));
  await deps.coming.change(key, (before) => ({
    coming: { ...before, brief: posted },
    settled: [comingJobId(briefKey({ startsAt }))],
    outbox: [
      comingAudit(before, 'coming-meeting.briefed', { actor: 'system', at: now, correlationId }, { way: posted.state }),
    ],
    result: null,
  }));
}

async function briefOf(
  { settings, cards }: Deps,
  coming: ComingMeeting,
  earlier: readonly Meeting[],
  now: Date,
): Promise<ChatCard> {
  const { timeZone } = await settings.settingsOf(coming.tenantId);
  const [last] = earlier;
  const { meetingId: id, people, language, title } = coming;
  const meeting = { id, people, language, title, ...(last && { agenda: agendaOf(last, 'next') }) };
  return cards.preBrief(preBriefView(meeting, earlier, { now, timeZone }));
}

async function post(
  { chat, logger, metrics }: Deps,
  { lastTry, correlationId }: ComingBriefInput,
  { reference }: ComingMeeting,
  card: ChatCard,
): Promise<Posted> {
  const failed = (channel: 'card' | 'text', error: unknown) => {
    metrics.card({ card: card.name, channel, outcome: 'failed' });
    logger.warn('the brief could not be posted', { channel, code: codeOf(error), correlationId });
  };
  try {
    const activityId = await chat.sendCard(reference, card);
    metrics.card({ card: card.name, channel: 'card', outcome: 'sent' });
    return { state: 'card', activityId };
  } catch (error) {
    failed('card', error);
    if (fateOf(error) === 'retry' && !lastTry) throw error;
  }
  try {
    await chat.sendText(reference, card.text);
    metrics.card({ card: card.name, channel: 'text', outcome: 'sent' });
    return { state: 'text', activityId: null };
  } catch (error) {
    failed('text', error);
    return MISSED;
  }
}
