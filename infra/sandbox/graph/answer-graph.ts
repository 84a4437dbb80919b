import { type Answer, fail } from './answer.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { callRoutes } from './calls.routes.ts';
import { chatRoutes } from './chats.routes.ts';
import { directoryRoutes } from './directory.routes.ts';
import { driveRoutes } from './drive.routes.ts';
import { answerTransfer } from './file-transfer.ts';
import { mailRoutes } from './mail.routes.ts';
import { meetingRoutes } from './meetings.routes.ts';
import { plannerDetailsRoutes } from './planner-details.routes.ts';
import { plannerTaskRoutes } from './planner-tasks.routes.ts';
import type { GraphRequest, RouteContext } from './route.ts';
import { subscriptionRoutes } from './subscriptions.routes.ts';
import { transcriptRoutes } from './transcripts.routes.ts';

const ROUTES = [
  ...plannerTaskRoutes,
  ...plannerDetailsRoutes,
  ...directoryRoutes,
  ...mailRoutes,
  ...chatRoutes,
  ...calendarRoutes,
  ...meetingRoutes,
  ...transcriptRoutes,
  ...subscriptionRoutes,
  ...callRoutes,
  ...driveRoutes,
];

/** Body that is not JSON. */
export const UNREADABLE = Symbol('unreadable');

/** `$select` keeps the named properties, the id and the annotations. */
function select(body: unknown, names: readonly string[]): unknown {
  if (Array.isArray(body)) return body.map((item) => select(item, names));
  if (typeof body !== 'object' || body === null) return body;
  if ('value' in body) return { ...body, value: select(body.value, names) };
  return Object.fromEntries(
    Object.entries(body).filter(([key]) => key.startsWith('@') || key === 'id' || names.includes(key)),
  );
}

/** @returns what Graph v1.0 answers: 401 without a token, 400 for a path it does not know, else the route's answer. */
export function answerGraph(context: RouteContext, request: GraphRequest): Answer {
  const transfer = answerTransfer(context, request);
  if (transfer !== undefined) return transfer;
  if (!/^Bearer \S+$/.test(request.headers['authorization'] ?? '')) {
    return fail(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  }
  if (request.body === UNREADABLE) return fail(400, 'BadRequest', 'Unable to read JSON request payload.');

  const matching = ROUTES.filter(({ pattern }) => pattern.test(request.path));
  if (matching.length === 0) return fail(400, 'BadRequest', 'Resource not found for the segment.');
  const route = matching.find(({ method }) => method === request.method);
  if (route === undefined) return fail(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.');

  const [, ...encoded] = route.pattern.exec(request.path) ?? [];
  const answer = route.handle(context, request, encoded.map(decodeURIComponent));
  const names = request.query.get('$select');
  if (names === null || answer.status !== 200) return answer;
  return {
    ...answer,
    body: select(
      answer.body,
      names.split(',').map((name) => name.trim()),
    ),
  };
}
