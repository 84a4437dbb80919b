import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { RequestView } from '../../../core/contracts/api/privacy.api.ts';
import { useApp } from '../../app/app-context.ts';
import { Choice } from '../../parts/Choice.tsx';
import { focusOn } from '../../parts/focus-on.ts';
import { ChangeFault } from '../ChangeFault.tsx';
import { useFormStyles } from '../form-styles.ts';
import { useWords } from '../words-context.ts';
import { useChangeRequest } from './use-change-request.ts';

const OUTCOMES = ['done', 'partly', 'refused'] as const;

/** A refusal, also of a part, says why. */
export function AnswerRequestForm({ request: { id, etag }, onClose }: { request: RequestView; onClose: () => void }) {
  const { call, texts, tell } = useApp();
  const { requests: words } = useWords();
  const styles = useFormStyles();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('done');
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isMissing = outcome !== 'done' && text.trim() === '';
  const answer = useChangeRequest(
    () => call('requests.answer', { params: { requestId: id }, body: { outcome, text }, etag }),
    () => {
      tell(words.answered);
      onClose();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isMissing) answer.mutate();
  };
  const message = isTried && isMissing ? { validationMessage: texts.problems.fields.missing } : {};
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {answer.isError && <ChangeFault error={answer.error} />}
      <Field label={words.outcome}>
        <Choice
          value={outcome}
          options={OUTCOMES.map((each) => ({ value: each, words: words.outcomes[each] }))}
          onChoose={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? 'done')}
        />
      </Field>
      <Field label={words.words} hint={words.wordsHint} required={outcome !== 'done'} {...message}>
        <Textarea ref={focusOn} value={text} maxLength={2_000} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <div className={styles.actions}>
        <Button onClick={onClose}>{texts.app.cancel}</Button>
        <Button appearance="primary" type="submit" disabledFocusable={answer.isPending}>
          {words.answer}
        </Button>
      </div>
    </form>
  );
}
