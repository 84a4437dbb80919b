import { z } from 'zod';
import { fateOf } from '../../core/shared/app-error.ts';
import { unreadableAnswer } from './graph.errors.ts';
import type { GraphCall } from './graph-call.ts';

/** Source: Graph's page on uploading small files. */
export const SMALL_FILE_BYTES = 4 * 1_024 * 1_024;
/** Source: Graph's page on upload sessions: a multiple of 320 KiB, of which 5 to 10 MiB are recommended. */
const PART_BYTES = 16 * 320 * 1_024;
/** Without a part in between that got through. */
const MOST_FAILURES = 3;

export interface UploadInParts<Schema extends z.ZodType> {
  graph: GraphCall;
  schema: Schema;
  /** Of the file to be, `/drives/…/items/{folder}:/{name}:`. */
  path: string;
  content: Uint8Array;
  correlationId: string;
}

const Session = z.object({ uploadUrl: z.url() });
const Progress = z.object({ nextExpectedRanges: z.array(z.string()).min(1) });

/** The first byte that is missing, of ranges such as `["1024-"]`. */
function nextByte({ nextExpectedRanges }: z.infer<typeof Progress>): number {
  const starts = nextExpectedRanges.map((range) => Number.parseInt(range, 10));
  const [first = Number.NaN] = starts.sort((a, b) => a - b);
  if (Number.isNaN(first)) throw unreadableAnswer();
  return first;
}

/**
 * A large file, part by part, to an address that is a secret of its own and gets no token. After a failure the service
 * is asked what it has.
 */
export async function uploadInParts<Schema extends z.ZodType>(upload: UploadInParts<Schema>): Promise<z.infer<Schema>> {
  const { graph, schema, path, content, correlationId } = upload;
  const body = { item: { '@microsoft.graph.conflictBehavior': 'replace' } };
  const { uploadUrl } = await graph.post(Session, `${path}/createUploadSession`, body, { correlationId });

  let start = 0;
  for (let failures = 0; ; ) {
    const part = content.subarray(start, start + PART_BYTES);
    const headers = { 'content-range': `bytes ${start}-${start + part.length - 1}/${content.length}` };
    try {
      const answer = await graph.put(z.unknown(), uploadUrl, part, { correlationId, headers });
      const progress = Progress.safeParse(answer);
      if (!progress.success) return schema.parse(answer) as z.infer<Schema>;
      start = nextByte(progress.data);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (fateOf(error) !== 'retry' || failures === MOST_FAILURES) throw error;
      start = nextByte(await graph.get(Progress, uploadUrl, { correlationId }));
    }
  }
}
