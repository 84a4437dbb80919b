import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, fail } from './answer.ts';
import { faultOf } from './planner-input.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import { findUser } from './tenant.ts';

const Recipient = z.strictObject({
  emailAddress: z.strictObject({ address: z.string().optional(), name: z.string().optional() }),
});

/** Body of sendMail, with the properties of a message that a sender may set. */
const SendMail = z.strictObject({
  message: z.strictObject({
    subject: z.string().max(255).optional(),
    body: z.strictObject({ contentType: z.literal(['text', 'Text', 'html', 'HTML']), content: z.string() }).optional(),
    toRecipients: z.array(Recipient).max(500).optional(),
    ccRecipients: z.array(Recipient).optional(),
    bccRecipients: z.array(Recipient).optional(),
    replyTo: z.array(Recipient).optional(),
    importance: z.literal(['low', 'normal', 'high']).optional(),
    internetMessageHeaders: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  }),
  saveToSentItems: z.boolean().optional(),
});

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;

function sendMail(context: RouteContext, request: GraphRequest, [mailbox = '']: readonly string[]): Answer {
  const known = mailbox.toLowerCase() === context.tenant.mailbox.toLowerCase() || findUser(context.tenant, mailbox);
  if (!known) return fail(404, 'ErrorInvalidUser', `The requested user '${mailbox}' is invalid.`);

  const parsed = SendMail.safeParse(request.body);
  if (!parsed.success) return fail(400, 'RequestBodyRead', `The request is invalid: ${faultOf(parsed.error)}`);
  const { message, saveToSentItems = true } = parsed.data;

  const headers = message.internetMessageHeaders ?? [];
  const refused = headers.find(({ name }) => !/^x-/i.test(name));
  if (refused) {
    const text = `The internet message header name '${refused.name}' should start with 'x-' or 'X-'.`;
    return fail(400, 'InvalidInternetMessageHeader', text);
  }
  const all = [message.toRecipients, message.ccRecipients, message.bccRecipients].flatMap((list) => list ?? []);
  if (all.length === 0 || all.some(({ emailAddress }) => !ADDRESS.test(emailAddress.address ?? ''))) {
    return fail(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  }

  context.store.insertMail({
    id: randomUUID(),
    mailbox,
    sentDateTime: context.now().toISOString(),
    subject: message.subject ?? '',
    to: (message.toRecipients ?? []).map(({ emailAddress }) => ({
      address: emailAddress.address ?? '',
      name: emailAddress.name ?? '',
    })),
    contentType: (message.body?.contentType ?? 'text').toLowerCase(),
    content: message.body?.content ?? '',
    headers: Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
    saveToSentItems,
  });
  return { status: 202 };
}

/** Exchange's part: 202 means accepted, nothing more. */
export const mailRoutes: readonly Route[] = [
  { method: 'POST', pattern: /^\/v1\.0\/users\/([^/]+)\/sendMail$/, handle: sendMail },
];
