import { Button, Checkbox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { ErasureList } from '../compliance/erasure/ErasureList.tsx';
import { useAskErasure } from '../compliance/erasure/use-ask-erasure.ts';
import { Sure } from '../compliance/Sure.tsx';
import { useWords } from '../compliance/words-context.ts';
import { focusOn } from '../parts/focus-on.ts';
import { Section } from '../parts/Section.tsx';

/** "Remove everything about me"; the request that it makes waits for its words. */
export function EraseMe() {
  const { mine: words, erasure } = useWords();
  const [asked, setAsked] = useState<string | null>(null);
  const [withPlanner, setWithPlanner] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [wasLeft, setWasLeft] = useState(false);
  const ask = useAskErasure((id) => {
    setIsAsking(false);
    setAsked(id);
  });
  return (
    <Section title={words.erase}>
      <Text>{words.eraseLead}</Text>
      <Checkbox
        label={erasure.withPlanner}
        checked={withPlanner}
        onChange={(_event, { checked }) => setWithPlanner(checked === true)}
      />
      {isAsking ? (
        <Sure
          question={words.eraseAsk}
          yes={words.eraseYes}
          isPending={ask.isPending}
          error={ask.error}
          onYes={() => ask.mutate({ target: { type: 'self' }, withPlanner })}
          onNo={() => {
            setIsAsking(false);
            setWasLeft(true);
          }}
        />
      ) : (
        <div>
          <Button
            {...(wasLeft ? { ref: focusOn } : {})}
            onClick={() => {
              setIsAsking(true);
              setWasLeft(false);
            }}
          >
            {words.erase}
          </Button>
        </div>
      )}
      <ErasureList asked={asked} none={words.erasuresNone} ownOnly />
    </Section>
  );
}
