import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, fail, invalid } from './answer.ts';
import { faultOf } from './planner-input.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import { fileView, readFile, writeFile } from './stored-file.ts';

const ITEM = '^/v1\\.0/drives/([^/]+)/items/([^/:]+)';
const MOST_SMALL_BYTES = 250 * 1_024 * 1_024;

const CreateLink = z.strictObject({
  type: z.literal(['view', 'edit', 'embed']),
  scope: z.literal(['anonymous', 'organization', 'users']).optional(),
  recipients: z.array(z.unknown()),
});
const CreateSession = z.object({
  item: z.strictObject({ '@microsoft.graph.conflictBehavior': z.literal(['fail', 'replace', 'rename']) }).optional(),
});

type Parameters = readonly string[];
const unknown = (): Answer => fail(404, 'itemNotFound', 'The resource could not be found.');

function read({ store }: RouteContext, _request: GraphRequest, [driveId = '', id = '']: Parameters): Answer {
  const file = readFile(store, driveId, id);
  return file === undefined ? unknown() : { status: 200, body: fileView(file) };
}

/** SharePoint keeps the content elsewhere and names a short-lived address of it. */
function download({ store }: RouteContext, _request: GraphRequest, [driveId = '', id = '']: Parameters): Answer {
  if (readFile(store, driveId, id) === undefined) return unknown();
  return { status: 302, headers: { location: `/download/${encodeURIComponent(driveId)}/${encodeURIComponent(id)}` } };
}

function upload({ store }: RouteContext, { body }: GraphRequest, parameters: Parameters): Answer {
  const [driveId = '', folderId = '', name = ''] = parameters;
  if (!Buffer.isBuffer(body)) return invalid('the content is missing');
  if (body.length > MOST_SMALL_BYTES) return fail(413, 'requestEntityTooLarge', 'Use an upload session.');
  const { file, isNew } = writeFile(store, { driveId, folderId, name }, body);
  return { status: isNew ? 201 : 200, body: fileView(file) };
}

function createSession({ store }: RouteContext, { body }: GraphRequest, parameters: Parameters): Answer {
  const parsed = CreateSession.safeParse(body ?? {});
  if (!parsed.success) return invalid(faultOf(parsed.error));
  const [driveId = '', folderId = '', name = ''] = parameters;
  const id = randomUUID();
  store.putItem('upload', id, { place: { driveId, folderId, name }, content: '' });
  // As with SharePoint, an address on another host; who plays Graph here has it sent to the stand-in.
  const uploadUrl = `https://contoso.sharepoint.example/upload/${id}`;
  return { status: 200, body: { uploadUrl, expirationDateTime: '2099-01-01T00:00:00Z', nextExpectedRanges: ['0-'] } };
}

function createLink({ store }: RouteContext, { body }: GraphRequest, [driveId = '', id = '']: Parameters): Answer {
  if (readFile(store, driveId, id) === undefined) return unknown();
  const parsed = CreateLink.safeParse(body);
  if (!parsed.success) return invalid(faultOf(parsed.error));
  const { type, scope = 'organization' } = parsed.data;
  const webUrl = `https://contoso.sharepoint.example/:t:/${id}`;
  return { status: 201, body: { id: `link-${id}`, roles: ['read'], link: { type, scope, webUrl } } };
}

/** Files of SharePoint and OneDrive. */
export const driveRoutes: readonly Route[] = [
  { method: 'GET', pattern: new RegExp(`${ITEM}$`), handle: read },
  { method: 'GET', pattern: new RegExp(`${ITEM}/content$`), handle: download },
  { method: 'PUT', pattern: new RegExp(`${ITEM}:/([^/:]+):/content$`), handle: upload },
  { method: 'POST', pattern: new RegExp(`${ITEM}:/([^/:]+):/createUploadSession$`), handle: createSession },
  { method: 'POST', pattern: new RegExp(`${ITEM}/createLink$`), handle: createLink },
];
