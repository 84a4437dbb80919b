import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestView } from '../../../core/contracts/api/privacy.api.ts';
import { useApp } from '../../app/app-context.ts';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { useFormStyles } from '../form-styles.ts';
import { useNames } from '../use-names.ts';
import { useWords } from '../words-context.ts';
import { AnswerRequestForm } from './AnswerRequestForm.tsx';
import { ExtendRequestForm } from './ExtendRequestForm.tsx';
import { RequestFacts } from './RequestFacts.tsx';

interface RequestItemProps {
  request: RequestView;
  /** What had the focus was taken away with the change. */
  isChanged: boolean;
  onChanged: () => void;
}

/** One request with what can be done about it. */
export function RequestItem({ request, isChanged, onChanged }: RequestItemProps) {
  const { call, texts, tell, session } = useApp();
  const { requests: words } = useWords();
  const styles = useFormStyles();
  const names = useNames();
  const queryClient = useQueryClient();
  const [doing, setDoing] = useState<'answer' | 'extend' | null>(null);
  const { id, type, personId, state, extended, handledBy, etag } = request;
  const what = `${words.types[type]}, ${names.ofPerson(personId)}`;
  const take = useMutation({
    mutationFn: () => call('requests.take', { params: { requestId: id }, etag }),
    onSuccess() {
      tell(words.taken);
      onChanged();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['requests'] }),
  });
  const close = () => {
    setDoing(null);
    onChanged();
  };
  const mayTake = handledBy !== session.person.id;
  return (
    <li className={styles.item}>
      <RequestFacts request={request} title={what} nameOf={names.ofPerson} hasFocus={isChanged && doing === null} />
      {take.isError && <ErrorNotice error={take.error} texts={texts} />}
      {state !== 'answered' && doing === null && (
        <div className={styles.actions}>
          {mayTake && (
            <Button aria-label={words.takeOf(what)} disabledFocusable={take.isPending} onClick={() => take.mutate()}>
              {words.take}
            </Button>
          )}
          <Button aria-label={words.answerOf(what)} onClick={() => setDoing('answer')}>
            {words.answer}
          </Button>
          {extended === null && (
            <Button aria-label={words.extendOf(what)} onClick={() => setDoing('extend')}>
              {words.extend}
            </Button>
          )}
        </div>
      )}
      {doing === 'answer' && <AnswerRequestForm request={request} onClose={close} />}
      {doing === 'extend' && <ExtendRequestForm request={request} onClose={close} />}
    </li>
  );
}
