import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { verifySignature } from '../../../adapters/signing/index.ts';
import { type ConsentLevel, LegalBasis } from '../../../core/consent/index.ts';
import { type Meeting, personLeft } from '../../../core/meetings/index.ts';
import {
  type ConsentRecord,
  consentRecord,
  makeReceipt,
  type ReceiptFile,
  receiptDocument,
  verifyReceipt,
} from '../../../core/receipts/index.ts';
import iso27560Schema from '../../../core/receipts/schemas/iso-27560.schema.json' with { type: 'json' };
import kantaraSchema from '../../../core/receipts/schemas/kantara-1.1.schema.json' with { type: 'json' };
import { RECEIPT_TEXTS } from '../../../core/receipts/texts/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { Language } from '../../../core/shared/language.ts';
import { forgetWords } from '../../../core/withdrawals/index.ts';
import { answerOf } from '../../helpers/consents.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { causeBy, consent, join, keyOf, latest } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, person } from '../../helpers/people.ts';
import { createTestSigner } from '../../helpers/test-signer.ts';

const world = useCoreWorld();
const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const fitsKantara = ajv.compile(kantaraSchema);
const fitsIso27560 = ajv.compile(iso27560Schema);

const CONTROLLER = {
  name: 'Ek & Söner AB',
  address: 'Storgatan 1, 111 22 Stockholm',
  country: 'SE',
  contact: 'Dataskydd',
  email: 'dataskydd@ek.example',
  phone: '+46 8 123 45 67',
  dataProtectionOfficer: 'dpo@ek.example',
  privacyPolicyUrl: 'https://ek.example/privacy',
};
const settings = { ...DEFAULT_TENANT_SETTINGS, controller: CONTROLLER };

async function recordOf(meeting: Meeting, more: Partial<typeof settings> = {}): Promise<ConsentRecord> {
  const options = { settings: { ...settings, ...more }, now: world.clock.now() };
  const record = consentRecord(await latest(world, meeting), 'anna', options);
  if (!record) throw new Error('Nobody was asked');
  return record;
}

async function answered(levels: readonly ConsentLevel[], basis: LegalBasis, language: Language): Promise<Meeting> {
  world.settings.set({ legalBasis: { organisation: 'company', employee: basis, guest: 'usual' } });
  const meeting = await join(world, { people: [person('Anna Ek', { kind: 'employee' })], language });
  for (const level of levels) {
    world.clock.advance(1_000);
    await consent(world, meeting, ANNA, level);
  }
  return meeting;
}

const signer = createTestSigner();
const fileOf = async (meeting: Meeting): Promise<ReceiptFile> => makeReceipt(await recordOf(meeting), signer);
/** As it is when it was written to a file and read again. */
const onDisk = (file: ReceiptFile): ReceiptFile => JSON.parse(JSON.stringify(file));

