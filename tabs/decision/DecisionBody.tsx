import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApiResponse } from '../../core/contracts/api/api-types.ts';
import type { DecisionDetail } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { Section } from '../parts/Section.tsx';
import { Comments } from './Comments.tsx';
import { DecisionFacts } from './DecisionFacts.tsx';
import { EditDecision } from './EditDecision.tsx';
import { Evidence } from './Evidence.tsx';
import { History } from './History.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** What is known of a decision, in the order in which people ask. */
export function DecisionBody({ decision }: { decision: ApiResponse<'decisions.read'> }) {
  const { texts, tell } = useApp();
  const styles = useStyles();
  const [isEditing, setIsEditing] = useState(false);

  return (
    <>
      {isEditing ? (
        <EditDecision decision={decision} onDone={() => setIsEditing(false)} />
      ) : (
        <>
          <DecisionFacts decision={decision} />
          <div className={styles.actions}>
            {decision.editable && (
              <Button appearance="primary" onClick={() => setIsEditing(true)}>
                {texts.decision.edit}
              </Button>
            )}
            <Button onClick={() => void copyLink(decision).then(() => tell(texts.decision.copied))}>
              {texts.decision.copyLink}
            </Button>
          </div>
        </>
      )}
      <Section title={texts.decision.evidence}>
        <Evidence evidence={decision.evidence} />
      </Section>
      <Section title={texts.decision.alternatives}>
        {decision.alternatives.length === 0 ? (
          <Text>{texts.decision.alternativesNone}</Text>
        ) : (
          <ul className={styles.list}>
            {decision.alternatives.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={texts.decision.comments}>
        <Comments meetingId={decision.meetingId} decisionId={decision.id} canWrite={decision.editable} />
      </Section>
      <Section title={texts.decision.history}>
        <History events={decision.history} />
      </Section>
    </>
  );
}

/** A link that opens the decision on the board, for whoever may see it. */
function copyLink({ meetingId, id }: DecisionDetail): Promise<void> {
  const { origin, pathname } = window.location;
  const search = new URLSearchParams({ meeting: meetingId, decision: id });
  return navigator.clipboard.writeText(`${origin}${pathname}#/board?${search}`);
}
