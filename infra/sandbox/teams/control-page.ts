import type { Reply } from './http-io.ts';

const STYLE = `
body{font-family:Segoe UI,system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;line-height:1.5}
form,section{margin-block:1.5rem}
label{display:block;margin-block:.5rem}
input,select,button{font:inherit;padding:.4rem .6rem}
input{width:100%;box-sizing:border-box}
li{margin-block:.5rem}`;

// Text from people is only ever set as textContent.
const SCRIPT = `
const $ = (id) => document.getElementById(id);
const send = (path, body) => fetch(path, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
});
const tell = (text) => { $('status').textContent = text; };
const words = ({ text, summary, attachments }) =>
  text || attachments?.[0]?.content?.fallbackText || summary || 'Ett kort';

async function listPersonal() {
  const { messages } = await (await fetch('/_sandbox/personal-messages')).json();
  $('personal').replaceChildren(...messages.map(({ person, activity, at }) => {
    const item = document.createElement('li');
    item.textContent = new Date(at).toLocaleTimeString('sv-SE') + ' till ' + person.name + ': ' + words(activity);
    return item;
  }));
  $('nothing').hidden = messages.length > 0;
}

async function follow(after) {
  const { last } = await (await fetch('/_sandbox/sent?waitMs=30000&after=' + after)).json();
  await listPersonal();
  setTimeout(follow, last === after ? 200 : 0, last);
}

const people = await (await fetch('/_sandbox/people')).json();
for (const { id, name } of people.everyone) $('who').add(new Option(name, id));
$('who').selectedIndex = 1;

$('say').addEventListener('submit', async (event) => {
  event.preventDefault();
  const chat = encodeURIComponent(people.meeting.conversationId);
  const said = await send('/_conversation/v1/conversations/' + chat + '/messages', {
    type: 'text', text: $('text').value, textFormat: 'plain', from: { id: $('who').value },
  });
  tell(said.ok ? 'Sagt i mötets chatt.' : 'Det gick inte att skicka. Är sandlådan igång?');
  if (said.ok) $('text').value = '';
});

for (const button of document.querySelectorAll('[data-kind]')) {
  button.addEventListener('click', async () => {
    const done = await send('/_sandbox/meeting-events', { kind: button.dataset.kind, personId: $('who').value });
    tell(done.ok ? 'Klart: ' + button.textContent.toLowerCase() + '.' : 'Boten svarade inte. Är den igång?');
  });
}
await listPersonal();
follow(0);`;

const PAGE = Buffer.from(`<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Sandlådan</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<style>${STYLE}</style></head>
<body><main>
<h1>Sandlådan</h1>
<p>Här låter du de andra i mötet tala och mötet börja och sluta. Chatten ser du i <a href="/">Agents Playground</a>.</p>
<form id="say">
<label>Person <select id="who"></select></label>
<label>Säger i mötets chatt <input id="text" required autocomplete="off"></label>
<button>Säg</button>
</form>
<section aria-label="Mötet">
<button type="button" data-kind="start">Mötet börjar</button>
<button type="button" data-kind="join">Personen kommer</button>
<button type="button" data-kind="leave">Personen går</button>
<button type="button" data-kind="end">Mötet slutar</button>
</section>
<p id="status" role="status"></p>
<section>
<h2>Personliga meddelanden</h2>
<p id="nothing">Inga än.</p>
<ul id="personal"></ul>
</section>
</main><script type="module">${SCRIPT}</script></body></html>`);

/** What the Playground's menu lacks: the other people, the meeting's events, and what the bot wrote to each of them. */
export function controlPage(): Reply {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE };
}
