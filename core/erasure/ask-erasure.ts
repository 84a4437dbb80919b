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
    cancelledBy: null,
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
