import { QueueName } from '../contracts/queues.ts';
import { holdsOn } from '../holds/index.ts';
import { stableId } from '../shared/stable-id.ts';
import { certificateOf } from './certificate.ts';
import { renewCards, replaceCards } from './erase-cards.ts';
import { countDocuments, eraseDocuments, owesEvents } from './erase-documents.ts';
import { erasePlannerTexts } from './erase-planner-texts.ts';
import { eventsWait } from './erasure.errors.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import type { ErasureRequest, ErasureStep } from './erasure-request.ts';
import { everything } from './everything.ts';
import { findPersonMarks } from './person-marks.ts';
import { planContextOf } from './plan-context.ts';
import type { PlanContext } from './plan-document.ts';
import { ERASURE_SCOPE } from './requests.ts';

/** What a step found out; the request takes it over. */
export type StepResult = Partial<ErasureRequest>;

/** Does one step of a running request. Each can be done again; the next begins when its result was written. */
export async function runStep(deps: ErasureDeps, request: ErasureRequest): Promise<StepResult> {
  if (request.step === 'list') return begin(deps, request);
  const context = await planContextOf(deps, request);
  if (!context) return {};
  return STEPS[request.step](deps, request, context);
}

type Step = (deps: ErasureDeps, request: ErasureRequest, context: PlanContext) => Promise<StepResult>;

const STEPS: Readonly<Record<Exclude<ErasureStep, 'list'>, Step>> = {
  async count(deps, request, context) {
    const { byKind, held } = await countDocuments(deps, request.tenantId, context);
    const method = 'removed or rewritten without the subject';
    const stores = Object.fromEntries(
      [...byKind].map(([kind, before]) => [`documents/${kind}`, { before, after: null, method }]),
    );
    const letters = await deps.deadLetters.count(aboutOf(request));
    return {
      held,
      stores: { ...stores, 'failed-jobs': { before: letters, after: null, method: 'removed from the queues' } },
    };
  },
  async planner(deps, request, context) {
    return request.withPlanner ? { planner: await erasePlannerTexts(deps, request, context) } : {};
  },
  async 'cards-before'(deps, request, context) {
    return { cards: await replaceCards(deps, request, context) };
  },
  async documents(deps, request, context) {
    await eraseDocuments(deps, request.tenantId, context);
    return {};
  },
  async 'cards-after'(deps, request) {
    const { replaced, failed } = await renewCards(deps, request);
    return { cards: { replaced: request.cards.replaced + replaced, failed: request.cards.failed + failed } };
  },
  async queues({ deadLetters }, request) {
    for (const queue of QueueName.options) await deadLetters.purgeOf(queue, aboutOf(request));
    return {};
  },
  async audit(deps, request) {
    // What the request itself owes names who asked; after their key is gone it would make a new one.
    const own = { tenantId: request.tenantId, scope: ERASURE_SCOPE, id: request.id };
    await deps.handOver([own]);
    if (owesEvents(await deps.store.read(own))) throw eventsWait();
    for (const personId of await personsWithKeys(deps, request))
      await deps.audit.forgetPerson(request.tenantId, personId);
    return {};
  },
  async physical({ meetings, physical, onProgress }, { tenantId, id }) {
    meetings.forgetAll();
    onProgress({ tenantId, requestId: id, erased: true });
    await physical.forget(tenantId);
    return {};
  },
  async verify(deps, request, context) {
    const { byKind, held } = await countDocuments(deps, request.tenantId, context);
    const letters = await deps.deadLetters.count(aboutOf(request));
    const keys = await personsWithKeys(deps, request);
    if (byKind.size > 0 || letters > 0 || keys.length > 0) return { step: 'documents' };
    const stores = Object.entries(request.stores).map(([store, count]) => [store, { ...count, after: 0 }]);
    return { held, stores: Object.fromEntries(stores) };
  },
  async certificate(deps, request, context) {
    const finishedAt = deps.clock.now();
    const certificateId = stableId('z', request.id);
    const eventId = stableId('a', 'erasure.done', request.id);
    await deps.audit.append(request.tenantId, [
      {
        id: eventId,
        type: 'erasure.done',
        at: finishedAt.toISOString(),
        actor: 'system',
        conversationId: ERASURE_SCOPE,
        meetingId: ERASURE_SCOPE,
        correlationId: request.id,
        data: {
          requestId: request.id,
          subject: request.type,
          held: request.held,
          ...Object.fromEntries(
            Object.entries(request.stores).map(([store, { before }]) => [`removed.${store}`, before]),
          ),
        },
      },
    ]);
    const answersUntil = await lastAnswers(deps, request);
    const payload = certificateOf(request, {
      finishedAt,
      certificateId,
      eventId,
      answersUntil,
      physical: deps.physical.method,
    });
    return {
      state: 'done',
      finishedAt: finishedAt.toISOString(),
      certificate: { payload, jws: await deps.signer.sign('erasure-certificate', payload) },
      ...withoutSubject(request, context),
    };
  },
};

