import { Button, Field, Input, Text, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useApp } from '../../app/app-context.ts';
import { Choice } from '../../parts/Choice.tsx';
import { fieldMessages } from '../../parts/field-messages.ts';
import { ChangeFault } from '../ChangeFault.tsx';
import { useFormStyles } from '../form-styles.ts';
import { KnownField } from '../KnownField.tsx';
import { useWords } from '../words-context.ts';
import { RIGHTS, type Right, rightOf } from './rights.ts';
import { useChangeRequest } from './use-change-request.ts';

/** What came by letter or by word is written down, so that its day is not missed. */
export function RecordRequestForm() {
  const { call, texts, tell, session } = useApp();
  const { requests: words } = useWords();
  const styles = useFormStyles();
  const [type, setType] = useState<Right>('access');
  const [personId, setPersonId] = useState('');
  const [text, setText] = useState('');
  const [receivedOn, setReceivedOn] = useState(session.today);
  const [isTried, setIsTried] = useState(false);
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const record = useChangeRequest(
    () => call('requests.record', { body: { type, personId: personId.trim(), text, receivedOn, requestId } }),
    () => {
      tell(words.recorded);
      setPersonId('');
      setText('');
      setIsTried(false);
      setRequestId(crypto.randomUUID());
    },
  );
  const isMissing = personId.trim() === '' || receivedOn === '';
  const message = fieldMessages(record.error, texts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isMissing) record.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Text>{words.recordLead}</Text>
      {record.isError && <ChangeFault error={record.error} />}
      <KnownField type="person" id={personId} isMissing={isTried && personId.trim() === ''} onChange={setPersonId} />
      <Field label={words.askType}>
        <Choice
          value={type}
          options={RIGHTS.map((each) => ({ value: each, words: words.types[each] }))}
          onChoose={(value) => setType(rightOf(value))}
        />
      </Field>
      <Field
        label={words.receivedOn}
        required
        {...(isTried && receivedOn === ''
          ? { validationMessage: texts.problems.fields.missing }
          : message('receivedOn'))}
      >
        <Input type="date" value={receivedOn} onChange={(_event, { value }) => setReceivedOn(value)} />
      </Field>
      <Field label={words.askWords}>
        <Textarea value={text} maxLength={2_000} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={record.isPending}>
          {words.record}
        </Button>
      </div>
    </form>
  );
}
