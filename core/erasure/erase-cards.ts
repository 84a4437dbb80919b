import { ComingMeeting } from '../coming-meetings/index.ts';
import { consentCardView, decisionCardView, Meeting } from '../meetings/index.ts';
import type { ChatCard } from '../messaging/index.ts';
import { recapView } from '../recaps/index.ts';
import { codeOf } from '../shared/app-error.ts';
import type { StoredDocument } from '../storage/index.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import type { ErasureRequest } from './erasure-request.ts';
import { ERASURE_TEXTS } from './erasure-texts.ts';
import { everything } from './everything.ts';
import { type PlanContext, planDocument } from './plan-document.ts';
import { postedCards } from './posted-cards.ts';
import { aliasOf } from './pseudonym.ts';

type CardDeps = Pick<ErasureDeps, 'store' | 'pause' | 'chat' | 'cards' | 'settings' | 'logger'>;

/** Puts a word that it was removed in the place of every card of the meetings that are about to go. Best effort. */
export async function replaceCards(deps: CardDeps, request: ErasureRequest, context: PlanContext): Promise<Tally> {
  const tally = newTally();
  for await (const document of everything(deps, request.tenantId)) {
    const isMeeting = document.kind === 'meeting' || document.kind === 'coming-meeting';
    if (!isMeeting || planDocument(document, context).do !== 'remove') continue;
    await replaceBrief(deps, tally, document, () => true);
    const meeting = Meeting.safeParse(document.body).data;
    if (!meeting) continue;
    for (const activityId of postedCards(meeting)) {
      await replace(deps, tally, meeting, activityId, removedCard(deps, meeting));
    }
  }
  return tally;
}

/** Shows the cards of the meetings that somebody was taken out of as these meetings are now. Best effort. */
export async function renewCards(deps: CardDeps, request: ErasureRequest): Promise<Tally> {
  const tally = newTally();
  const { subject, marks, tenantId } = request;
  if (subject?.type !== 'person' || !marks) return tally;
  const alias = aliasOf(marks.salt, subject.personId);
  const settings = await deps.settings.settingsOf(tenantId);
  const { timeZone } = settings;
  for await (const document of everything(deps, tenantId)) {
    await replaceBrief(deps, tally, document, ({ people }) => people.some(({ id }) => id === alias));
    const meeting = document.kind === 'meeting' ? Meeting.safeParse(document.body).data : undefined;
    if (!meeting?.people.some(({ id }) => id === alias)) continue;
    const { cards } = meeting;
    const renewed: [string | null, ChatCard][] = [
      // What is open in a series changes from meeting to meeting: an old brief is not written anew.
      [cards.brief.activityId, removedCard(deps, meeting)],
      [cards.consent.activityId, deps.cards.consent(consentCardView(meeting, settings, null))],
      [cards.close.activityId, removedCard(deps, meeting)],
      [cards.recap.activityId, deps.cards.recap(recapView(meeting, { timeZone, quotes: new Map() }))],
      ...meeting.decisions.map((decision): [string | null, ChatCard] => [
        decision.card.activityId,
        deps.cards.decision(decisionCardView(meeting, decision, { timeZone, quote: null })),
      ]),
    ];
    for (const [activityId, card] of renewed) {
      if (activityId !== null) await replace(deps, tally, meeting, activityId, card);
    }
  }
  return tally;
}

/** The brief of a meeting that is to come; when that begins, it is shown as it is then. */
async function replaceBrief(
  deps: CardDeps,
  tally: Tally,
  { kind, body }: StoredDocument,
  fits: (coming: ComingMeeting) => boolean,
): Promise<void> {
  const coming = kind === 'coming-meeting' ? ComingMeeting.safeParse(body).data : undefined;
  const activityId = coming?.brief.activityId ?? null;
  if (!coming || activityId === null || !fits(coming)) return;
  await replace(deps, tally, coming, activityId, removedCard(deps, coming));
}

export interface Tally {
  replaced: number;
  failed: number;
}

function newTally(): Tally {
  return { replaced: 0, failed: 0 };
}

function removedCard({ cards }: Pick<CardDeps, 'cards'>, { language }: Pick<Meeting, 'language'>): ChatCard {
  return cards.removed({ language, text: ERASURE_TEXTS[language].removedCard });
}

/** A chat that Kollegan is no longer in keeps its cards; the certificate says how many. */
async function replace(
  { chat, logger }: Pick<CardDeps, 'chat' | 'logger'>,
  tally: Tally,
  { reference }: Pick<Meeting, 'reference'>,
  activityId: string,
  card: ChatCard,
): Promise<void> {
  try {
    await chat.replaceCard(reference, activityId, card);
    tally.replaced += 1;
  } catch (error) {
    tally.failed += 1;
    logger.warn('a card could not be replaced by a word that it was removed', { code: codeOf(error) });
  }
}
