import type { Delivery, Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause } from './outbox-entries.ts';

/** What was sent: a card of the meeting, or the card of one decision. */
export type DeliverySlot =
  | { card: 'brief' | 'consent' | 'close' | 'recap' | 'recapMail' }
  | { card: 'decision'; decisionId: string };

/** @returns how the thing reached the people so far; null for a decision that the meeting does not have */
export function deliveryOf(meeting: Meeting, slot: DeliverySlot): Delivery | null {
  if (slot.card !== 'decision') return meeting.cards[slot.card];
  return meeting.decisions.find(({ id }) => id === slot.decisionId)?.card ?? null;
}

export interface RecordInput {
  key: MeetingKey;
  slot: DeliverySlot;
  delivery: { state: 'card' | 'text' | 'mail'; activityId: string | null };
  /** The outbox entries that this was the work of. */
  settled: readonly string[];
  cause: Cause;
}

/** Writes down how a card reached its chat, so that it can be replaced and is not sent again. */
export async function recordDelivery(meetings: Meetings, input: RecordInput): Promise<Meeting> {
  const { key, slot, delivery, settled, cause } = input;
  const record = (before: Meeting) => {
    const known = deliveryOf(before, slot);
    const isKnown = known?.state === delivery.state && known.activityId === delivery.activityId;
    const meeting = isKnown ? before : withDelivery(before, slot, delivery, cause.at);
    const about = slot.card === 'decision' ? slot.decisionId : slot.card;
    const eventKey = JSON.stringify([about, known, delivery, cause.at, cause.correlationId]);
    const audit = auditEntry(meeting, 'card.delivered', eventKey, cause, {
      card: slot.card,
      channel: delivery.state,
      activityId: delivery.activityId,
      ...(slot.card === 'decision' ? { decisionId: slot.decisionId } : {}),
    });
    return { meeting, outbox: isKnown ? [] : [audit], settled, result: meeting };
  };
  return meetings.change(key, record, { onLastSeen: true });
}

function withDelivery(meeting: Meeting, slot: DeliverySlot, delivery: RecordInput['delivery'], at: Date): Meeting {
  if (slot.card !== 'decision') {
    return { ...meeting, cards: { ...meeting.cards, [slot.card]: { ...delivery, at: at.toISOString() } } };
  }
  const decisions = meeting.decisions.map((decision) =>
    decision.id === slot.decisionId ? { ...decision, card: delivery } : decision,
  );
  return { ...meeting, decisions };
}