describe('a receipt fits both schemas', () => {
  const cases = Language.options.flatMap((language) =>
    LegalBasis.options.flatMap((basis) =>
      [[], ['none'], ['bas'], ['plus'], ['juridik'], ['plus', 'none'], ['juridik', 'none', 'bas']].map(
        (levels) => [levels as ConsentLevel[], basis, language] as const,
      ),
    ),
  );

  it.each(cases)('after %j on the ground %s in %s', async (levels, basis, language) => {
    const { receipt } = onDisk(await fileOf(await answered(levels, basis, language)));

    expect([fitsKantara(receipt['kantara']), fitsKantara.errors]).toEqual([true, null]);
    expect([fitsIso27560(receipt['iso27560']), fitsIso27560.errors]).toEqual([true, null]);
  });

  it('also where nobody has told who the controller is, and says what is missing', async () => {
    const meeting = await answered(['plus'], 'consent', 'sv');
    const { controller } = DEFAULT_TENANT_SETTINGS;
    const { receipt } = onDisk(await makeReceipt(await recordOf(meeting, { controller }), signer));

    expect(fitsKantara(receipt['kantara']) && fitsIso27560(receipt['iso27560'])).toBe(true);
    expect(receipt['missing']).toEqual(Object.keys(controller).map((name) => `controller.${name}`));
    expect(receipt['kantara']).toMatchObject({ policyUrl: 'not set', jurisdiction: 'not set' });
  });

  /** Sources: Consent Receipt Specification 1.1.0, 4.3 to 4.5; the table of mandatory fields of ISO/IEC TS 27560. */
  it.each([
    ['kantara', 'version jurisdiction consentTimestamp collectionMethod consentReceiptID language piiPrincipalId'],
    ['kantara', 'piiControllers piiController contact address email phone policyUrl services service purposes purpose'],
    ['kantara', 'purposeCategory consentType piiCategory primaryPurpose termination thirdPartyDisclosure sensitive'],
    [
      'iso27560',
      'schema_version record_id receipt_id pii_principal_id privacy_notice language purpose pii_information',
    ],
    ['iso27560', 'pii_controllers storage_locations retention_period jurisdiction recipient_third_parties pii_type'],
    ['iso27560', 'withdrawal_method party_id party_address party_name party_contact party_type event_time entity_id'],
    ['iso27560', 'validity_duration event_type event_state lawful_basis collection_method processing_method'],
    ['iso27560', 'geographic_restrictions privacy_rights pii_optional special_pii_category party_role'],
  ])('and none of %s lacks %s', async (form, fields) => {
    const { receipt } = onDisk(await fileOf(await answered(['juridik'], 'consent', 'en')));
    const fits = form === 'kantara' ? fitsKantara : fitsIso27560;

    for (const field of fields.split(' ')) {
      const lacking = JSON.parse(JSON.stringify(receipt[form]), (key, value) => (key === field ? undefined : value));
      expect([field, fits(lacking)]).toEqual([field, false]);
    }
  });
});

