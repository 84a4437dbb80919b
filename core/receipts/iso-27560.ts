import type { LegalBasis } from '../consent/index.ts';
import type { ConsentRecord } from './consent-record.ts';
import { authorityOf, orNotSet } from './controller-facts.ts';
import { purposesOf } from './purposes.ts';

const ARTICLES: Readonly<Record<LegalBasis, string>> = {
  consent: 'GDPR Art. 6(1)(a) consent',
  contract: 'GDPR Art. 6(1)(b) contract',
  public_task: 'GDPR Art. 6(1)(e) task in the public interest',
  legitimate_interest: 'GDPR Art. 6(1)(f) legitimate interest',
};

const RIGHTS = ['access (Art. 15)', 'rectification (Art. 16)', 'erasure (Art. 17)', 'portability (Art. 20)'];
const RIGHT_OF: Readonly<Record<LegalBasis, readonly string[]>> = {
  consent: ['withdrawal (Art. 7(3))'],
  contract: [],
  public_task: ['objection (Art. 21)'],
  legitimate_interest: ['objection (Art. 21)'],
};

/**
 * The record in the structure of ISO/IEC TS 27560:2023, with what the GDPR asks for beside it.
 * Source: its sections header, processing, parties and events, by the DPVCG's guide to it.
 */
export function iso27560Record(record: ConsentRecord) {
  const { controller, subject, notice } = record;
  const withdrawal = 'The consent card in the chat of the meeting, /kollegan nej, or the tab; at any time, one click';
  return {
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: record.receiptId,
    receipt_id: record.receiptId,
    pii_principal_id: record.personId,
    pii_processing: {
      privacy_notice: {
        version: subject.noticeVersion,
        sha256: subject.noticeHash,
        policy_url: orNotSet(controller.privacyPolicyUrl),
        ...(notice && { text: textOf(notice) }),
      },
      language: record.language,
      purposes: purposesOf(record).map(({ level, text, keptFor, pii }) => ({
        purpose: text,
        purpose_type: level,
        lawful_basis: ARTICLES[subject.basis],
        pii_information: [{ pii_type: pii, pii_optional: true, special_pii_category: false }],
        pii_controllers: ['controller'],
        collection_method: `Microsoft Teams, ${subject.channel}`,
        processing_method:
          'Automated detection of decisions and tasks; a person confirms; no automated decision (Art. 22)',
        storage_locations: [
          'Where the controller runs Kollegan: a machine of its own, or an Azure region in the EU/EEA',
        ],
        processing_locations: ['EU/EEA'],
        geographic_restrictions: ['EU/EEA'],
        retention_period: keptFor ?? 'words are not kept',
        jurisdiction: orNotSet(controller.country),
        recipient_third_parties: [] as string[],
        withdrawal_method: withdrawal,
        privacy_rights: [...RIGHT_OF[subject.basis], ...RIGHTS],
      })),
    },
    party_identification: [
      {
        party_id: 'controller',
        party_name: orNotSet(controller.name),
        party_address: orNotSet(controller.address),
        party_contact:
          [controller.contact, controller.email, controller.phone].filter((each) => each !== '').join(', ') ||
          orNotSet(''),
        party_type: 'organisation',
        party_role: 'controller',
      },
      {
        party_id: 'data-protection-officer',
        party_name: orNotSet(controller.dataProtectionOfficer),
        party_address: orNotSet(controller.address),
        party_contact: orNotSet(controller.dataProtectionOfficer),
        party_type: 'person or role',
        party_role: 'data protection officer',
      },
      {
        party_id: 'authority',
        party_name: authorityOf(controller),
        party_address: orNotSet(controller.country),
        party_contact: authorityOf(controller),
        party_type: 'authority',
        party_role: 'supervisory authority',
      },
    ],
    consent_events: record.events.map((event) => ({
      event_time: event.at,
      validity_duration: event.level === 'none' ? 'P0D' : 'this meeting',
      entity_id: event.signal === 'requested' || event.signal === 'expired' ? 'kollegan' : event.personId,
      event_type: event.basis === 'consent' ? 'explicit consent' : 'information',
      event_state: event.signal,
      level: event.level,
      event_id: event.hash,
      previous_event_id: event.previous,
    })),
  };
}

function textOf({ lead, ground, levels, withdrawal }: NonNullable<ConsentRecord['notice']>): string {
  return [lead, ground, ...levels.map(({ name, meaning }) => `${name}: ${meaning}`), withdrawal]
    .filter((line) => line !== '')
    .join('\n');
}
