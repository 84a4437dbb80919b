import { z } from 'zod';
import { type Answer, fail } from './answer.ts';
import type { GraphStore } from './graph-store.ts';
import type { GraphRequest, RouteContext } from './route.ts';
import { contentOf, fileView, readFile, writeFile } from './stored-file.ts';

/** Source: parts of an upload session, but the last, are multiples of 320 KiB. */
const PART_UNIT = 320 * 1_024;

const Upload = z.object({
  place: z.object({ driveId: z.string(), folderId: z.string(), name: z.string() }),
  /** Base64, of what has come so far. */
  content: z.string(),
});

const gone = (): Answer => fail(404, 'itemNotFound', 'The upload session was not found.');
const progress = (status: number, length: number): Answer => ({
  status,
  body: { nextExpectedRanges: [`${length}-`], expirationDateTime: '2099-01-01T00:00:00Z' },
});

function takePart(store: GraphStore, id: string, { headers, body }: GraphRequest): Answer {
  const upload = Upload.safeParse(store.item('upload', id)).data;
  const [, from, to, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '')?.map(Number) ?? [];
  if (upload === undefined) return gone();
  if (!Buffer.isBuffer(body) || from === undefined || to === undefined || total === undefined) {
    return fail(400, 'invalidRequest', 'Content-Range or the content is missing.');
  }
  const soFar = Buffer.from(upload.content, 'base64');
  const isLast = to + 1 === total;
  if (body.length !== to - from + 1 || (!isLast && body.length % PART_UNIT !== 0)) {
    return fail(400, 'invalidRequest', 'The part has the wrong length.');
  }
  if (from !== soFar.length) return fail(416, 'invalidRange', 'The range was received already.');
  const content = Buffer.concat([soFar, body]);
  if (!isLast) {
    store.putItem('upload', id, { ...upload, content: content.toString('base64') });
    return progress(202, content.length);
  }
  store.removeItem('upload', id);
  const { file, isNew } = writeFile(store, upload.place, content);
  return { status: isNew ? 201 : 200, body: fileView(file) };
}

function sendFile(store: GraphStore, driveId: string, id: string): Answer {
  const file = readFile(store, driveId, id);
  return file === undefined ? gone() : { status: 200, bytes: contentOf(file) };
}

/**
 * The addresses that Graph hands out for a file's content. They are secrets in themselves: SharePoint refuses a request
 * to upload that carries a token. @returns undefined for any other path
 */
export function answerTransfer({ store }: RouteContext, request: GraphRequest): Answer | undefined {
  const [, driveId = '', fileId] = /^\/download\/([^/]+)\/([^/]+)$/.exec(request.path) ?? [];
  if (request.method === 'GET' && fileId !== undefined) {
    return sendFile(store, decodeURIComponent(driveId), decodeURIComponent(fileId));
  }
  const [, uploadId] = /^\/upload\/([^/]+)$/.exec(request.path) ?? [];
  if (uploadId === undefined) return undefined;
  if (request.headers['authorization'] !== undefined)
    return fail(401, 'unauthenticated', 'A token is not allowed here.');
  if (request.method === 'PUT') return takePart(store, uploadId, request);
  const upload = Upload.safeParse(store.item('upload', uploadId)).data;
  return upload === undefined ? gone() : progress(200, Buffer.from(upload.content, 'base64').length);
}
