import { AppError } from '../shared/app-error.ts';

/** What is said of a file that cannot be read names the place, never the words that stand there. */
function unreadable(code: string, message: string): AppError {
  return new AppError({ code: `TRANSCRIPT.${code}`, fate: 'tell-person', message });
}

export function badCueTime(line: number): AppError {
  return unreadable(
    'BAD_CUE',
    `Line ${line}: the time of this cue cannot be read. It should look like "00:01:02.500 --> 00:01:04.000".`,
  );
}

export function cueWithoutTime(line: number): AppError {
  return unreadable('BAD_CUE', `Line ${line}: there is no time ("00:01:02.500 --> 00:01:04.000") for this text.`);
}

export function badJsonLine(line: number): AppError {
  return unreadable(
    'BAD_LINE',
    `Line ${line}: expected one JSON object with "speaker" and "text" on this line. Files with several meetings are read with --items or --meetings.`,
  );
}

export function notText(line: number): AppError {
  return unreadable('NOT_TEXT', `Line ${line}: this is not UTF-8 text. Save the transcript as UTF-8 and try again.`);
}

export function badDocument(paragraph: number): AppError {
  return unreadable(
    'BAD_DOCUMENT',
    `Paragraph ${paragraph}: the Word file breaks off or is damaged here. Download it from Teams again.`,
  );
}

/** Word writes no document type declaration; with one, a few lines can stand for gigabytes of text. */
export function declaredEntities(): AppError {
  return unreadable('BAD_DOCUMENT', 'The Word file declares entities, which Word never does. It is not read.');
}

export function noWords(): AppError {
  return unreadable('NO_WORDS', 'There are no spoken words in the file. Is it the transcript of the meeting?');
}

export function unknownFormat(): AppError {
  return unreadable(
    'UNKNOWN_FORMAT',
    'This kind of file cannot be read. Download the transcript from Teams as .vtt or .docx, or save it as text.',
  );
}

export function tooLarge(mostMegabytes: number): AppError {
  return unreadable(
    'TOO_LARGE',
    `The file is larger than ${mostMegabytes} MB, more than the transcript of a day. Split it and read the parts.`,
  );
}
