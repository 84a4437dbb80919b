import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ErasureView } from '../../../core/contracts/api/erasure.api.ts';
import { useApp } from '../../app/app-context.ts';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { focusOn } from '../../parts/focus-on.ts';
import { useFormStyles } from '../form-styles.ts';
import { useWords } from '../words-context.ts';
import { sameWords } from './same-words.ts';

interface ConfirmErasureProps {
  request: ErasureView;
  /** It was just made here: the words are what comes next. */
  isNew: boolean;
  onConfirmed: () => void;
}

/** Nothing goes before its words were typed. */
export function ConfirmErasure({ request: { id, phrase }, isNew, onConfirmed }: ConfirmErasureProps) {
  const { call, texts, tell } = useApp();
  const { erasure: words } = useWords();
  const styles = useFormStyles();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const confirm = useMutation({
    mutationFn: () => call('erasures.confirm', { params: { requestId: id }, body: { words: typed } }),
    onSuccess() {
      tell(words.confirmed);
      onConfirmed();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['erasures'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isRight = sameWords(typed, phrase);
    setIsWrong(!isRight);
    if (isRight) confirm.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Text>{words.confirmLead}</Text>
      {confirm.isError && <ErrorNotice error={confirm.error} texts={texts} />}
      <Field label={words.type(phrase)} required {...(isWrong ? { validationMessage: words.wrong(phrase) } : {})}>
        <Input
          {...(isNew ? { ref: focusOn } : {})}
          value={typed}
          maxLength={100}
          autoComplete="off"
          onChange={(_event, { value }) => {
            setTyped(value);
            setIsWrong(false);
          }}
        />
      </Field>
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={confirm.isPending}>
          {words.confirm}
        </Button>
      </div>
    </form>
  );
}
