import { preBriefView } from '../briefs/index.ts';
import { allows } from '../consent/index.ts';
import type { Decision, Evidence } from '../decisions/index.ts';
import {
  consentCardView,
  decisionCardView,
  decisionCloseCardView,
  jobEntryId,
  levelOfSaid,
  type Meeting,
  type MeetingKey,
  readKeptUtterance,
} from '../meetings/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { plainText } from '../shared/plain-text.ts';
import type { DocumentStore } from '../storage/index.ts';
import { TEXTS } from '../texts/index.ts';
import type { CardRenderers } from '../views/index.ts';
import { type DeliverDeps, type Delivered, type DeliverInput, deliver } from './deliver.ts';

export interface PostDeps extends DeliverDeps {
  store: DocumentStore;
  settings: SettingsReader;
  cards: CardRenderers;
}

export interface PostInput {
  key: MeetingKey;
  stage: DeliverInput['stage'];
  correlationId: string;
}

/** How many earlier meetings of a series the pre-brief looks back. */
const SERIES_LENGTH = 50;

/** Posts what is open in the series, for the start of a meeting. */
export async function postPreBrief(deps: PostDeps, { key, stage, correlationId }: PostInput): Promise<Delivered> {
  const { timeZone } = await deps.settings.settingsOf(key.tenantId);
  const earlier = await deps.meetings.series(key.tenantId, key.conversationId, SERIES_LENGTH);
  const now = deps.clock.now();
  return deliver(deps, {
    key,
    slot: { card: 'brief' },
    render: (meeting) => deps.cards.preBrief(preBriefView(meeting, before(earlier, meeting), { now, timeZone })),
    settles: [jobEntryId('brief')],
    stage,
    mailSubject: null,
    correlationId,
  });
}

function before(series: readonly Meeting[], { sequence }: Meeting): Meeting[] {
  return series.filter((each) => each.sequence < sequence);
}

/** Posts the card that asks everyone what Kollegan may do with their words. */
export async function postConsentCard(deps: PostDeps, { key, stage, correlationId }: PostInput): Promise<Delivered> {
  const settings = await deps.settings.settingsOf(key.tenantId);
  return deliver(deps, {
    key,
    slot: { card: 'consent' },
    render: (meeting) => deps.cards.consent(consentCardView(meeting, settings, null)),
    settles: [jobEntryId('card:consent')],
    stage,
    mailSubject: null,
    correlationId,
  });
}

export interface PostDecisionInput extends PostInput {
  decisionId: string;
  /** The meeting, from a caller who has just read or written it. */
  meeting?: Meeting;
  /** The words, when they stand in this very chat; else they are shown only if they were kept. */
  quote: string | null;
}

/** Posts the card of a decision, or replaces the one that is there. */
export async function postDecisionCard(deps: PostDeps, input: PostDecisionInput): Promise<Delivered> {
  const { key, decisionId, stage, correlationId } = input;
  const { timeZone } = await deps.settings.settingsOf(key.tenantId);
  const meeting = input.meeting ?? (await deps.meetings.read(key));
  const decision = meeting?.decisions.find(({ id }) => id === decisionId);
  if (!meeting || !decision) return 'card';
  const quote = input.quote ?? (await quoteOf(deps.store, meeting, decision));
  return deliver(deps, {
    key,
    meeting,
    slot: { card: 'decision', decisionId },
    render: (latest) => deps.cards.decision(decisionCardView(latest, decision, { timeZone, quote })),
    settles: [jobEntryId(`card:decision:${decisionId}:${decision.revision}`)],
    stage,
    mailSubject: null,
    correlationId,
  });
}

/** @returns the words behind a decision, if they were kept and their speaker still lets them be shown */
export async function quoteOf(store: DocumentStore, meeting: Meeting, decision: Decision): Promise<string | null> {
  const last = decision.evidence.at(-1);
  return last ? wordsOf(store, meeting, last) : null;
}

/** @returns the words of one piece of evidence, under the same conditions */
export async function wordsOf(store: DocumentStore, meeting: Meeting, evidence: Evidence): Promise<string | null> {
  const { level, speakerId, at, utteranceId } = evidence;
  if (!allows(level, 'plus') || !allows(levelOfSaid(meeting, speakerId, at), 'plus')) return null;
  const { tenantId, conversationId, id: meetingId } = meeting;
  const kept = await readKeptUtterance(store, { tenantId, conversationId, meetingId, utteranceId });
  return kept?.text ?? null;
}

/** Posts the Decision-Close Card; where the chat refuses it, the list goes out by mail. */
export async function postCloseCard(deps: PostDeps, { key, stage, correlationId }: PostInput): Promise<Delivered> {
  const { timeZone } = await deps.settings.settingsOf(key.tenantId);
  const meeting = await deps.meetings.read(key);
  if (meeting?.status !== 'closing') return 'card';
  const now = deps.clock.now();
  return deliver(deps, {
    key,
    meeting,
    slot: { card: 'close' },
    render: (latest) => deps.cards.decisionClose(decisionCloseCardView(latest, { now, timeZone })),
    settles: [jobEntryId(`card:decision-close:${meeting.revision}`)],
    stage,
    mailSubject: TEXTS[meeting.language].closeMail.subject(plainText(meeting.title, 120)),
    correlationId,
  });
}
