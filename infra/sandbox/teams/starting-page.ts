import type { Reply } from './http-io.ts';

function page(title: string, text: string, refreshSeconds: number | undefined): Buffer {
  const refresh = refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">`;
  return Buffer.from(
    `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${title}</title>${refresh}` +
      '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">' +
      '</head><body style="font-family:Segoe UI,system-ui,sans-serif;margin:4rem auto;max-width:32rem;padding:0 1rem">' +
      `<main role="status"><h1>${title}</h1><p>${text}</p></main></body></html>`,
  );
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/** While the Playground is on its way: the browser asks again every second. */
export function startingPage(): Reply {
  return {
    status: 503,
    headers: { ...HTML, 'retry-after': '1' },
    body: page('Startar…', 'Teams-sandlådan startar. Sidan öppnas av sig själv om ett par sekunder.', 1),
  };
}

/** The Playground is gone and will not come back by itself. */
export function stoppedPage(): Reply {
  return {
    status: 502,
    headers: HTML,
    body: page('Sandlådan har stannat', 'Starta om med npm start och ladda sedan om sidan.', undefined),
  };
}
