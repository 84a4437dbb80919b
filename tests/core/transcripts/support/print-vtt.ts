/** What {@link printVtt} writes: one voice a cue. */
export interface PrintedCue {
  id: string | null;
  startMs: number;
  endMs: number;
  speaker: string | null;
  text: string;
}

function time(ms: number): string {
  const all = Math.abs(ms);
  const part = (value: number, length: number) => String(value).padStart(length, '0');
  const clock = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60, Math.floor(all / 1000) % 60];
  return `${ms < 0 ? '-' : ''}${clock.map((value) => part(value, 2)).join(':')}.${part(all % 1000, 3)}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Writes WebVTT the way Teams does, a sentence over several lines where it has `|`. */
export function printVtt(cues: readonly PrintedCue[], lineEnd = '\n'): string {
  const blocks = cues.map(({ id, startMs, endMs, speaker, text }) => {
    const words = escapeXml(text).replaceAll('|', '\n');
    return [
      ...(id === null ? [] : [id]),
      `${time(startMs)} --> ${time(endMs)}`,
      ...(speaker === null ? [words] : [`<v ${escapeXml(speaker)}>${words}</v>`]),
    ].join('\n');
  });
  return ['WEBVTT', ...blocks].join('\n\n').replaceAll('\n', lineEnd);
}
