import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import { lineTooLong, unreadableFile, unreadableLine } from './analyze.errors.ts';

/** A meeting of three hours, with all that a corpus adds to it, is below 1 MB. */
const MOST_BYTES = 16 * 1024 * 1024;
const LINE_FEED = 0x0a;

/**
 * Reads a file of JSON lines one by one; no more than one line is held. Empty lines are skipped.
 * @param expected what a line has to hold, for the message when it does not
 * @throws AppError ANALYZE.NO_FILE, ANALYZE.BAD_LINE
 */
export async function* readJsonLines<T>(file: string, schema: z.ZodType<T>, expected: string): AsyncGenerator<T> {
  let number = 0;
  for await (const bytes of lines(file)) {
    number += 1;
    const value = parse(bytes);
    if (value === undefined) continue;
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw unreadableLine(number, expected);
    yield parsed.data;
  }

  function parse(bytes: Buffer): unknown {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
      return text === '' ? undefined : JSON.parse(text);
    } catch {
      throw unreadableLine(number, expected);
    }
  }
}

async function* lines(file: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of chunksOf(file)) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end)]);
      parts = [];
      length = 0;
      number += 1;
      from = end + 1;
    }
    parts.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > MOST_BYTES) throw lineTooLong(number, MOST_BYTES / 1024 ** 2);
  }
  if (length > 0) yield Buffer.concat(parts);
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw unreadableFile(file, error);
  }
}
