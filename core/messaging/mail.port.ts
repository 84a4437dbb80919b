export interface Mail {
  /** Whose mailbox it is sent from. */
  tenantId: string;
  to: readonly { address: string; name: string }[];
  subject: string;
  /** HTML with every value from people escaped. */
  html: string;
  /** Business key, sent as a header so that a repeat can be recognised. */
  messageKey: string;
  correlationId: string;
}

/** Sends mail from the tenant's Kollegan mailbox. Accepted is not delivered. Throttled: retry; refused: dead-letter. */
export interface MailSender {
  send(mail: Mail): Promise<void>;
}
