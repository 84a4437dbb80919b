import fc from 'fast-check';
import { Language } from '../../../core/shared/language.ts';
import { PlainDate } from '../../../core/shared/plain-date.ts';
import {
  detectLanguage,
  type Finding,
  parseDeadline,
  type Utterance,
  understand,
  understandAll,
} from '../../../core/understanding/index.ts';
import { readCorpus } from './read-corpus.ts';

const attendees = ['Anna Svensson', 'Petra Lund', 'Mohammed Ali', 'Mötesrum 3'].map((name) => ({ id: name, name }));
const language = fc.constantFrom(...Language.options);
const meetingDate = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The words that the rules look for, to make nonsense that comes near to sense. */
const words = fc.constantFrom(
  ...`vi beslutar att byta bank Anna tar den deadline 15 okt Petra kan du ringa ? ja nej , . : om inte jag gör det på fredag ska vi
      innan slutet av november 30 feb den 31:a vecka 53 uke 45 jeg tar det ikke hvis we decided to Mark will by the 3rd let's go
      with I'll do it no never mind " « » ( ) @ <at>Anna</at> 😂 förslaget är antaget ansvarig nästa måndag i övermorgon Mohammed
      Alis ansvar Beslut att och men så då är bestämt någon måste vem kanske igår`.split(/\s+/),
);
const strange = fc.constantFrom(
  '\uD800',
  '\uDC00',
  '\u202E',
  '\u200F',
  '\uFEFF',
  '\uE000',
  '\uE010',
  '\uE011',
  '\0',
  '👩‍👩‍👧',
  'İ',
  'ﬁ',
  '\n',
  '\r\n',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof({ arbitrary: words, weight: 9 }, { arbitrary: strange, weight: 1 }), { maxLength: 40 })
    .map((parts) => parts.join(' ')),
);

function utterancesOf(texts: readonly string[]): Utterance[] {
  return texts.map((said, index) => ({
    id: `u${index}`,
    speakerId: attendees[index % attendees.length]?.id ?? '',
    at: '2026-10-05T09:00:00Z',
    text: said,
  }));
}

describe('whatever is said', () => {
  it('understanding throws nothing, and every finding is sound', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), language, meetingDate, (texts, spoken, date) => {
        const utterances = utterancesOf(texts);
        const ids = utterances.map(({ id }) => id);

        const findings = understandAll({ utterances, attendees, meetingDate: date, language: spoken });

        for (const { title, deadline, confidence, evidence, owner } of findings) {
          expect(title.trim()).not.toBe('');
          expect(title.length).toBeLessThanOrEqual(121);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(evidence.length).toBeGreaterThan(0);
          expect(ids).toEqual(expect.arrayContaining(evidence));
          expect(owner).not.toEqual({ type: 'person', personId: 'Mötesrum 3' });
          if (deadline !== null) {
            expect(PlainDate.safeParse(deadline).success).toBe(true);
            expect(deadline >= date).toBe(true);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('what is replaced or withdrawn was found before', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), language, (texts, spoken) => {
        const utterances = utterancesOf(texts);
        const found = new Set<string>();

        utterances.forEach((utterance, index) => {
          const context = utterances.slice(0, index);
          const changes = understand({ utterance, context, attendees, meetingDate: '2026-10-05', language: spoken });
          for (const { replaces, replacesTitle } of changes) {
            if (replaces !== null) expect([...found]).toContain(`${replaces} ${replacesTitle}`);
          }
          for (const change of changes)
            if (change.kind !== 'withdrawal') found.add(`${change.evidence.at(-1)} ${change.title}`);
        });
      }),
      { numRuns: 120 },
    );
  });

  it('a parsed deadline is a real date and not before the meeting', () => {
    fc.assert(
      fc.property(text, language, meetingDate, (said, spoken, date) => {
        const deadline = parseDeadline(said, spoken, date);

        if (deadline !== null) {
          expect(PlainDate.safeParse(deadline).success).toBe(true);
          expect(deadline >= date).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('some language is detected', () => {
    fc.assert(fc.property(fc.array(text), (texts) => expect(Language.options).toContain(detectLanguage(texts))));
  });
});

const unrelated: Record<Language, string[]> = {
  sv: ['Fönstret mot gården är öppet.', 'Det regnar i Göteborg.'],
  nb: ['Vinduet mot gården er åpent.', 'Det regner i Bergen.'],
  da: ['Vinduet mod gården er åbent.', 'Det regner i Aarhus.'],
  en: ['The window to the yard is open.', 'It is raining in Leeds.'],
};

describe('something unrelated', () => {
  it.each(Language.options)('said anywhere changes no finding in %s', (spoken) => {
    const items = readCorpus(`${spoken}-1.txt`);
    const essence = (findings: readonly Finding[]) =>
      findings.map(({ kind, title, owner, deadline }) => ({ kind, title, owner, deadline }));

    fc.assert(
      fc.property(
        fc.constantFrom(...items),
        fc.constantFrom(...unrelated[spoken]),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ context }, said, place) => {
          const at = Math.round(place * context.utterances.length);
          // Between two turns it is said by who speaks next: whom "you" means stays the same.
          const speakerId = context.utterances[at]?.speakerId ?? 'somebody else';
          const extra: Utterance = { id: 'extra', speakerId, at: '', text: said };
          const utterances = [...context.utterances.slice(0, at), extra, ...context.utterances.slice(at)];

          expect(essence(understandAll({ ...context, utterances }))).toEqual(essence(understandAll(context)));
        },
      ),
      { numRuns: 150 },
    );
  });
});
