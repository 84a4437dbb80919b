import { useState } from 'react';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { goTo } from '../app/route.ts';
import { AskToErase } from '../compliance/erasure/AskToErase.tsx';
import { ErasureItem } from '../compliance/erasure/ErasureItem.tsx';
import { useErasures } from '../compliance/erasure/use-erasures.ts';
import { useFormStyles } from '../compliance/form-styles.ts';
import { WithWords } from '../compliance/WithWords.tsx';
import { useWords } from '../compliance/words-context.ts';
import { Loaded } from '../parts/Loaded.tsx';
import { Section } from '../parts/Section.tsx';

interface EraseMeetingProps {
  meeting: Pick<MeetingDetail, 'id' | 'title'>;
}

/** "Remove everything" of a meeting, for who organised it. */
export function EraseMeeting({ meeting }: EraseMeetingProps) {
  return (
    <WithWords>
      <EraseIt meeting={meeting} />
    </WithWords>
  );
}

function EraseIt({ meeting: { id, title } }: EraseMeetingProps) {
  const { ofMeeting: words, ofKind } = useWords();
  const styles = useFormStyles();
  const erasures = useErasures();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Section title={words.erase}>
      <Loaded query={erasures}>
        {({ requests }) => {
          const ofThis = requests.filter(({ subjectId }) => subjectId === id);
          const isUnderWay = ofThis.some(({ state }) => state !== 'blocked-by-hold');
          return (
            <>
              {!isUnderWay && (
                <AskToErase
                  target={{ type: 'meeting', meetingId: id }}
                  lead={words.eraseLead}
                  ask={words.erase}
                  onAsked={setAsked}
                />
              )}
              {ofThis.length > 0 && (
                <ul className={styles.list}>
                  {ofThis.map((request) => (
                    <ErasureItem
                      key={request.id}
                      request={request}
                      isNew={request.id === asked}
                      name={title || ofKind.meeting}
                      // The meeting goes, and its screen with it.
                      onConfirmed={() => goTo('/me')}
                    />
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
