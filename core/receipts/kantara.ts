import type { LegalBasis } from '../consent/index.ts';
import type { ConsentRecord } from './consent-record.ts';
import { orNotSet } from './controller-facts.ts';
import { purposesOf } from './purposes.ts';

const NOT_BY_CONSENT: Readonly<Record<Exclude<LegalBasis, 'consent'>, string>> = {
  legitimate_interest: 'NOT BY CONSENT: legitimate interest, GDPR Art. 6(1)(f); informed, with the right to object',
  public_task: 'NOT BY CONSENT: task in the public interest, GDPR Art. 6(1)(e); informed, with the right to object',
  contract: 'NOT BY CONSENT: contract, GDPR Art. 6(1)(b); informed',
};

/**
 * The record in the profile of Kantara's Consent Receipt Specification 1.1.0. Where there was no consent its type says
 * so, since the profile has no other place for it (4.5.6: what is not explicit is described).
 */
export function kantaraReceipt(record: ConsentRecord) {
  const { controller, subject } = record;
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: orNotSet(controller.country),
    // 4.3.3: seconds since 1970.
    consentTimestamp: Math.floor(Date.parse(subject.at) / 1000),
    collectionMethod: `Microsoft Teams, ${subject.channel}${subject.client === null ? '' : ` (${subject.client})`}`,
    consentReceiptID: record.receiptId,
    language: record.language,
    piiPrincipalId: record.personId,
    piiControllers: [
      {
        piiController: orNotSet(controller.name),
        onBehalf: false,
        contact: orNotSet(controller.contact),
        address: { streetAddress: orNotSet(controller.address), addressCountry: orNotSet(controller.country) },
        email: orNotSet(controller.email),
        phone: orNotSet(controller.phone),
      },
    ],
    policyUrl: orNotSet(controller.privacyPolicyUrl),
    services: [
      {
        service: 'Kollegan, an AI colleague in Teams meetings',
        purposes: purposesOf(record).map(({ level, text, keptFor, pii }) => ({
          purpose: text,
          purposeCategory: ['Core Function'],
          consentType: consentType(record),
          piiCategory: [pii],
          primaryPurpose: level === 'bas' || level === 'none',
          termination: keptFor === null ? 'Words are not kept' : `${keptFor} after they were said`,
          thirdPartyDisclosure: false,
        })),
      },
    ],
    sensitive: false,
    spiCat: [],
  };
}

function consentType({ subject }: ConsentRecord): string {
  const { signal, basis } = subject;
  if (basis !== 'consent') return `${NOT_BY_CONSENT[basis]}; state: ${signal}`;
  return subject.level === 'none' ? `NOT GIVEN; state: ${signal}` : 'EXPLICIT';
}
