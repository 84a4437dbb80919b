import type { Response } from 'restify';

/** Who may show our pages in a frame. Source: Microsoft's page on tab requirements; Teams only. */
const FRAME_ANCESTORS = ['https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft'];

const COMMON: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

/** For answers that are data: never shown as a page, never in a frame, never kept. */
export const DATA_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

/**
 * For the tabs' own pages and files: everything from here, in a frame of Teams only. Fluent UI (Griffel) makes its styles
 * in style elements that are empty and filled by script: the hash is that of an empty text, so that a style element with
 * anything written in it is refused.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON,
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "img-src 'self' data:",
    "font-src 'self' data: https://res.cdn.office.net",
    // TeamsJS reads the list of hosts that it may talk to from there.
    "connect-src 'self' https://res.cdn.office.net",
    `frame-ancestors 'self' ${FRAME_ANCESTORS.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
};

export function setHeaders(response: Response, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
