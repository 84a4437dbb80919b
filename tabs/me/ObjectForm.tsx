import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { Sure } from '../compliance/Sure.tsx';
import { useWords } from '../compliance/words-context.ts';
import { focusOn } from '../parts/focus-on.ts';
import { Section } from '../parts/Section.tsx';
import { useAskRequest } from './use-ask-request.ts';

/** An objection takes effect at once, so it is asked once more. */
export function ObjectForm() {
  const { tell } = useApp();
  const { mine: words } = useWords();
  const [text, setText] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const object = useAskRequest(() => {
    setText('');
    setIsAsking(false);
    tell(words.objected);
  });
  return (
    <Section title={words.object}>
      <Text>{words.objectLead}</Text>
      <Field label={words.objectWords}>
        <Textarea value={text} maxLength={2_000} onChange={(_event, { value }) => setText(value)} />
      </Field>
      {isAsking ? (
        <Sure
          question={words.objectAsk}
          yes={words.objectYes}
          isPending={object.isPending}
          error={object.error}
          onYes={() => object.mutate({ type: 'objection', text })}
          onNo={() => setIsAsking(false)}
        />
      ) : (
        <div>
          <Button
            {...(wasAsked ? { ref: focusOn } : {})}
            onClick={() => {
              setIsAsking(true);
              setWasAsked(true);
            }}
          >
            {words.object}
          </Button>
        </div>
      )}
    </Section>
  );
}
