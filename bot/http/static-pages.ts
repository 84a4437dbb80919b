import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'restify';
import type { Logger } from '../../core/shared/logger.port.ts';
import { refuse } from './refuse.ts';
import type { Routes } from './routes.ts';
import { PAGE_HEADERS, setHeaders } from './security-headers.ts';

export interface StaticPagesOptions {
  /** The built tabs; a folder that is not there means that they are not built. */
  folder: string;
  logger: Logger;
}

interface Page {
  body: Buffer;
  type: string;
  etag: string;
  cacheControl: string;
  /** Made when it is first asked for. */
  encoded: Map<'br' | 'gzip', Buffer>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
/** Smaller is not worth it, and pictures are packed already. */
const WORTH_PACKING = 1_024;
const PACKED_TYPES = /^(text|application)\/|svg/;
/** Vite puts what carries a hash in its name there: it never changes. */
const HASHED = /^assets\/.+-[\w-]{8,}\.\w+$/;
const BASE = '/tabs/';

/**
 * Serves the built tabs from memory, under `/tabs/`. Only files that were there at the start can be asked for, so no
 * path leads anywhere else. Every other path under it is a screen of the app and gets its page.
 */
export function createStaticPages({ folder, logger }: StaticPagesOptions): Routes {
  const pages = readPages(folder);
  const index = pages.get('index.html');

  const answer = async (request: Request, response: Response): Promise<void> => {
    const name = decode(request.getPath().slice(BASE.length));
    const page = pages.get(name) ?? (path.extname(name) === '' ? index : undefined);
    if (page) send(request, response, page);
    else if (index) refuse(response, logger, { status: 404, code: 'HTTP.NO_FILE', detail: 'There is no such file.' });
    else refuse(response, logger, NOT_BUILT);
  };
  return {
    register(server) {
      server.get('/tabs', async (_request, response) => {
        response.writeHead(308, { ...PAGE_HEADERS, Location: BASE });
        response.end();
      });
      server.get(`${BASE}*`, answer);
      server.head(`${BASE}*`, answer);
    },
  };
}

const NOT_BUILT = {
  status: 404,
  code: 'HTTP.TABS_NOT_BUILT',
  detail: 'The tabs are not built. Build them, then start again.',
};

function send(request: Request, response: Response, page: Page): void {
  setHeaders(response, PAGE_HEADERS);
  response.setHeader('Cache-Control', page.cacheControl);
  response.setHeader('ETag', page.etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.header('if-none-match') === page.etag) {
    response.writeHead(304);
    response.end();
    return;
  }
  const encoding = encodingFor(request, page);
  const body = encoding === null ? page.body : encodedBody(page, encoding);
  response.writeHead(200, {
    'Content-Type': page.type,
    'Content-Length': String(body.length),
    ...(encoding === null ? {} : { 'Content-Encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function encodingFor(request: Request, { body, type }: Page): 'br' | 'gzip' | null {
  if (body.length < WORTH_PACKING || !PACKED_TYPES.test(type)) return null;
  const accepted = String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : null;
}

function encodedBody({ body, encoded }: Page, encoding: 'br' | 'gzip'): Buffer {
  const known = encoded.get(encoding);
  if (known) return known;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const made = encoding === 'br' ? brotliCompressSync(body, quality) : gzipSync(body, { level: 9 });
  encoded.set(encoding, made);
  return made;
}

function readPages(folder: string): Map<string, Page> {
  const files = listFiles(folder);
  return new Map(
    files.map((name) => {
      const body = readFileSync(path.join(folder, name));
      const page: Page = {
        body,
        type: TYPES[path.extname(name)] ?? 'application/octet-stream',
        etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
        cacheControl: HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
        encoded: new Map(),
      };
      return [name, page];
    }),
  );
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}