describe('what a receipt says', () => {
  it('is when in seconds, how and what, for each level that the answer lets be done', async () => {
    const meeting = await answered(['juridik'], 'consent', 'en');
    const { kantara, iso27560 } = (await fileOf(meeting)).receipt;

    expect(kantara).toMatchObject({
      consentTimestamp: Math.floor(world.clock.now().getTime() / 1000),
      jurisdiction: 'SE',
      services: [
        {
          purposes: [
            { consentType: 'EXPLICIT', termination: 'Words are not kept', primaryPurpose: true },
            { consentType: 'EXPLICIT', termination: 'P30D after they were said' },
            { consentType: 'EXPLICIT', termination: 'P7Y after they were said' },
          ],
        },
      ],
    });
    expect(iso27560).toMatchObject({
      pii_processing: { privacy_notice: { text: expect.stringContaining('with your consent') } },
      consent_events: [{ event_state: 'requested' }, { event_state: 'given', level: 'juridik' }],
    });
  });

  it.each([
    ['legitimate_interest', /^NOT BY CONSENT: legitimate interest/],
    ['public_task', /^NOT BY CONSENT: task in the public interest/],
    ['contract', /^NOT BY CONSENT: contract/],
  ] as const)('on the ground %s is not consent', async (basis, type) => {
    const { kantara } = (await fileOf(await answered(['bas'], basis, 'sv'))).receipt;

    expect(kantara).toMatchObject({ services: [{ purposes: [{ consentType: expect.stringMatching(type) }] }] });
  });

  it('is of the last answer, and has another number after each event', async () => {
    const meeting = await answered(['plus'], 'consent', 'sv');
    const before = await recordOf(meeting);
    await personLeft(world.meetings, { key: keyOf(meeting), personId: 'anna', cause: causeBy(world, ANNA) });
    const after = await recordOf(meeting);

    expect(after.subject).toEqual(before.subject);
    expect(after.events.map(({ signal }) => signal)).toEqual(['requested', 'given', 'expired']);
    expect(after.receiptId).not.toBe(before.receiptId);
  });

  it.each(Language.options)('tells in %s what was removed after a withdrawal', async (language) => {
    const meeting = await answered(['plus', 'none'], 'consent', language);
    const document = await world.store.read({ ...keyOf(meeting), scope: meeting.conversationId, id: meeting.id });
    const job = document?.outbox.find((entry) => entry.type === 'job' && entry.queue === 'erasures');
    if (job?.type !== 'job') throw new Error('No job');
    await forgetWords(world, job.body as never);

    const record = await recordOf(meeting);
    expect(record.deletions).toMatchObject([{ utterances: 0, questions: 0 }]);
    const { deletions, deleted } = RECEIPT_TEXTS[language];
    const text = JSON.stringify(receiptDocument(record));
    expect([text.includes(deletions), text.includes(deleted(0, 0))]).toEqual([true, true]);
  });

  it('is nothing where nobody was asked', () => {
    const options = { settings, now: world.clock.now() };

    expect(consentRecord(meetingOf(), 'anna', options)).toBeNull();
  });

  it('to answers of before there were events is that their words cannot be shown when the periods are others', () => {
    const meeting = meetingOf({ consents: [answerOf('anna', 'plus', { noticeHash: 'a'.repeat(64) })] });
    const record = consentRecord(meeting, 'anna', { settings, now: world.clock.now() });

    expect(record).toMatchObject({ notice: null, isComplete: true });
    if (record) expect(JSON.stringify(receiptDocument(record))).toContain('Texten kan inte visas längre');
  });

  it('says when events before it are in the audit log alone', async () => {
    const meeting = await answered(Array(25).fill('bas'), 'consent', 'sv');
    const record = await recordOf(meeting);

    expect(record.isComplete).toBe(false);
    expect(JSON.stringify(receiptDocument(record))).toContain('Äldre händelser finns bara i granskningsloggen');
    expect(
      (await verifyReceipt(onDisk(await makeReceipt(record, signer)), { trusted: null, verify: verifySignature })).ok,
    ).toBe(true);
  });
});

describe('the document for people', () => {
  it.each(Language.options)('in %s speaks of consent only where it was asked for', async (language) => {
    const texts = JSON.stringify(receiptDocument(await recordOf(await answered(['plus'], 'public_task', language))));
    const asked = JSON.stringify(receiptDocument(await recordOf(await answered(['plus'], 'consent', language))));

    expect(texts).not.toMatch(/samty[ck]|consent/i);
    expect(asked).toMatch(/samty[ck]|consent/i);
  });

  it.each(Language.options)('in %s names what the organisation has not told', async (language) => {
    const meeting = await answered(['bas'], 'consent', language);
    const record = await recordOf(meeting, { controller: { ...CONTROLLER, phone: ' ', country: 'FR' } });

    const rows = receiptDocument(record).blocks.flatMap((block) => (block.type === 'facts' ? block.rows : []));
    expect(rows.filter(([, value]) => value === RECEIPT_TEXTS[language].notSet).map(([label]) => label)).toEqual([
      RECEIPT_TEXTS[language].facts.phone,
      RECEIPT_TEXTS[language].facts.authority,
    ]);
  });

  it('names nobody and tells nothing of the meeting', async () => {
    const text = JSON.stringify(receiptDocument(await recordOf(await answered(['plus'], 'consent', 'sv'))));

    expect(text).not.toMatch(/Anna|Ledningsgrupp/);
  });
});

