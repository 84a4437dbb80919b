import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { analyzeCommand } from '../../../cli/analyze/analyze.command.ts';
import { createOutput } from '../../../cli/analyze/output.ts';
import { createScreen, runAnalyze, useFolder } from './support/run-analyze.ts';

const MAIN = path.resolve(__dirname, '../../../cli/main.ts');

describe('kollegan analyze used wrongly', () => {
  const file = useFolder();

  it.each([
    [[], 'Say which transcript to read.'],
    [['a.vtt', 'b.vtt'], 'One file at a time.'],
    [['a.vtt', '--items', 'b.jsonl'], 'One file at a time.'],
    [['a.vtt', '--foo'], "Unknown option '--foo'."],
    [['a.vtt', '--date'], "Option '--date <value>' argument missing."],
    [['a.vtt', '--date', '--json'], "Option '--date' argument is ambiguous."],
    [['a.vtt', '--date', '2026-02-30'], '--date is a day such as 2026-10-07.'],
    [['a.vtt', '--lang', 'fi'], '--lang is one of sv, nb, da, en.'],
    [['--items', 'a.jsonl', '--json'], '--json goes with one transcript, not with --items or --meetings.'],
    [['--meetings', 'a.jsonl', '--date', '2026-10-07'], '--date goes with one transcript'],
  ])('as in %j says so in one line', async (args, message) => {
    await expect(runAnalyze(args)).rejects.toMatchObject({
      code: 'ANALYZE.WRONG_USE',
      message: expect.stringMatching(
        new RegExp(`^${message.replace(/[.[\]<>]/g, '\\$&')}[^\n]*See "npm run -s kollegan -- analyze --help"\\.$`),
      ),
    });
  });

  it('says what it needs when asked', async () => {
    expect((await runAnalyze(['--help'])).out).toContain('--attendees');
  });

  it.each(['--items', '--meetings', '--lang=sv'])('says that there is no such file, with %s', async (option) => {
    await expect(runAnalyze([option, '/nowhere/a.vtt'])).rejects.toMatchObject({
      code: 'ANALYZE.NO_FILE',
      message: 'There is no such file: /nowhere/a.vtt',
    });
  });

  it('says that a folder is no file', async () => {
    const folder = path.join(path.dirname(file('a', '')), 'meeting.vtt');
    mkdirSync(folder);

    await expect(runAnalyze([folder])).rejects.toMatchObject({ message: `That is a folder, not a file: ${folder}` });
  });

  it('reads no more of a file than a transcript can be', async () => {
    await expect(runAnalyze([file('a.txt', Buffer.alloc(21 * 1024 ** 2, 'a'))])).rejects.toMatchObject({
      code: 'TRANSCRIPT.TOO_LARGE',
    });
  });

  it('holds no more of a file than one line', async () => {
    const content = Buffer.concat([Buffer.from('\n'), Buffer.alloc(17 * 1024 ** 2, 'a')]);

    await expect(runAnalyze(['--items', file('a.jsonl', content)])).rejects.toMatchObject({
      code: 'ANALYZE.BAD_LINE',
      message: expect.stringMatching(/^Line 2: longer than 16 MB/),
    });
  });
});

describe('the output of kollegan analyze', () => {
  const file = useFolder();
  const failing = (code: string) =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('x'), { code })) });
  const items = () => file('a.jsonl', '{"id":"a","meetingDate":"2026-10-05","attendees":[],"turns":[]}\n'.repeat(3));

  it('may have nobody left who reads it', async () => {
    const run = analyzeCommand(['--items', items()], { stdout: failing('EPIPE'), stderr: createScreen().stream });

    await expect(run).resolves.toBeUndefined();
  });

  it('that cannot be written is an error', async () => {
    const run = analyzeCommand(['--items', items()], { stdout: failing('ENOSPC'), stderr: createScreen().stream });

    await expect(run).rejects.toMatchObject({ code: 'ANALYZE.CANNOT_WRITE' });
  });

  it('waits for a slow reader', async () => {
    const written: (() => void)[] = [];
    const slow = new Writable({ write: (_chunk, _encoding, done) => void written.push(done) });
    let isDone = false;

    const writing = createOutput(slow)
      .write('a')
      .then(() => {
        isDone = true;
      });
    await Promise.resolve();

    expect(isDone).toBe(false);
    written[0]?.();
    await writing;
    expect(isDone).toBe(true);
  });
});

describe('kollegan analyze as a process', () => {
  const file = useFolder();

  async function run(args: string[]) {
    const child = spawn(process.execPath, [MAIN, 'analyze', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const exit = once(child, 'exit');
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
    return { out, err, code };
  }

  it('ends with 1 and one line when the transcript is broken, and with 0 when it is read', async () => {
    const broken = file('broken.vtt', 'WEBVTT\n\n00:0x --> 00:02\nhemligt');
    const whole = file('whole.txt', 'Anna: Vi beslutar att byta bank.');

    const [failed, read] = await Promise.all([run([broken, '--date', '2026-10-05']), run([whole, '--json'])]);

    expect(failed).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^Line 3: [^\n]* \[TRANSCRIPT\.BAD_CUE\]\n$/),
    });
    expect(read).toMatchObject({ code: 0, out: expect.stringMatching(/^\[\n/) });
  }, 30_000);

  it('ends without a word when the pipe is closed', async () => {
    const many = file('many.jsonl', '{"id":"a","meetingDate":"2026-10-05","attendees":[],"turns":[]}\n'.repeat(20_000));
    const child = spawn(process.execPath, [MAIN, 'analyze', '--items', many], { stdio: ['ignore', 'pipe', 'pipe'] });
    const exit = once(child, 'exit');

    await once(child.stdout, 'readable');
    child.stdout.destroy();
    const err = await text(child.stderr);

    expect(err).toBe('');
    expect(await exit).toEqual([0, null]);
  }, 30_000);
});
