import { readFileSync } from 'node:fs';
import path from 'node:path';
import { placesOf, ROOT, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const inRooms = (...rooms: string[]) => files.filter(({ name }) => rooms.some((room) => name.startsWith(`${room}/`)));
/** What a host is started by. */
const HOST_DOORS = ['bot/main.ts', 'functions/main.ts'];
const ERROR_CODE = /\bcode: '([A-Z][A-Z_]*(?:\.[A-Z][A-Z_]*)+)'/g;

it('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(200);
});

describe('error codes', () => {
  it('are each made in one place, so that a code in a log leads there', () => {
    const places = files.flatMap(({ name, text }) =>
      [...text.matchAll(ERROR_CODE)].map(([, code]) => ({ code, name })),
    );
    const codes = places.map(({ code }) => code);
    const repeated = places.filter(({ code }) => codes.filter((each) => each === code).length > 1);

    expect(codes.length).toBeGreaterThan(40);
    expect(repeated).toEqual([]);
  });

  it('say which family and which reason', () => {
    const odd = files.flatMap(({ name, text }) =>
      [...text.matchAll(/new AppError\(\{\s*code: '([^']+)'/g)].flatMap(([, code = '']) =>
        /^[A-Z][A-Z_]*\.[A-Z][A-Z_]*$/.test(code) ? [] : [`${name}: ${code}`],
      ),
    );

    expect(odd).toEqual([]);
  });
});

describe('product code', () => {
  it.each([
    [
      'prints nothing; only the command line does',
      /\bconsole\.\w+\(/,
      inRooms('bot', 'functions', 'core', 'adapters', 'cards', 'infra'),
    ],
    ['throws errors with a code', /\bthrow new Error\(/, files],
    ['has nothing left to do in it', /\b(TODO|FIXME|XXX|HACK)\b/, files],
    ['exports by name', /^export default\b/, files],
    ['asks the clock for the time, in core', /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)/, inRooms('core')],
    [
      'reads its settings in one place, which the doors of the hosts hand them to',
      /\bprocess\.env\b/,
      inRooms('bot', 'functions', 'core', 'cards', 'adapters').filter(({ name }) => !HOST_DOORS.includes(name)),
    ],
    ['does not know how it is tested', /\bNODE_ENV\b|JEST_WORKER/, files],
    ['speaks of itself alone', /(?<![\w.-])\/(?:work|tmp)\/|\.\.\/shared\/(?:reference|contracts|data|seeds)/, files],
  ])('%s', (_name, pattern, where) => {
    expect(where.length).toBeGreaterThan(10);
    expect(placesOf(pattern, where)).toEqual([]);
  });

  it('comes in small files, tables of words aside', () => {
    const isTable = (name: string) => name.startsWith('core/understanding/cues/');
    const long = files.filter(({ name, text }) => !isTable(name) && text.split('\n').length > 300);

    expect(long.map(({ name }) => name)).toEqual([]);
  });
});

describe('Node', () => {
  it('is new enough to run TypeScript as it is', () => {
    expect(Number.parseInt(process.versions.node, 10)).toBeGreaterThanOrEqual(24);
    expect(process.features.typescript).toBeTruthy();
  });

  it('comes with the project, for machines whose own is older', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };

    expect(devDependencies['node']).toMatch(/^\^?(2[4-9]|[3-9]\d)\./);
  });
});
