import type { LabelledMeeting } from '../../evaluation/read-corpus.ts';

const TALK = ['it was fine', 'okay', 'the colour is nice', 'i like it', 'that was last year', 'yeah and so on'];
const TASKS = ['you will write the report', 'you will find the prices', 'you will draw the case'];

/** Small meetings in which "you will ..." is a task and "we agreed on ..." a decision, twice in each meeting. */
export function syntheticCorpus(series: number): LabelledMeeting[] {
  return Array.from({ length: series * 2 }, (_, number) => {
    const turns = Array.from({ length: 60 }, (_turn, at) => ({
      speakerId: at % 3 === 0 ? 'A' : 'B',
      text: TALK[(at * 7 + number) % TALK.length] ?? '',
      end: at * 10,
    }));
    const say = (at: number, text: string) => turns.splice(at, 1, { speakerId: 'A', text, end: at * 10 });
    say(30, 'we agreed on blue');
    say(40, 'we agreed on wood');
    say(50, TASKS[number % 3] ?? '');
    say(56, TASKS[(number + 1) % 3] ?? '');
    return {
      meeting: `S${Math.floor(number / 2)}${number % 2 === 0 ? 'a' : 'b'}`,
      turns,
      actions: [
        { linkedTurns: [50], owners: ['B'] },
        { linkedTurns: [56], owners: ['B'] },
      ],
      decisions: [
        { linkedTurns: [30], owners: [] },
        { linkedTurns: [40], owners: [] },
      ],
    };
  });
}
