import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { useFormStyles } from '../compliance/form-styles.ts';
import { RequestFacts } from '../compliance/requests/RequestFacts.tsx';
import { RIGHTS, type Right, rightOf } from '../compliance/requests/rights.ts';
import { useNames } from '../compliance/use-names.ts';
import { useWords } from '../compliance/words-context.ts';
import { Choice } from '../parts/Choice.tsx';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Section } from '../parts/Section.tsx';
import { useAskRequest } from './use-ask-request.ts';

/** What one has asked for, by when there is an answer, and a way to ask for more. */
export function MyRequests() {
  const { call } = useApp();
  const { mine: words, requests } = useWords();
  const styles = useFormStyles();
  const names = useNames();
  const query = useQuery({
    queryKey: ['my-requests'],
    staleTime: 0,
    queryFn: ({ signal }) => call('privacy.requests', { signal }),
  });
  return (
    <Section title={words.requests}>
      <Loaded query={query}>
        {(data) =>
          data.requests.length === 0 ? (
            <Text>{words.requestsNone}</Text>
          ) : (
            <ul className={styles.list}>
              {data.requests.map((request) => (
                <li key={request.id} className={styles.item}>
                  <RequestFacts request={request} title={requests.types[request.type]} nameOf={names.ofPerson} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <AskForm />
    </Section>
  );
}

/** An objection has a form of its own: it does something at once. */
const ASKABLE = RIGHTS.filter((right) => right !== 'objection');

function AskForm() {
  const { texts, tell } = useApp();
  const { mine: words, requests } = useWords();
  const styles = useFormStyles();
  const [type, setType] = useState<Right>('rectification');
  const [text, setText] = useState('');
  const ask = useAskRequest(() => {
    setText('');
    tell(words.asked);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ type, text });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {ask.isError && <ErrorNotice error={ask.error} texts={texts} />}
      <Field label={words.askType}>
        <Choice
          value={type}
          options={ASKABLE.map((each) => ({ value: each, words: requests.types[each] }))}
          onChoose={(value) => setType(rightOf(value))}
        />
      </Field>
      <Field label={words.askWords}>
        <Textarea value={text} maxLength={2_000} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" disabledFocusable={ask.isPending}>
          {words.askSend}
        </Button>
      </div>
    </form>
  );
}
