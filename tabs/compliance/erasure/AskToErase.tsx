import { Button, Checkbox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { focusOn } from '../../parts/focus-on.ts';
import { Sure } from '../Sure.tsx';
import { useWords } from '../words-context.ts';
import { type AskErasure, useAskErasure } from './use-ask-erasure.ts';

interface AskToEraseProps {
  target: AskErasure['target'];
  lead: string;
  /** On the button. */
  ask: string;
  /** Is given the id of the request, which now waits for its words. */
  onAsked: (requestId: string) => void;
}

/** "Remove everything" of one thing, after a question; the request that it makes waits for its words. */
export function AskToErase({ target, lead, ask: words, onAsked }: AskToEraseProps) {
  const { mine, erasure } = useWords();
  const [withPlanner, setWithPlanner] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [wasLeft, setWasLeft] = useState(false);
  const ask = useAskErasure((id) => {
    setIsAsking(false);
    onAsked(id);
  });
  return (
    <>
      <Text>{lead}</Text>
      <Checkbox
        label={erasure.withPlanner}
        checked={withPlanner}
        onChange={(_event, { checked }) => setWithPlanner(checked === true)}
      />
      {isAsking ? (
        <Sure
          question={mine.eraseAsk}
          yes={mine.eraseYes}
          isPending={ask.isPending}
          error={ask.error}
          onYes={() => ask.mutate({ target, withPlanner })}
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
            {words}
          </Button>
        </div>
      )}
    </>
  );
}
