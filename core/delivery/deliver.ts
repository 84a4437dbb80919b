import {
  type Cause,
  type DeliverySlot,
  deliveryOf,
  type Meeting,
  type MeetingKey,
  type Meetings,
  recordDelivery,
} from '../meetings/index.ts';
import type { Chat, ChatCard, MailSender } from '../messaging/index.ts';
import { codeOf, fateOf } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { Metrics } from '../shared/metrics.port.ts';
import { cardMail } from './card-mail.ts';
import { createOneAtATime, type OneAtATime } from './one-at-a-time.ts';

export interface DeliverDeps {
  meetings: Meetings;
  chat: Chat;
  mail: MailSender;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
}

export interface DeliverInput {
  key: MeetingKey;
  /** The meeting, from a caller who has just read it. */
  meeting?: Meeting;
  slot: DeliverySlot;
  /** Made from the meeting as it is when it is sent. */
  render: (meeting: Meeting) => ChatCard;
  /** The outbox entries that this is the work of. */
  settles: readonly string[];
  /**
   * - `turn`: only the card; a failure is left to the queue
   * - `job`: card; if it is refused, or this is the last try, the words as text; if that fails too, by mail
   */
  stage: { type: 'turn' } | { type: 'job'; lastTry: boolean };
  /** Subject of the mail of the last resort; null leaves it to the recap mail. */
  mailSubject: string | null;
  correlationId: string;
}

export type Delivered = 'card' | 'text' | 'mail' | 'left-to-queue';

/**
 * Brings a card to its chat by the first way that works, and writes down which. A card that is already there is
 * replaced. Throws only in a job that should be tried again.
 */
export function deliver(deps: DeliverDeps, input: DeliverInput): Promise<Delivered> {
  const { tenantId, conversationId, meetingId } = input.key;
  const slot = JSON.stringify([tenantId, conversationId, meetingId, input.slot]);
  return slotsOf(deps.meetings)(slot, (waited) => deliverNow(deps, input, waited ? undefined : input.meeting));
}

/**
 * A message that Teams delivers again and the queue's job may bring the same card at the same time: the second waits, and
 * finds the first one's card on record. Kept beside the meetings that it belongs to, so two installations never meet.
 */
const slots = new WeakMap<Meetings, OneAtATime>();

function slotsOf(meetings: Meetings): OneAtATime {
  const known = slots.get(meetings) ?? createOneAtATime();
  slots.set(meetings, known);
  return known;
}

async function deliverNow(deps: DeliverDeps, input: DeliverInput, known: Meeting | undefined): Promise<Delivered> {
  const meeting = known ?? (await deps.meetings.read(input.key));
  const earlier = meeting && deliveryOf(meeting, input.slot);
  if (!meeting || !earlier) return 'card';
  const card = input.render(meeting);
  try {
    if (earlier.activityId !== null) {
      await deps.chat.replaceCard(meeting.reference, earlier.activityId, card);
      return await replaced(deps, input, card.name);
    }
    const activityId = await deps.chat.sendCard(meeting.reference, card);
    return await done(deps, input, card.name, 'card', activityId);
  } catch (error) {
    deps.metrics.card({ card: card.name, channel: 'card', outcome: 'failed' });
    deps.logger.warn('card could not be posted', {
      card: card.name,
      code: codeOf(error),
      correlationId: input.correlationId,
    });
    if (input.stage.type === 'turn') return leaveToQueue(deps, input);
    if (fateOf(error) === 'retry' && !input.stage.lastTry) throw error;
  }
  return fallBack(deps, input, meeting, card);
}

async function leaveToQueue({ meetings, clock }: DeliverDeps, { key, settles }: DeliverInput): Promise<Delivered> {
  const expedite = { ids: settles, at: clock.now().toISOString() };
  return meetings.change<Delivered>(key, () => ({ expedite, result: 'left-to-queue' }));
}

/** Where it is stands in the record already, unless another one was posted or asked for meanwhile: that one counts. */
async function replaced(
  { meetings, metrics }: DeliverDeps,
  { key, settles }: DeliverInput,
  name: string,
): Promise<'card'> {
  metrics.card({ card: name, channel: 'card', outcome: 'sent' });
  return meetings.change(key, () => ({ settled: settles, result: 'card' }));
}

async function fallBack(deps: DeliverDeps, input: DeliverInput, meeting: Meeting, card: ChatCard): Promise<Delivered> {
  try {
    await deps.chat.sendText(meeting.reference, card.text);
    return await done(deps, input, card.name, 'text', null);
  } catch (error) {
    deps.metrics.card({ card: card.name, channel: 'text', outcome: 'failed' });
    deps.logger.warn('text could not be posted', {
      card: card.name,
      code: codeOf(error),
      correlationId: input.correlationId,
    });
  }
  if (input.mailSubject !== null) {
    const mail = cardMail(meeting, { subject: input.mailSubject, text: card.text, key: `${meeting.id}:${card.name}` });
    if (mail) await deps.mail.send({ ...mail, correlationId: input.correlationId });
  }
  return done(deps, input, card.name, 'mail', null);
}

async function done(
  deps: DeliverDeps,
  input: DeliverInput,
  name: string,
  state: 'card' | 'text' | 'mail',
  activityId: string | null,
): Promise<Delivered> {
  deps.metrics.card({ card: name, channel: state, outcome: 'sent' });
  const cause: Cause = { actor: 'system', at: deps.clock.now(), correlationId: input.correlationId };
  await recordDelivery(deps.meetings, {
    key: input.key,
    slot: input.slot,
    delivery: { state, activityId },
    settled: input.settles,
    cause,
  });
  return state;
}
