import { type Answer, fail, notFound } from './answer.ts';
import { Fault, type Faults } from './faults.ts';
import { completeTask, sandboxTasks } from './inspect.ts';
import { overviewPage, PAGE_POLICY } from './overview.page.ts';
import { faultOf } from './planner-input.ts';
import type { GraphRequest, RouteContext } from './route.ts';

/** A page's HTML, in place of JSON. */
export interface HtmlAnswer {
  status: number;
  html: string;
  headers: Readonly<Record<string, string>>;
}

function overview({ store, tenant }: RouteContext): HtmlAnswer {
  const html = overviewPage(tenant, sandboxTasks(store, tenant.planId), store.mails());
  return { status: 200, html, headers: { 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' } };
}

function addFault(faults: Faults, { body }: GraphRequest): Answer {
  const fault = Fault.safeParse(body);
  if (!fault.success) return fail(400, 'BadFault', faultOf(fault.error));
  faults.add(fault.data);
  return { status: 201, body: fault.data };
}

function complete(context: RouteContext, request: GraphRequest, taskId: string): Answer {
  if (!completeTask(context.store, taskId, context.now())) return notFound();
  const fromPage = (request.headers['accept'] ?? '').includes('text/html');
  return fromPage ? { status: 303, headers: { location: '/' } } : { status: 204 };
}

/**
 * Pages of other sites must not reach the controls through a visitor's browser: only loopback names, and no foreign
 * origin.
 */
function isOwnPage({ headers }: GraphRequest): boolean {
  const host = headers['host'] ?? '';
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return false;
  return headers['origin'] === undefined || headers['origin'] === `http://${host}`;
}

/** What a person or a test may ask of the stand-in itself: `/` and `/_sandbox/…`. */
export function answerSandbox(context: RouteContext, faults: Faults, request: GraphRequest): Answer | HtmlAnswer {
  if (!isOwnPage(request)) return fail(403, 'ForeignPage', 'Only pages and programs of this machine may ask.');
  const [, taskId] = /^\/_sandbox\/tasks\/([^/]+)\/complete$/.exec(request.path) ?? [];
  if (request.method === 'POST' && taskId !== undefined) return complete(context, request, decodeURIComponent(taskId));

  switch (`${request.method} ${request.path}`) {
    case 'GET /':
      return overview(context);
    case 'GET /_sandbox/tasks':
      return { status: 200, body: sandboxTasks(context.store, context.tenant.planId) };
    case 'GET /_sandbox/mails':
      return { status: 200, body: context.store.mails() };
    case 'GET /_sandbox/faults':
      return { status: 200, body: faults.list() };
    case 'POST /_sandbox/faults':
      return addFault(faults, request);
    case 'DELETE /_sandbox/faults':
      faults.clear();
      return { status: 204 };
    default:
      return notFound();
  }
}
