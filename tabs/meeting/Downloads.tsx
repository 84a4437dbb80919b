import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { saveFile } from '../api/save-file.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';

const FORMATS = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['md', 'Markdown'],
] as const;

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

/** The recap as a file, in the person's language. */
export function Downloads({ meeting: { id: meetingId, title } }: { meeting: MeetingDetail }) {
  const { getToken, language, texts } = useApp();
  const styles = useStyles();
  const download = useMutation({
    mutationFn: (format: (typeof FORMATS)[number][0]) =>
      saveFile({
        getToken,
        endpoint: 'meetings.export',
        params: { meetingId },
        query: { format, language },
        fileName: `${title}.${format}`,
      }),
  });
  return (
    <>
      {download.isError && <ErrorNotice error={download.error} texts={texts} />}
      <div className={styles.buttons}>
        {FORMATS.map(([format, name]) => (
          <Button key={format} disabled={download.isPending} onClick={() => download.mutate(format)}>
            {texts.meeting.download(name)}
          </Button>
        ))}
      </div>
    </>
  );
}