/** Holds first; then the entry in the erasure list, so that a backup that is restored from now on is cleaned too. */
async function begin(deps: ErasureDeps, request: ErasureRequest): Promise<StepResult> {
  const { tenantId, subject } = request;
  if (!subject) return {};
  const holds = await deps.holds.active(tenantId);
  const inTheWay =
    subject.type === 'tenant'
      ? holds.map(({ id }) => id)
      : holdsOn(holds, {
          meetingId: subject.type === 'meeting' ? subject.meetingId : null,
          personIds: subject.type === 'person' ? [subject.personId] : await peopleOf(deps, tenantId, subject.meetingId),
        });
  if (inTheWay.length > 0) return { state: 'blocked-by-hold', holdIds: inTheWay };
  await deps.list.add({
    requestId: request.id,
    at: deps.clock.now().toISOString(),
    type: subject.type,
    pseudonym: request.pseudonym,
  });
  const found =
    subject.type === 'person'
      ? await findPersonMarks(everything(deps, tenantId), subject.personId)
      : { ids: [], names: [] };
  // Who was taken out of the documents before a crash is known from then.
  const known = request.marks ?? { ids: [], names: [], salt: deps.newSalt() };
  const marks = {
    ids: [...new Set([...known.ids, ...found.ids])],
    names: [...new Set([...known.names, ...found.names])],
    salt: known.salt,
  };
  return { marks, holdIds: holds.map(({ id }) => id) };
}

async function peopleOf(deps: ErasureDeps, tenantId: string, meetingId: string): Promise<string[]> {
  const page = await deps.store.query({ tenantId, kind: 'meeting', where: { meetingId }, limit: 1 });
  const body = page.documents[0]?.body;
  const people = typeof body === 'object' && body !== null && 'people' in body ? body.people : [];
  return Array.isArray(people) ? people.map((person: { id?: unknown }) => String(person.id)) : [];
}

function aboutOf({ tenantId, subject }: ErasureRequest) {
  if (subject?.type === 'meeting') return { tenantId, meetingId: subject.meetingId };
  if (subject?.type === 'person') return { tenantId, personId: subject.personId };
  return { tenantId };
}

/** Whose keys of the audit log are to go, and are still there. */
async function personsWithKeys(
  { store, pause }: ErasureDeps,
  { tenantId, subject }: ErasureRequest,
): Promise<string[]> {
  if (subject?.type === 'person') {
    const key = await store.read({ tenantId, scope: 'audit-keys', id: subject.personId });
    return key ? [subject.personId] : [];
  }
  if (subject?.type !== 'tenant') return [];
  const ids: string[] = [];
  for await (const { kind, id } of everything({ store, pause }, tenantId)) if (kind === 'audit-key') ids.push(id);
  return ids;
}

async function lastAnswers(deps: ErasureDeps, { tenantId }: ErasureRequest): Promise<string | null> {
  let last: string | null = null;
  for await (const { kind, expiresAt = null } of everything(deps, tenantId)) {
    if (kind === 'consent-answers' && expiresAt !== null && (last === null || expiresAt > last)) last = expiresAt;
  }
  return last;
}

/** The request of the one who is gone names them no more, nor, with a whole tenant, anybody. */
function withoutSubject(request: ErasureRequest, { subject }: PlanContext): StepResult {
  const isGone = (id: string | null) =>
    id !== null && (subject.type === 'tenant' || (subject.type === 'person' && subject.personId === id));
  const without = (id: string | null) => (isGone(id) ? 'removed' : id);
  return {
    subject: null,
    marks: null,
    requestedBy: without(request.requestedBy) ?? 'removed',
    confirmedBy: without(request.confirmedBy),
    secondBy: without(request.secondBy),
  };
}
