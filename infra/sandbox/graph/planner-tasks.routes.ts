import { randomBytes } from 'node:crypto';
import { type Answer, fail, invalid, missingEtag, noAccess, notFound, staleEtag } from './answer.ts';
import { faultOf, NewTask, TaskChange } from './planner-input.ts';
import { PUBLIC_ROOT, taskView } from './planner-view.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import type { StoredTask } from './stored.ts';
import { findUser } from './tenant.ts';

const TASK = /^\/v1\.0\/planner\/tasks\/([^/]+)$/;

const newId = (): string => randomBytes(21).toString('base64url');
/** The service turns the client's hint into a short one of its own, which a client may not send back. */
const serviceHint = (now: Date): string => `${(8_640_000_000_000_000 - now.getTime()).toString(36)}P`;
/** Planner keeps whole seconds in UTC. */
const inUtc = (moment: string): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;

type Change = Omit<NewTask, 'planId' | 'title'> & { title?: string | undefined };

/** @returns the task with the change applied, or why it cannot be. */
function apply(context: RouteContext, task: StoredTask, change: Change): StoredTask | Answer {
  const now = context.now();
  const assignments = { ...task.assignments };
  for (const [userId, assignment] of Object.entries(change.assignments ?? {})) {
    if (assignment === null) {
      delete assignments[userId];
      continue;
    }
    if (findUser(context.tenant, userId) === undefined) return notFound();
    assignments[userId] ??= { assignedDateTime: now.toISOString(), orderHint: serviceHint(now) };
  }
  if (Object.keys(assignments).length > 11) return fail(403, 'MaximumAssigneesInTasks', 'Too many assignees.');

  const start = change.startDateTime === undefined ? task.startDateTime : change.startDateTime;
  const due = change.dueDateTime === undefined ? task.dueDateTime : change.dueDateTime;
  if (start && due && new Date(start) > new Date(due)) return invalid('startDateTime is later than dueDateTime');

  const percentComplete = change.percentComplete ?? task.percentComplete;
  return {
    ...task,
    title: change.title ?? task.title,
    bucketId: change.bucketId === undefined ? task.bucketId : change.bucketId,
    orderHint: change.orderHint === undefined ? task.orderHint : serviceHint(now),
    percentComplete,
    completedDateTime: percentComplete === 100 ? (task.completedDateTime ?? now.toISOString()) : null,
    priority: change.priority ?? task.priority,
    startDateTime: start && inUtc(start),
    dueDateTime: due && inUtc(due),
    assignments,
  };
}

function createTask(context: RouteContext, request: GraphRequest): Answer {
  const parsed = NewTask.safeParse(request.body);
  if (!parsed.success) return invalid(faultOf(parsed.error));
  const { planId, ...change } = parsed.data;
  if (planId !== context.tenant.planId) return noAccess();

  const now = context.now();
  const blank: StoredTask = {
    id: newId(),
    planId,
    bucketId: null,
    title: change.title,
    orderHint: serviceHint(now),
    percentComplete: 0,
    priority: 5,
    startDateTime: null,
    dueDateTime: null,
    createdDateTime: now.toISOString(),
    completedDateTime: null,
    createdByApplication: context.applicationOf(request),
    assignments: {},
  };
  const task = apply(context, blank, change);
  if ('status' in task) return task;
  const record = context.store.insertTask(task, {
    description: '',
    previewType: 'automatic',
    checklist: {},
    references: {},
  });
  return { status: 201, body: taskView(record), headers: { location: `${PUBLIC_ROOT}/planner/tasks/${task.id}` } };
}

function changeTask(context: RouteContext, request: GraphRequest, [id = '']: readonly string[]): Answer {
  const record = context.store.task(id);
  if (record === undefined) return notFound();
  const ifMatch = request.headers['if-match'];
  if (!ifMatch) return missingEtag();
  const parsed = TaskChange.safeParse(request.body);
  if (!parsed.success) return invalid(faultOf(parsed.error));
  if (ifMatch !== record.etag) return staleEtag();

  const task = apply(context, record.task, parsed.data);
  if ('status' in task) return task;
  context.store.saveTask(task);
  return changed(request, () => taskView(context.store.task(id) ?? record));
}

/** 204, or 200 with the new state for who asked for it. */
export function changed(request: GraphRequest, view: () => unknown): Answer {
  if (!/\breturn=representation\b/i.test(request.headers['prefer'] ?? '')) return { status: 204 };
  return { status: 200, body: view(), headers: { 'preference-applied': 'return=representation' } };
}

function deleteTask(context: RouteContext, request: GraphRequest, [id = '']: readonly string[]): Answer {
  const record = context.store.task(id);
  if (record === undefined) return notFound();
  const ifMatch = request.headers['if-match'];
  if (!ifMatch) return missingEtag();
  if (ifMatch !== record.etag) return staleEtag();
  context.store.deleteTask(id);
  return { status: 204 };
}

function listTasks(context: RouteContext, request: GraphRequest, [planId = '']: readonly string[]): Answer {
  if (planId !== context.tenant.planId) return notFound();
  const token = request.query.get('$skiptoken');
  const after = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(after)) return invalid("'$skiptoken' is not one of ours");

  const page = context.store.tasks(planId, after, context.pageSize + 1);
  const shown = page.slice(0, context.pageSize);
  const next = Buffer.from(String(shown.at(-1)?.seq)).toString('base64url');
  const link = `${PUBLIC_ROOT}/planner/plans/${encodeURIComponent(planId)}/tasks?$skiptoken=${next}`;
  return {
    status: 200,
    body: {
      '@odata.context': `${PUBLIC_ROOT}/$metadata#planner/plans('${planId}')/tasks`,
      '@odata.count': shown.length,
      ...(page.length > shown.length && { '@odata.nextLink': link }),
      value: shown.map(taskView),
    },
  };
}

/** Planner's tasks. No idempotency, as in the real service: two POSTs make two tasks. */
export const plannerTaskRoutes: readonly Route[] = [
  { method: 'POST', pattern: /^\/v1\.0\/planner\/tasks$/, handle: createTask },
  {
    method: 'GET',
    pattern: TASK,
    handle: ({ store }, _request, [id = '']) => {
      const record = store.task(id);
      return record === undefined ? notFound() : { status: 200, body: taskView(record) };
    },
  },
  { method: 'PATCH', pattern: TASK, handle: changeTask },
  { method: 'DELETE', pattern: TASK, handle: deleteTask },
  { method: 'GET', pattern: /^\/v1\.0\/planner\/plans\/([^/]+)\/tasks$/, handle: listTasks },
];
