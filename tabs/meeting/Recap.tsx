import { Button, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { saveFile } from '../api/save-file.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Section } from '../parts/Section.tsx';

/** Where the recap went, what it is made of and what it lacks. */
export function Recap({ meeting }: { meeting: MeetingDetail }) {
  const { getToken, texts } = useApp();
  const { levels, sources, tier, missing } = meeting.provenance;
  const download = useMutation({
    mutationFn: () => saveFile({ getToken, meetingId: meeting.id, fileName: `${meeting.title}.md` }),
  });
  return (
    <Section title={texts.meeting.recap}>
      {meeting.recap !== null && <Text>{texts.meeting.recapStates[meeting.recap]}</Text>}
      <Facts
        facts={[
          [
            texts.meeting.madeOfLevels,
            levels.map(({ level, count }) => `${texts.settings.levels[level]}: ${count}`).join(', '),
          ],
          [texts.meeting.madeOfSources, sources.join(', ')],
          [texts.meeting.madeOfTier, texts.meeting.tiers[tier]],
          [texts.meeting.madeOfMissing, missing.length === 0 ? texts.meeting.nothingMissing : missing.join('; ')],
        ]}
      />
      {download.isError && <ErrorNotice error={download.error} texts={texts} />}
      <div>
        <Button disabled={download.isPending} onClick={() => download.mutate()}>
          {texts.meeting.download}
        </Button>
      </div>
    </Section>
  );
}
