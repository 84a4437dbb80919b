import { createLogger, type LogLevel } from '../../../adapters/telemetry/create-logger.ts';
import type { LogFields } from '../../../core/shared/logger.port.ts';

function recordingLogger(level: LogLevel = 'debug', base?: LogFields) {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  const logger = createLogger({ level, destination, ...(base && { base }) });
  const lines = () => written.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { logger, lines, written };
}

describe('createLogger', () => {
  it('writes one JSON line with the level, the time in ISO 8601, the fields and the message', () => {
    const { logger, lines, written } = recordingLogger();

    logger.info('meeting closed', { meetingId: 'm-1', decisions: 3, parked: false });

    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        meetingId: 'm-1',
        decisions: 3,
        parked: false,
        message: 'meeting closed',
      },
    ]);
    expect(written[0]?.endsWith('\n')).toBe(true);
  });

  it('keeps a message as it is and cannot be made to write a second line', () => {
    const { logger, lines, written } = recordingLogger();

    logger.warn('100 %s %d done', { code: 'A\n{"level":"error"}' });

    expect(written.join('').trimEnd().split('\n')).toHaveLength(1);
    expect(lines()[0]).toMatchObject({ message: '100 %s %d done', code: 'A\n{"level":"error"}' });
  });

  it('writes the levels from its own upwards', () => {
    const { logger, lines } = recordingLogger('warn');

    logger.debug('a');
    logger.info('b');
    logger.warn('c');
    logger.error('d');

    expect(lines().map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'c'],
      ['error', 'd'],
    ]);
  });

  it('writes nothing when it is silent', () => {
    const { logger, lines } = recordingLogger('silent');

    logger.error('a');

    expect(lines()).toEqual([]);
  });

  it('adds its base and the fields of every `with` to each line, and leaves the parent as it was', () => {
    const { logger, lines } = recordingLogger('debug', { service: 'bot' });
    const turn = logger.with({ correlationId: 'c-1' }).with({ tenantId: 't-1' });

    turn.info('in the turn', { ms: 12 });
    logger.info('outside');

    expect(lines()).toMatchObject([
      { service: 'bot', correlationId: 'c-1', tenantId: 't-1', ms: 12 },
      { service: 'bot', message: 'outside' },
    ]);
    expect(lines()[1]).not.toHaveProperty('correlationId');
  });

  it('says nothing about the machine or the process by itself', () => {
    const { logger, lines } = recordingLogger();

    logger.info('a');

    expect(Object.keys(lines()[0] ?? {}).sort()).toEqual(['level', 'message', 'time']);
  });

  it.each([
    ['a line', (logger: ReturnType<typeof createLogger>, fields: LogFields) => logger.info('m', fields)],
    ['with', (logger: ReturnType<typeof createLogger>, fields: LogFields) => logger.with(fields).info('m')],
  ])('leaves out what its name forbids: %s', (_, log) => {
    const { logger, written, lines } = recordingLogger();

    log(logger, { text: 'hemligt', email: 'a@b.se', meetingId: 'm-1' });

    expect(written.join('')).not.toMatch(/hemligt|a@b\.se/);
    expect(lines()[0]).toMatchObject({ meetingId: 'm-1', droppedFields: 2 });
  });

  it('guards its base too', () => {
    const { logger, written } = recordingLogger('info', { userName: 'Anna', service: 'bot' });

    logger.info('m');

    expect(written.join('')).not.toContain('Anna');
  });
});
