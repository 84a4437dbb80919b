import fs from 'node:fs';
import path from 'node:path';
import { Language } from '../../../core/shared/language.ts';
import { understandAll } from '../../../core/understanding/index.ts';

interface Item {
  id: string;
  lang: string;
  meetingDate: string;
  attendees: { name: string }[];
  turns: { speaker: string; text: string }[];
  expected: { decisions: { text: string; owner: string | null; deadline: string | null; kind: string }[] };
}

const file = path.join(__dirname, '../../fixtures/understanding/nordic-dev.jsonl');
const lines = fs.readFileSync(file, 'utf8').trim().split('\n');
const items: Item[] = lines.map((line) => JSON.parse(line));

/** What was found, as `owner | deadline`: what a follow-up needs to be right. */
function found(item: Item): string[] {
  const attendees = item.attendees.map(({ name }) => ({ id: name, name }));
  const utterances = item.turns.map(({ speaker, text }, index) => ({
    id: `${index}`,
    speakerId: speaker,
    at: '',
    text,
  }));
  const context = { utterances, attendees, meetingDate: item.meetingDate, language: Language.parse(item.lang) };
  return understandAll(context).map(
    ({ owner, deadline }) => `${owner.type === 'person' ? owner.personId : null} | ${deadline}`,
  );
}

const wanted = ({ expected }: Item) => expected.decisions.map(({ owner, deadline }) => `${owner} | ${deadline}`);

function strictF1(some: readonly Item[]): number {
  const pairs = some.map((item) => ({ want: wanted(item), got: found(item) }));
  const count = (list: (pair: (typeof pairs)[number]) => string[]) =>
    pairs.reduce((sum, pair) => sum + list(pair).length, 0);
  const right = count(({ want, got }) => got.filter((one) => want.includes(one)));
  return (2 * right) / (count(({ want }) => want) + count(({ got }) => got));
}

describe('the development set', () => {
  it('tells contexts that settle something from those that do not, without a false alarm', () => {
    const wrong = items.filter((item) => found(item).length > 0 !== wanted(item).length > 0).map(({ id }) => id);

    expect(wrong).toEqual([]);
  });

  it.each(Language.options)('finds owner and deadline of what is settled in %s', (language) => {
    const some = items.filter(({ lang }) => lang === language);

    expect(some).toHaveLength(10);
    expect(strictF1(some)).toBeGreaterThanOrEqual(0.95);
  });
});
