import type { Meeting } from '../meetings/index.ts';
import type { Mail } from '../messaging/index.ts';
import { escapeHtml, plainText } from '../shared/plain-text.ts';

interface MailContent {
  subject: string;
  /** Plain text; each line becomes a paragraph. */
  text: string;
  key: string;
}

const MAX_RECIPIENTS = 500;

/** @returns a mail to everyone in the meeting who has an address, or null when nobody has */
export function cardMail(meeting: Meeting, { subject, text, key }: MailContent): Omit<Mail, 'correlationId'> | null {
  const to = meeting.people
    .flatMap(({ email, name }) => (email ? [{ address: email, name: plainText(name, 80) }] : []))
    .slice(0, MAX_RECIPIENTS);
  return to.length === 0
    ? null
    : { tenantId: meeting.tenantId, to, subject: plainText(subject, 200), html: textToHtml(text), messageKey: key };
}

/** @returns HTML that shows the text as it is, line by line */
export function textToHtml(text: string): string {
  const lines = text.split('\n').map((line) => `<p>${escapeHtml(line) || '&nbsp;'}</p>`);
  return `<!doctype html><html><body>${lines.join('')}</body></html>`;
}
