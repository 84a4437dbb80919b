import { Text } from '@fluentui/react-components';
import { useRef } from 'react';
import type { ErasureView } from '../../../core/contracts/api/erasure.api.ts';
import { useApp } from '../../app/app-context.ts';
import { StateDot } from '../../parts/StateDot.tsx';
import type { Tone } from '../../parts/tone.ts';
import { FileButtons } from '../FileButtons.tsx';
import { useFormStyles } from '../form-styles.ts';
import { useNames } from '../use-names.ts';
import { useWords } from '../words-context.ts';
import { ConfirmErasure } from './ConfirmErasure.tsx';
import { ErasureProgress } from './ErasureProgress.tsx';
import { StoreTable } from './StoreTable.tsx';

const TONES: Readonly<Record<ErasureView['state'], Tone>> = {
  'awaiting-confirmation': 'warn',
  'awaiting-second-person': 'warn',
  running: 'busy',
  'blocked-by-hold': 'bad',
  done: 'good',
};

/** One request, as far as it has come. */
export function ErasureItem({ request, isNew }: { request: ErasureView; isNew: boolean }) {
  const { format, session } = useApp();
  const { erasure: words } = useWords();
  const styles = useFormStyles();
  const names = useNames();
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, type, subjectId, state, holdIds, held, stores, finishedAt } = request;
  const what = names.ofSubject(type, subjectId);
  const waits = state === 'awaiting-confirmation' || state === 'awaiting-second-person';
  const waitsForOther = state === 'awaiting-second-person' && request.confirmedBy === session.person.id;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3 ref={heading} tabIndex={-1} className={styles.name}>
          {what}
        </h3>
        <StateDot tone={TONES[state]}>{words.states[state]}</StateDot>
      </div>
      <Text size={200}>
        {words.requestedBy(names.ofPerson(request.requestedBy), format.moment(request.requestedAt))}
        {finishedAt !== null && ` · ${words.finished(format.moment(finishedAt))}`}
      </Text>
      {waitsForOther && <Text>{words.waitsForOther}</Text>}
      {waits && !waitsForOther && (
        <ConfirmErasure request={request} isNew={isNew} onConfirmed={() => heading.current?.focus()} />
      )}
      {state === 'running' && <ErasureProgress progress={request.progress} what={what} />}
      {state === 'blocked-by-hold' && <Text>{words.blocked(holdIds.length)}</Text>}
      {state === 'done' && type !== 'tenant' && <Text size={200}>{words.subjectGone}</Text>}
      {held > 0 && <Text>{words.held(format.number(held))}</Text>}
      {(state === 'running' || state === 'done') && <StoreTable stores={stores} />}
      {request.hasCertificate && (
        <FileButtons
          file={{ endpoint: 'erasures.certificate', params: { requestId: id } }}
          fileName={`${words.file}-${id}`}
          label={words.certificateAs}
          isLong
        />
      )}
    </li>
  );
}
