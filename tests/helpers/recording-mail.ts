import type { Mail, MailSender } from '../../core/messaging/index.ts';
import { createFaults, type Faults } from './faults.ts';

export interface RecordingMail extends MailSender, Faults<'send'> {
  sent: Mail[];
}

/** A mailbox that takes everything, or fails as told. */
export function createRecordingMail(): RecordingMail {
  const sent: Mail[] = [];
  const faults = createFaults<'send'>();
  return {
    ...faults,
    sent,
    async send(mail) {
      faults.pass('send');
      sent.push(mail);
    },
  };
}
