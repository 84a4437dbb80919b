import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ApiResponse } from '../../core/contracts/api/api-types.ts';
import { useApp } from '../app/app-context.ts';
import { hrefOf } from '../app/route.ts';
import { Facts } from '../parts/Facts.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { ownerWords, whenWords } from './card-words.ts';

export function DecisionFacts({ decision }: { decision: ApiResponse<'decisions.read'> }) {
  const app = useApp();
  const { texts, session, format } = app;
  const { words, tone } = whenWords(decision, session.today, app);
  const { nudge, stepList, parkedReason } = decision;
  const facts: [string, React.ReactNode][] = [
    [texts.decision.kinds[decision.kind], decision.confirmed ? texts.decision.confirmed : texts.decision.heardOnly],
    [texts.decision.owner, ownerWords(decision.owner, texts)],
    [
      texts.decision.deadline,
      <StateDot key="when" tone={tone}>
        {words}
      </StateDot>,
    ],
    [texts.board.chooseColumn, texts.decision.columns[decision.column]],
    ['Planner', texts.decision.tasks[decision.task]],
  ];
  if (parkedReason !== null) facts.push([texts.decision.parkedReason, parkedReason]);
  if (stepList.length > 0) facts.push([texts.decision.steps, stepList.join('\n')]);
  if (nudge !== null) facts.push(['', texts.decision.nudges(nudge.round, format.instant(nudge.dueAt))]);

  return (
    <>
      {decision.gate.length > 0 && decision.column !== 'parked' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{decision.gate.map((problem) => texts.decision.gate[problem]).join(' ')}</MessageBarBody>
        </MessageBar>
      )}
      <Facts
        facts={[
          ...facts,
          [
            texts.decision.toMeeting,
            <Link key="meeting" inline href={hrefOf(`/meetings/${encodeURIComponent(decision.meetingId)}`)}>
              {decision.meetingTitle}
            </Link>,
          ],
        ]}
      />
    </>
  );
}
