import { type Answer, fail, notFound } from './answer.ts';
import { chatOfMeeting } from './meetings.routes.ts';
import { pageOf } from './paging.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import { findUser, type LocalTranscript } from './tenant.ts';

const BASE = '^/v1\\.0/users/([^/]+)/onlineMeetings/([^/]+)/transcripts';
const PLAIN = 'application/vnd.microsoft.graph.transcript+text';

type Parameters = readonly string[];

function transcriptsOf({ tenant }: RouteContext, [userKey = '', meetingId = '']: Parameters): LocalTranscript[] {
  const user = findUser(tenant, userKey);
  const chat = user && chatOfMeeting(tenant, user, meetingId);
  return (tenant.transcripts ?? []).filter(({ chatId }) => chatId === chat?.id);
}

function find(context: RouteContext, parameters: Parameters): LocalTranscript | undefined {
  return transcriptsOf(context, parameters).find(({ id }) => id === parameters[2]);
}

function list(context: RouteContext, request: GraphRequest, parameters: Parameters): Answer {
  const value = transcriptsOf(context, parameters).map(({ id, createdDateTime }) => ({
    id,
    meetingId: parameters[1],
    createdDateTime,
  }));
  return pageOf(value, request, context.pageSize);
}

const textAnswer = (type: string, text: string): Answer => ({
  status: 200,
  bytes: Buffer.from(text),
  headers: { 'content-type': type },
});

function content(context: RouteContext, { headers }: GraphRequest, parameters: Parameters): Answer {
  const transcript = find(context, parameters);
  if (transcript === undefined) return notFound();
  const accept = headers['accept'] ?? '*/*';
  if (accept === PLAIN) return textAnswer(PLAIN, transcript.vtt.replace(/<\/?v[^>]*>/g, ''));
  if (accept !== 'text/vtt' && accept !== '*/*') return fail(406, 'NotAcceptable', 'The format is not known.');
  return textAnswer('text/vtt', transcript.vtt);
}

/** The same cues, each with JSON in place of its words. */
function metadata(context: RouteContext, _request: GraphRequest, parameters: Parameters): Answer {
  const transcript = find(context, parameters);
  if (transcript === undefined) return notFound();
  const cues = transcript.vtt.replace(/<v ([^>]+)>(.*?)<\/v>/g, (_all, speakerName, spokenText) =>
    JSON.stringify({ speakerName, spokenText, spokenLanguage: 'sv-se' }),
  );
  return textAnswer('text/vtt', cues);
}

export const transcriptRoutes: readonly Route[] = [
  { method: 'GET', pattern: new RegExp(`${BASE}$`), handle: list },
  { method: 'GET', pattern: new RegExp(`${BASE}/([^/]+)/content$`), handle: content },
  { method: 'GET', pattern: new RegExp(`${BASE}/([^/]+)/metadataContent$`), handle: metadata },
];
