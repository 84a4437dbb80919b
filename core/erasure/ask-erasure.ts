import type { Cause } from '../meetings/index.ts';
import { stableId } from '../shared/stable-id.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import type { ErasureRequest, ErasureSubject } from './erasure-request.ts';
import { ERASURE_TEXTS } from './erasure-texts.ts';
import { pseudonymOf } from './pseudonym.ts';
import { type ErasureRequests, erasureEvent, erasureJob } from './requests.ts';

export interface AskErasureInput {
  tenantId: string;
  subject: ErasureSubject;
  channel: ErasureRequest['channel'];
  /** Also the texts of Planner tasks. */
  withPlanner: boolean;
  /** The same one again finds the request that it made. */
  requestId: string;
  cause: Cause;
}

type AskDeps = Pick<ErasureDeps, 'list' | 'settings' | 'requireConfirmation' | 'clock'>;

/** Writes a request down; it runs once its words were typed, or at once where none are asked for. */
export async function askErasure(
  { list, settings, requireConfirmation, clock }: AskDeps,
  requests: ErasureRequests,
  { tenantId, subject, channel, withPlanner, requestId, cause }: AskErasureInput,
): Promise<ErasureRequest> {
  const id = stableId('e', tenantId, JSON.stringify(subject), cause.actor, requestId);
  const { language } = await settings.settingsOf(tenantId);
  const at = cause.at.toISOString();
  const request: ErasureRequest = {
    version: 1,
    id,
    tenantId,
    type: subject.type,
    subject,
    pseudonym: pseudonymOf(await list.key(), tenantId, subject),
    language,
    channel,
    withPlanner,
    phrase: `${ERASURE_TEXTS[language].phrase} ${id.slice(-4)}`,
    state: requireConfirmation ? 'awaiting-confirmation' : 'running',
    requestedBy: cause.actor,
    requestedAt: at,
    confirmedBy: null,
    confirmedAt: requireConfirmation ? null : at,
    secondBy: null,
    finishedAt: null,
    step: 'list',
    slice: 0,
    marks: null,
    stores: {},
    holdIds: [],
    held: 0,
    cards: { replaced: 0, failed: 0 },
    planner: { changed: 0, failed: 0 },
    certificate: null,
  };
  const event = erasureEvent(request, 'erasure.requested', cause);
  const job = erasureJob(request, clock.now(), cause.correlationId);
  await requests.create(request, requireConfirmation ? [event] : [event, job]);
  return (await requests.read(tenantId, id)) ?? request;
}

export type ConfirmResult =
  | { type: 'running' | 'awaiting-second-person'; request: ErasureRequest }
  | { type: 'refused'; reason: 'wrong-words' | 'same-person' | 'not-waiting'; request: ErasureRequest }
  | { type: 'not-found' };

export interface ConfirmInput {
  tenantId: string;
  requestId: string;
  words: string;
  cause: Cause;
}

/** Takes the typed words. A whole tenant goes only when two people have typed them. */
export async function confirmErasure(
  { clock }: Pick<ErasureDeps, 'clock'>,
  requests: ErasureRequests,
  { tenantId, requestId, words, cause }: ConfirmInput,
): Promise<ConfirmResult> {
  let result: ConfirmResult = { type: 'not-found' };
  await requests.change(tenantId, requestId, (before) => {
    const refusal = refusalOf(before, words, cause.actor);
    if (refusal) {
      result = { type: 'refused', reason: refusal, request: before };
      return null;
    }
    const isFirst = before.state === 'awaiting-confirmation';
    const needsSecond = isFirst && before.type === 'tenant';
    const request: ErasureRequest = {
      ...before,
      state: needsSecond ? 'awaiting-second-person' : 'running',
      ...(isFirst
        ? { confirmedBy: cause.actor, confirmedAt: cause.at.toISOString() }
        : { secondBy: cause.actor, confirmedAt: cause.at.toISOString() }),
    };
    result = { type: needsSecond ? 'awaiting-second-person' : 'running', request };
    const event = erasureEvent(request, 'erasure.confirmed', cause, { isComplete: !needsSecond });
    const job = erasureJob(request, clock.now(), cause.correlationId);
    return { request, outbox: needsSecond ? [event] : [event, job] };
  });
  return result;
}

function refusalOf({ state, phrase, confirmedBy }: ErasureRequest, words: string, actor: string) {
  if (state !== 'awaiting-confirmation' && state !== 'awaiting-second-person') return 'not-waiting';
  if (normalised(words) !== normalised(phrase)) return 'wrong-words';
  return state === 'awaiting-second-person' && confirmedBy === actor ? 'same-person' : null;
}

function normalised(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
