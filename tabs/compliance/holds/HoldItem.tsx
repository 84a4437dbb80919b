import { Button, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { HoldView } from '../../../core/contracts/api/retention.api.ts';
import { useApp } from '../../app/app-context.ts';
import { StateDot } from '../../parts/StateDot.tsx';
import type { Tone } from '../../parts/tone.ts';
import { useFormStyles } from '../form-styles.ts';
import { idOf } from '../subject.ts';
import { useNames } from '../use-names.ts';
import { useWords } from '../words-context.ts';
import { ChangeHoldForm } from './ChangeHoldForm.tsx';
import { ReleaseHold } from './ReleaseHold.tsx';

/** One hold; overdue reviews stand out. */
export function HoldItem({ hold }: { hold: HoldView }) {
  const { format } = useApp();
  const { holds: words } = useWords();
  const styles = useFormStyles();
  const names = useNames();
  const [doing, setDoing] = useState<'change' | 'release' | null>(null);
  const what = names.ofSubject(hold.target.type, idOf(hold.target));
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus goes away.
  const close = () => {
    setDoing(null);
    heading.current?.focus();
  };
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3 ref={heading} tabIndex={-1} className={styles.name}>
          {what}
        </h3>
        <StateDot tone={toneOf(hold)}>{useStateWords(hold)}</StateDot>
      </div>
      <Text>{hold.reason}</Text>
      <Text size={200}>
        {[
          `${words.owner}: ${hold.owner}`,
          `${words.reviewOn}: ${format.day(hold.reviewOn)}`,
          words.placedBy(names.ofPerson(hold.placedBy), format.moment(hold.placedAt)),
        ].join(' · ')}
      </Text>
      {hold.releasedAt === null && doing === null && (
        <div className={styles.actions}>
          <Button aria-label={words.changeOf(what)} onClick={() => setDoing('change')}>
            {words.change}
          </Button>
          <Button aria-label={words.releaseOf(what)} onClick={() => setDoing('release')}>
            {words.release}
          </Button>
        </div>
      )}
      {doing === 'change' && <ChangeHoldForm hold={hold} onClose={close} />}
      {doing === 'release' && <ReleaseHold hold={hold} onClose={close} />}
    </li>
  );
}

function toneOf({ releasedAt, isOverdue }: HoldView): Tone {
  if (releasedAt !== null) return 'calm';
  return isOverdue ? 'bad' : 'warn';
}

function useStateWords({ releasedAt, isOverdue, reviewOn }: HoldView): string {
  const { format } = useApp();
  const { holds: words } = useWords();
  if (releasedAt !== null) return words.released(format.moment(releasedAt));
  return isOverdue ? words.overdue(format.day(reviewOn)) : words.stands;
}
