import { RETENTION_RULES } from '../../core/retention/index.ts';
import { sameWords } from '../../tabs/compliance/erasure/same-words.ts';
import { missingTerms, NO_TERMS } from '../../tabs/compliance/holds/terms.ts';
import { rightOf } from '../../tabs/compliance/requests/rights.ts';
import { idOf, subjectOf } from '../../tabs/compliance/subject.ts';
import { loadComplianceTexts } from '../../tabs/locales/compliance/load-compliance-texts.ts';

it.each(['sv', 'nb', 'da', 'en'] as const)('has words in %s for every rule of the retention', async (language) => {
  const { retention } = await loadComplianceTexts(language);

  for (const { id, from } of RETENTION_RULES) {
    expect({ id, name: retention.names[id] }).toEqual({ id, name: expect.any(String) });
    expect({ id, ground: retention.grounds[id] }).toEqual({ id, ground: expect.any(String) });
    expect({ from, words: retention.starts[from] }).toEqual({ from, words: expect.any(String) });
  }
});

it('takes what was typed however it is spaced and cased, and nothing else', () => {
  expect(sameWords('  Ta  BORT a1b2 ', 'ta bort a1b2')).toBe(true);
  expect(sameWords('ta bort a1b3', 'ta bort a1b2')).toBe(false);
  expect(sameWords('', 'ta bort a1b2')).toBe(false);
});

it('a subject needs its id, the organisation none', () => {
  expect(subjectOf('meeting', ' ')).toBeNull();
  expect(subjectOf('meeting', ' m-1 ')).toEqual({ type: 'meeting', meetingId: 'm-1' });
  expect(subjectOf('tenant', '')).toEqual({ type: 'tenant' });
  expect([subjectOf('person', 'p'), subjectOf('tenant', 'x')].map((each) => each && idOf(each))).toEqual(['p', null]);
});

it('a hold needs all its terms', () => {
  expect([...missingTerms(NO_TERMS)]).toEqual(['owner', 'reason', 'reviewOn']);
  expect(missingTerms({ owner: 'Gustav', reason: 'Tvist', reviewOn: '2027-01-01' }).size).toBe(0);
});

it('a right is one of ours', () => {
  expect([rightOf('portability'), rightOf('other')]).toEqual(['portability', 'access']);
});
