import { Text } from '@fluentui/react-components';
import type { RequestView } from '../../../core/contracts/api/privacy.api.ts';
import { useApp } from '../../app/app-context.ts';
import { focusOn } from '../../parts/focus-on.ts';
import { StateDot } from '../../parts/StateDot.tsx';
import type { Tone } from '../../parts/tone.ts';
import { useFormStyles } from '../form-styles.ts';
import { useWords } from '../words-context.ts';

interface RequestFactsProps {
  request: RequestView;
  title: string;
  nameOf: (personId: string) => string;
  hasFocus?: boolean;
}

/** What was asked, by when it is to be answered, and what became of it; what is overdue stands out. */
export function RequestFacts({ request, title, nameOf, hasFocus = false }: RequestFactsProps) {
  const { format } = useApp();
  const { requests: words } = useWords();
  const styles = useFormStyles();
  const { text, overdue, receivedAt, dueOn, extended, handledBy, answer } = request;
  const facts = [
    words.received(format.moment(receivedAt)),
    ...(handledBy === null ? [] : [words.handledBy(nameOf(handledBy))]),
    ...(answer === null ? [] : [words.answeredAt(format.moment(answer.at))]),
  ];
  return (
    <>
      <div className={styles.head}>
        <h3 ref={hasFocus ? focusOn : null} tabIndex={-1} className={styles.name}>
          {title}
        </h3>
        <StateDot tone={toneOf(request)}>
          {answer === null ? dueWords(overdue, format.day(dueOn), words) : words.isAnswered}
        </StateDot>
      </div>
      {text !== '' && <Text>{text}</Text>}
      <Text size={200}>{facts.join(' · ')}</Text>
      {extended !== null && <Text size={200}>{words.isExtended(extended.reason)}</Text>}
      {answer !== null && (
        <Text>{[words.outcomes[answer.outcome], answer.text].filter((part) => part !== '').join(': ')}</Text>
      )}
    </>
  );
}

function toneOf({ state, overdue }: RequestView): Tone {
  if (overdue) return 'bad';
  if (state === 'answered') return 'good';
  return state === 'taken' ? 'busy' : 'warn';
}

function dueWords(
  overdue: boolean,
  day: string,
  words: { due: (day: string) => string; overdue: (day: string) => string },
) {
  return overdue ? words.overdue(day) : words.due(day);
}
