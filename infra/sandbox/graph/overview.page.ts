import type { SandboxMail, SandboxTask } from './inspect.ts';
import { findUser, type LocalTenant } from './tenant.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  article { border: 1px solid GrayText; border-radius: 6px; padding: 0 1rem 1rem; margin: 1rem 0; }
  pre { white-space: pre-wrap; font: inherit; }
  iframe { width: 100%; height: 24rem; border: 1px solid GrayText; background: white; }
`;

function progress(percentComplete: number): string {
  if (percentComplete === 100) return 'Klar';
  return percentComplete > 0 ? 'Pågår' : 'Inte påbörjad';
}

const day = (moment: string): string =>
  new Date(moment).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Stockholm' });

function taskHtml(task: SandboxTask, tenant: LocalTenant): string {
  const names = task.assigneeIds.map((id) => findUser(tenant, id)?.displayName ?? id);
  const steps = task.checklist.map(({ title, isChecked }) => `<li>${isChecked ? '☑' : '☐'} ${escapeHtml(title)}</li>`);
  const button = `<form method="post" action="/_sandbox/tasks/${encodeURIComponent(task.id)}/complete">
    <button aria-label="Markera ${escapeHtml(task.title)} som klar">Markera som klar</button></form>`;
  return `<article><h3>${escapeHtml(task.title)}</h3>
    <p>${progress(task.percentComplete)} · Ansvarig: ${escapeHtml(names.join(', ') || 'ingen')}
    · Klart senast: ${task.dueDateTime === null ? 'inget datum' : escapeHtml(day(task.dueDateTime))}</p>
    <pre>${escapeHtml(task.description)}</pre>
    ${steps.length > 0 ? `<ul>${steps.join('')}</ul>` : ''}
    ${task.percentComplete === 100 ? '' : button}</article>`;
}

function mailHtml(mail: SandboxMail): string {
  const to = mail.to.map(({ name, address }) => (name ? `${name} <${address}>` : address));
  const body =
    mail.contentType === 'html'
      ? `<iframe sandbox title="Brevets innehåll" srcdoc="${escapeHtml(mail.content)}"></iframe>`
      : `<pre>${escapeHtml(mail.content)}</pre>`;
  return `<article><h3>${escapeHtml(mail.subject)}</h3>
    <p>Skickat ${escapeHtml(day(mail.sentDateTime))} från ${escapeHtml(mail.mailbox)} till ${escapeHtml(to.join(', '))}</p>
    <details><summary>Visa brevet</summary>${body}</details></article>`;
}

/** What the page may load: nothing; a mail's HTML is shown in a frame that cannot run anything. */
export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

/** @returns a page in Swedish with what has been made in the make-believe tenant, newest first. */
export function overviewPage(
  tenant: LocalTenant,
  tasks: readonly SandboxTask[],
  mails: readonly SandboxMail[],
): string {
  const none = '<p>Inget än.</p>';
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Påhittat Microsoft 365</title><style>${STYLE}</style></head><body><main>
    <h1>Påhittat Microsoft 365</h1>
    <p>Det här är ett låtsat Planner och en låtsad e-post på din egen dator. Inget härifrån skickas till någon.
    Ladda om sidan för att se det senaste.</p>
    <h2>Uppgifter i Planner (${tasks.length})</h2>
    ${
      [...tasks]
        .reverse()
        .map((task) => taskHtml(task, tenant))
        .join('') || none
    }
    <h2>Skickade brev (${mails.length})</h2>
    ${[...mails].reverse().map(mailHtml).join('') || none}
    </main></body></html>`;
}