describe('a receipt file', () => {
  const verify = async (file: unknown, trusted: Awaited<ReturnType<typeof signer.publicKeys>> | null = null) =>
    verifyReceipt(file, { trusted, verify: verifySignature });
  let file: ReceiptFile;
  beforeEach(async () => {
    file = onDisk(await fileOf(await answered(['plus', 'none'], 'consent', 'sv')));
  });

  it('is good by the keys that the installation serves, and whole by those in it', async () => {
    expect(await verify(file, await signer.publicKeys())).toMatchObject({ ok: true, isTrusted: true });
    expect(await verify(file)).toMatchObject({ ok: true, isTrusted: false, receipt: { personId: 'anna' } });
  });

  it('with any field of it changed is refused', async () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]) => {
      if (typeof value !== 'object' || value === null) paths.push(path);
      else for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    };
    walk(file.receipt, []);
    const reasons = new Set<string>();
    for (const path of paths) {
      const altered = structuredClone(file);
      const holder = path.slice(0, -1).reduce<never>((at, key) => at[key as never], altered.receipt as never);
      const key = path.at(-1) as never;
      holder[key] = (typeof holder[key] === 'string' ? `${holder[key]}x` : 'x') as never;
      const verdict = await verify(altered);
      reasons.add(verdict.ok ? path.join('.') : verdict.reason);
    }

    expect(paths.length).toBeGreaterThan(80);
    expect([...reasons]).toEqual(['altered']);
  });

  it.each([
    [
      'of another installation',
      'unknown-key',
      async () => ({ ...file, ...(await remade(createTestSigner('2026-02-01T00:00:00.000Z'))) }),
    ],
    ['with the signature of another receipt', 'altered', async () => ({ ...file, signature: await otherSignature() })],
    [
      'with a signature of another kind',
      'wrong-kind',
      async () => ({ ...file, signature: await signer.sign('audit-head', file.receipt) }),
    ],
    ['with a signature that is none', 'malformed', async () => ({ ...file, signature: 'a.b.c' })],
    ['without a signature', 'not-a-receipt', async () => ({ receipt: file.receipt, keys: file.keys })],
    ['that is something else', 'not-a-receipt', async () => 'a receipt'],
    ['whose signed text is no receipt', 'not-a-receipt', async () => signed({ hello: 'world' })],
    ['with an event left out', 'broken-chain', async () => signed({ ...file.receipt, events: eventsWithout(1) })],
    [
      'with the first event left out',
      'broken-chain',
      async () => signed({ ...file.receipt, events: eventsWithout(0) }),
    ],
  ])('%s is refused as %s', async (_what, reason, make) => {
    expect(await verify(await make(), await signer.publicKeys())).toEqual({ ok: false, reason });
  });

  it('forged with a key that calls itself ours is refused', async () => {
    const forger = createTestSigner('2026-03-01T00:00:00.000Z');
    const [ours] = await signer.publicKeys();
    const [theirs] = await forger.publicKeys();
    const signature = await forger.sign('consent-receipt', file.receipt);
    if (!ours || !theirs) throw new Error('No keys');
    const header = JSON.parse(Buffer.from(signature.split('.')[0] ?? '', 'base64url').toString());
    const renamed = Buffer.from(JSON.stringify({ ...header, kid: ours.kid })).toString('base64url');
    const forged = { ...file, signature: [renamed, ...signature.split('.').slice(1)].join('.') };

    expect(await verify(forged, [ours])).toEqual({ ok: false, reason: 'bad-signature' });
    expect(await verify({ ...file, signature, keys: [theirs] })).toMatchObject({ ok: true, isTrusted: false });
    expect(await verify({ ...file, signature, keys: [theirs] }, [ours])).toEqual({ ok: false, reason: 'unknown-key' });
  });

  const eventsWithout = (index: number) => (file.receipt['events'] as unknown[]).filter((_, at) => at !== index);
  const signed = async (receipt: Record<string, unknown>) => ({
    receipt,
    signature: await signer.sign('consent-receipt', receipt),
    keys: await signer.publicKeys(),
  });
  const remade = async (other: typeof signer) => ({
    signature: await other.sign('consent-receipt', file.receipt),
    keys: await other.publicKeys(),
  });
  const otherSignature = async () => (await fileOf(await answered(['bas'], 'consent', 'en'))).signature;
});
