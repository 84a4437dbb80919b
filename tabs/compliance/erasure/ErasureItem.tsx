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
import { CancelErasure } from './CancelErasure.tsx';
import { ConfirmErasure } from './ConfirmErasure.tsx';
import { ErasureProgress } from './ErasureProgress.tsx';
import { StoreTable } from './StoreTable.tsx';

const TONES: Readonly<Record<ErasureView['state'], Tone>> = {
  'awaiting-confirmation': 'warn',
  'awaiting-second-person': 'warn',
  running: 'busy',
  'blocked-by-hold': 'bad',
  done: 'good',
  cancelled: 'calm',
  lapsed: 'calm',
};

interface ErasureItemProps {
  request: ErasureView;
  /** It was just made here. */
  isNew: boolean;
  /** What it is about is called here; left out: as far as is known everywhere. */
  name?: string;
  onConfirmed?: () => void;
}

/** One request, as far as it has come. */
export function ErasureItem({ request, isNew, name, onConfirmed }: ErasureItemProps) {
  const { format, session } = useApp();
  const { erasure: words } = useWords();
  const styles = useFormStyles();
  const names = useNames();
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, type, subjectId, state, holdIds, held, stores, waitsUntil } = request;
  const what = name ?? names.ofSubject(type, subjectId);
  const toHeading = () => heading.current?.focus();
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
        {waitsUntil !== null && ` · ${words.waitsUntil(format.moment(waitsUntil))}`}
        {useEnding(request)}
      </Text>
      {waitsForOther && <Text>{words.waitsForOther}</Text>}
      {waitsUntil !== null && !waitsForOther && (
        <ConfirmErasure request={request} isNew={isNew} onConfirmed={onConfirmed ?? toHeading} />
      )}
      {waitsUntil !== null && <CancelErasure requestId={id} what={what} onEnded={toHeading} />}
      {state === 'running' && <ErasureProgress progress={request.progress} what={what} />}
      {state === 'blocked-by-hold' && <Text>{words.blocked(holdIds.length)}</Text>}
      {request.finishedAt !== null && type !== 'tenant' && <Text size={200}>{words.subjectGone}</Text>}
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

function useEnding({ state, finishedAt, cancelledBy }: ErasureView): string {
  const { format } = useApp();
  const { erasure: words } = useWords();
  const names = useNames();
  if (finishedAt === null) return '';
  const at = format.moment(finishedAt);
  if (cancelledBy !== null) return ` · ${words.cancelledBy(names.ofPerson(cancelledBy), at)}`;
  return ` · ${state === 'lapsed' ? words.lapsed(at) : words.finished(at)}`;
}
