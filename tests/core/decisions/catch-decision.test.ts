import { catchDecision, Decision, type Evidence, reviseDecision } from '../../../core/decisions/index.ts';
import { decision, finding } from '../../helpers/decisions.ts';

const AT = '2026-10-05T08:00:00.000Z';

function evidence(overrides: Partial<Evidence> = {}): Evidence[] {
  return [{ utteranceId: 'u-1', speakerId: 'bo', at: AT, level: 'bas', link: null, ...overrides }];
}

const options = { meetingId: 'm-1', index: 0, evidence: evidence(), at: AT };

describe('catchDecision', () => {
  it('makes a decision that waits for a yes', () => {
    const caught = catchDecision(
      finding({ owner: { type: 'person', personId: 'anna' }, deadline: '2026-10-15' }),
      options,
    );

    expect(caught).toEqual(decision({ id: caught.id }));
    expect(Decision.parse(caught)).toEqual(caught);
  });

  it('gives the same words the same id, and others another', () => {
    const first = catchDecision(finding(), options);
    const again = catchDecision(finding({ title: 'Read anew by a later version' }), options);
    const others = [
      catchDecision(finding(), { ...options, index: 1 }),
      catchDecision(finding(), { ...options, meetingId: 'm-2' }),
      catchDecision(finding(), { ...options, evidence: evidence({ utteranceId: 'u-2' }) }),
    ];

    expect(again.id).toBe(first.id);
    expect(new Set([first.id, ...others.map(({ id }) => id)]).size).toBe(4);
  });

  it('cleans what it shows', () => {
    const caught = catchDecision(
      finding({ title: ' Byta\u202E\n leverantör ', owner: { type: 'unknown', name: 'Kal\u200Ble\u0007' } }),
      options,
    );

    expect(caught.title).toBe('Byta leverantör');
    expect(caught.owner).toEqual({ type: 'unknown', name: 'Kalle' });
  });

  it('cuts what is too long and shows a question mark for nothing', () => {
    const long = catchDecision(finding({ title: 'x'.repeat(500) }), options);
    const empty = catchDecision(finding({ title: '\u200B' }), options);
    const name = 'y'.repeat(500);
    const named = catchDecision(finding({ owner: { type: 'ambiguous', name, personIds: ['a', 'b'] } }), options);

    expect(long.title).toHaveLength(200);
    expect(empty.title).toBe('?');
    expect(named.owner).toEqual({ type: 'ambiguous', name: `${'y'.repeat(99)}…`, personIds: ['a', 'b'] });
  });
});

describe('reviseDecision', () => {
  const later = evidence({ utteranceId: 'u-2' });

  it('takes what the later words say and keeps what they leave out', () => {
    const known = decision({ status: 'confirmed', revision: 4 });

    const revised = reviseDecision(known, finding({ title: 'Byta bank', kind: 'action' }), later);

    expect(revised).toMatchObject({
      kind: 'action',
      title: 'Byta bank',
      owner: known.owner,
      deadline: known.deadline,
      status: 'caught',
      revision: 5,
    });
    expect(revised.evidence.map(({ utteranceId }) => utteranceId)).toEqual(['u-1', 'u-2']);
  });

  it('keeps the title when the later words have none', () => {
    expect(reviseDecision(decision(), finding({ title: ' ' }), later).title).toBe('Byta leverantör');
  });

  it('takes a new owner, who has not answered', () => {
    const known = decision({ ownerResponse: 'accepted' });

    const revised = reviseDecision(known, finding({ owner: { type: 'person', personId: 'bo' } }), later);

    expect(revised.owner).toEqual({ type: 'person', personId: 'bo' });
    expect(revised.ownerResponse).toBe('pending');
  });

  it("keeps the owner's yes when the owner stays", () => {
    const known = decision({ ownerResponse: 'accepted' });

    const named = reviseDecision(known, finding({ owner: { type: 'person', personId: 'anna' } }), later);
    const unnamed = reviseDecision(known, finding({ deadline: '2026-11-01' }), later);

    expect([named.ownerResponse, unnamed.ownerResponse]).toEqual(['accepted', 'accepted']);
    expect(unnamed.deadline).toBe('2026-11-01');
  });

  it('takes it out of the parking, with its reason', () => {
    const revised = reviseDecision(decision({ status: 'parked', parkedReason: 'Väntar' }), finding(), later);

    expect(revised).toMatchObject({ status: 'caught', parkedReason: null });
  });
});
