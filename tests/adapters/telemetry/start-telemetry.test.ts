import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createSpans } from '../../../adapters/telemetry/spans.ts';
import { startMetricsPush } from '../../../adapters/telemetry/start-metrics-push.ts';
import { startTelemetry } from '../../../adapters/telemetry/start-telemetry.ts';
import { createTraceIds } from '../../../adapters/telemetry/trace-ids.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import { traceContextOf } from '../../../core/shared/trace-context.ts';
import { spawnProgram } from '../../cli/run-cli.ts';
import { createRecordingLogger } from '../../helpers/recording-telemetry.ts';
import { startTelemetryReceivers } from '../../helpers/telemetry-receivers.ts';

jest.setTimeout(30_000);

const CORRELATION = '0123abcd-0000-4000-8000-00000000beef';
const NOWHERE = 'http://127.0.0.1:9';
const logger = createRecordingLogger();
beforeEach(() => {
  logger.lines.length = 0;
});

function start(config: Partial<Parameters<typeof startTelemetry>[0]['config']>) {
  const ids = createTraceIds();
  const options = { config: { traceRatio: 1, ...config }, host: 'test', ids, render: async () => 'a 1\n', logger };
  return startTelemetry(options).then((telemetry) => ({ telemetry, spans: createSpans({ ids }) }));
}

const failing = async () => {
  throw new AppError({ code: 'CHAT.FORBIDDEN', fate: 'retry', message: 'Not allowed.' });
};

describe('telemetry', () => {
  it('loads nothing and does nothing when nothing is set', async () => {
    const root = path.resolve(__dirname, '../../..');
    const program = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
      const { openTelemetry } = await import('${root}/composition/telemetry.ts');
      const opened = await openTelemetry({ config: { logLevel: 'error', telemetry: { traceRatio: 1 } }, host: 'bot' });
      await opened.spans.turn('turn', { correlationId: 'c' }, async () => undefined);
      await opened.stop();
      console.log(loaded.filter((url) => /@opentelemetry\\/(?!api)|@sentry|applicationinsights|monitor-opentelemetry|metrics-push/.test(url)).join());`;

    const { code, stdout, stderr } = await spawnProgram(program, { PATH: process.env['PATH'] ?? '' });

    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '\n', stderr: '' });
  });

  it('keeps of an error its code, and of a step its safe fields', async () => {
    const receivers = await startTelemetryReceivers();
    const otlpEndpoint = receivers.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '';
    const { telemetry, spans } = await start({ otlpEndpoint, otlpHeaders: { 'api-key': 'k' } });

    await spans
      .turn('turn', { correlationId: CORRELATION, fields: { activity: 'message', text: 'hemligt' } }, failing)
      .catch(() => undefined);
    await telemetry.stop();
    await receivers.close();

    expect(receivers.spans()).toEqual([
      expect.objectContaining({
        name: 'turn',
        traceId: CORRELATION.replaceAll('-', ''),
        attributes: { activity: 'message', droppedFields: 1, correlationId: CORRELATION },
      }),
    ]);
    const [traces] = receivers.to('/traces');
    expect(traces?.headers['api-key']).toBe('k');
    expect(traces?.body).toContain('"message":"CHAT.FORBIDDEN"');
    expect(traces?.body).not.toMatch(/hemligt|Not allowed/);
  });

  it('keeps as many traces as it is told to', async () => {
    const receivers = await startTelemetryReceivers();
    const { telemetry, spans } = await start({
      otlpEndpoint: receivers.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '',
      traceRatio: 0,
    });

    await spans.turn('turn', { correlationId: CORRELATION }, async () => undefined);
    await telemetry.stop();
    await receivers.close();

    expect(receivers.spans()).toEqual([]);
  });

  it('lets one place that cannot be reached cost nobody else anything', async () => {
    const receivers = await startTelemetryReceivers();
    const { telemetry, spans } = await start({
      otlpEndpoint: NOWHERE,
      pushgatewayUrl: NOWHERE,
      sentryDsn: receivers.env['SENTRY_DSN'] ?? '',
    });

    await spans.turn('turn', { correlationId: CORRELATION }, async () => undefined);
    telemetry.reportError('turn failed', { code: 'A.CODE', correlationId: CORRELATION });
    await telemetry.stop();
    await receivers.close();

    expect(receivers.received).toEqual([
      expect.objectContaining({ path: expect.stringContaining('/api/7/envelope/') }),
    ]);
    expect(receivers.received[0]?.body).toContain('"tags":{"code":"A.CODE"}');
    expect(logger.lines.map(({ level, fields }) => [level, fields['code']])).toContainEqual([
      'warn',
      'METRICS.PUSH_FAILED',
    ]);
  });

  it('refuses a DSN that is none, without repeating it', async () => {
    const starting = start({ sentryDsn: 'https://hemligt' });

    await expect(starting).rejects.toMatchObject({ code: 'TELEMETRY.BAD_DSN' });
    await expect(starting).rejects.not.toThrow('hemligt');
  });
});

it('Application Insights gets the same spans and metrics', async () => {
  const program = path.join(__dirname, 'application-insights.program.ts');
  const pem = path.resolve(__dirname, '../../fixtures/certificates/first.pem');
  const child = spawn(process.execPath, [program, pem, CORRELATION], {
    env: { PATH: process.env['PATH'] ?? '', NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });

  const [sent, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);

  expect(code).toBe(0);
  const requests = sent
    .trim()
    .split('\n')
    .flatMap((line): Record<string, { baseType: string } & Record<string, unknown>>[] => JSON.parse(line))
    .filter(({ data }) => data?.baseType === 'RequestData');
  const traceId = CORRELATION.replaceAll('-', '');
  expect(requests).toEqual([
    expect.objectContaining({
      tags: expect.objectContaining({ 'ai.operation.id': traceId, 'ai.operation.name': 'turn' }),
    }),
    expect.objectContaining({
      tags: expect.objectContaining({
        'ai.operation.id': traceId,
        'ai.operation.parentId': traceContextOf(CORRELATION).spanId,
      }),
    }),
  ]);
  expect(sent).toContain('kollegan_dead_letter_oldest_seconds');
  // Neither words and addresses, nor anything that the package records by itself.
  expect(sent).not.toMatch(/hemligt|127\.0\.0\.1|RemoteDependency|ExceptionData|MessageData|PerformanceCounter/);
});

describe('the push of metrics', () => {
  it('goes on after an outage, which is said once', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    let isUp = false;
    const asked: string[] = [];
    const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => {
      asked.push(String(init?.method));
      if (!isUp) throw new TypeError('fetch failed');
      return new Response('');
    });

    const stop = startMetricsPush({ url: NOWHERE, host: 'bot', render: async () => 'a 1\n', logger, everyMs: 1_000 });
    await jest.advanceTimersByTimeAsync(2_000);
    isUp = true;
    await jest.advanceTimersByTimeAsync(1_000);
    await stop();
    fetched.mockRestore();
    jest.useRealTimers();

    expect(asked).toEqual(['PUT', 'PUT', 'PUT', 'PUT', 'DELETE']);
    expect(logger.lines).toHaveLength(1);
  });
});
