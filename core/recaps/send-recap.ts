import type { RecapJob } from '../contracts/jobs.ts';
import { cardMail, deliver, type PostDeps, quoteOf } from '../delivery/index.ts';
import { type Cause, type Meeting, type MeetingKey, recordDelivery } from '../meetings/index.ts';
import type { ChatCard } from '../messaging/index.ts';
import { codeOf } from '../shared/app-error.ts';
import { plainText } from '../shared/plain-text.ts';
import type { DocumentStore } from '../storage/index.ts';
import { TEXTS } from '../texts/index.ts';
import { recapView } from './recap-view.ts';

/**
 * The recap of a closed meeting: a card in the chat and a mail to its people, each once. What never got into the
 * chat goes out with the mail, so nothing is lost with a card that could not be posted.
 */
export async function sendRecap(deps: PostDeps, job: RecapJob, { lastTry }: { lastTry: boolean }): Promise<void> {
  const key: MeetingKey = job;
  const meeting = await deps.meetings.read(key);
  if (meeting?.status !== 'closed') return;
  if (meeting.cards.recap.state === 'pending') {
    const card = await renderRecap(deps, meeting);
    await deliver(deps, {
      key,
      slot: { card: 'recap' },
      render: () => card,
      settles: [],
      stage: { type: 'job', lastTry },
      mailSubject: null,
      correlationId: job.correlationId,
    });
    // A task made while the card was on its way found no card to show itself in.
    if (taskStates(await deps.meetings.read(key)) !== taskStates(meeting)) await tryRefresh(deps, job);
  }
  await mailRecap(deps, key, job.correlationId);
}

/** A card that keeps saying "on its way" is no reason to send no mail. */
async function tryRefresh(deps: PostDeps, job: RecapJob): Promise<void> {
  try {
    await refreshRecap(deps, job);
  } catch (error) {
    deps.logger.warn('the recap could not be shown anew', { code: codeOf(error), correlationId: job.correlationId });
  }
}

function taskStates(meeting: Meeting | null): string {
  return (meeting?.decisions ?? []).map(({ task }) => task.state).join();
}

/** Shows the recap card anew, such as when its tasks have been made. A chat that refuses keeps the older one. */
export async function refreshRecap(deps: PostDeps, key: MeetingKey): Promise<void> {
  const meeting = await deps.meetings.read(key);
  const activityId = meeting?.cards.recap.activityId;
  if (!meeting || !activityId) return;
  const card = await renderRecap(deps, meeting);
  await deps.chat.replaceCard(meeting.reference, activityId, card);
}

async function mailRecap(deps: PostDeps, key: MeetingKey, correlationId: string): Promise<void> {
  const meeting = await deps.meetings.read(key);
  if (meeting?.cards.recapMail.state !== 'pending') return;
  const card = await renderRecap(deps, meeting);
  const texts = TEXTS[meeting.language].recap;
  const mail = cardMail(meeting, {
    subject: texts.subject(plainText(meeting.title, 120)),
    text: [card.text, ...notShown(meeting)].join('\n'),
    key: `${meeting.id}:recap`,
  });
  if (mail) await deps.mail.send({ ...mail, correlationId });
  const cause: Cause = { actor: 'system', at: deps.clock.now(), correlationId };
  const delivery = { state: 'mail', activityId: null } as const;
  await recordDelivery(deps.meetings, { key, slot: { card: 'recapMail' }, delivery, settled: [], cause });
}

function notShown(meeting: Meeting): string[] {
  const lost = meeting.decisions.filter(({ card, status }) => card.state === 'mail' && status !== 'dismissed');
  if (lost.length === 0) return [];
  const texts = TEXTS[meeting.language].recap;
  return ['', texts.notShownInChat, ...lost.map(({ title }) => `- ${title}`)];
}

async function renderRecap(deps: PostDeps, meeting: Meeting): Promise<ChatCard> {
  const { timeZone } = await deps.settings.settingsOf(meeting.tenantId);
  return deps.cards.recap(recapView(meeting, { timeZone, quotes: await quotesOf(deps.store, meeting) }));
}

async function quotesOf(store: DocumentStore, meeting: Meeting): Promise<Map<string, string>> {
  const quotes = new Map<string, string>();
  for (const decision of meeting.decisions) {
    const quote = await quoteOf(store, meeting, decision);
    if (quote !== null) quotes.set(decision.id, quote);
  }
  return quotes;
}
