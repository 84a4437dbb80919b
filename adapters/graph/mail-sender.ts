import type { Client } from '@microsoft/microsoft-graph-client';
import type { MailSender } from '../../core/messaging/index.ts';
import { ambiguousSend, graphError, isAmbiguous } from './graph.errors.ts';
import { graphRequest } from './graph-request.ts';

export interface MailSenderOptions {
  client: Client;
  /** Address of the tenant's Kollegan mailbox. */
  mailbox: string;
  /** The one that a tenant has chosen instead; null: none. */
  mailboxOf?: (tenantId: string) => Promise<string | null>;
}

/** Exchange refuses a longer subject. */
const MAX_SUBJECT = 255;

/**
 * Mail by Graph's sendMail, which has no idempotency key. Nothing but a 429 is repeated here; a failure that may have
 * sent the mail is GRAPH.AMBIGUOUS_SEND (retry): people may get it once more, with the same `x-kollegan-key` header.
 */
export function createMailSender({ client, mailbox, mailboxOf = async () => null }: MailSenderOptions): MailSender {
  return {
    async send({ tenantId, to, subject, html, messageKey, correlationId }) {
      const body = {
        message: {
          subject: subject.slice(0, MAX_SUBJECT),
          body: { contentType: 'html', content: html },
          toRecipients: to.map(({ address, name }) => ({ emailAddress: { address, name } })),
          internetMessageHeaders: [{ name: 'x-kollegan-key', value: messageKey }],
        },
        saveToSentItems: true,
      };
      const from = (await mailboxOf(tenantId)) ?? mailbox;
      const path = `/users/${encodeURIComponent(from)}/sendMail`;
      try {
        await graphRequest(client, path, correlationId).post(body);
      } catch (error) {
        const coded = graphError(error);
        throw isAmbiguous(coded) ? ambiguousSend(coded) : coded;
      }
    },
  };
}
