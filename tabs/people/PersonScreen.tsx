import { Link } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { hrefOf } from '../app/route.ts';
import type { ScreenProps } from '../app/screen-props.ts';
import { DecisionRows } from '../decision/DecisionRows.tsx';
import { MeetingRows } from '../meeting/MeetingRows.tsx';
import { Columns } from '../parts/Columns.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';

export function PersonScreen({ params }: ScreenProps) {
  const { call, texts, format } = useApp();
  const personId = params['personId'] ?? '';
  const person = useQuery({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) => call('people.read', { params: { personId }, signal }),
  });
  return (
    <Screen title={person.data?.name ?? texts.people.title} lead={texts.people.lead}>
      <div>
        <Link inline href={hrefOf('/people')}>
          {texts.people.back}
        </Link>
      </div>
      <Loaded query={person}>
        {({
          title,
          meetingsTogether,
          lastMetAt,
          decisionsOwned,
          openTheyOwe,
          openIOwe,
          keptOnTime,
          meetings,
          open,
        }) => (
          <Columns>
            <Panel>
              <Facts
                facts={[
                  ...(title === null ? [] : [[texts.people.role, title] as const]),
                  [texts.people.meetings, meetingsTogether],
                  [texts.people.lastMet, lastMetAt === null ? '' : format.instant(lastMetAt)],
                  [texts.people.owned, decisionsOwned],
                  [texts.people.theyOwe, openTheyOwe],
                  [texts.people.iOwe, openIOwe],
                  [
                    texts.people.kept,
                    keptOnTime.n === 0 ? texts.people.keptNone : texts.people.keptOf(keptOnTime.onTime, keptOnTime.n),
                  ],
                ]}
              />
            </Panel>
            <Panel>
              <Section title={texts.people.open}>
                <DecisionRows cards={open} none={texts.people.openNone} />
              </Section>
            </Panel>
            <Panel>
              <Section title={texts.people.together}>
                <MeetingRows meetings={meetings} none={texts.meetings.none} />
              </Section>
            </Panel>
          </Columns>
        )}
      </Loaded>
    </Screen>
  );
}
