import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from './source-files.ts';

jest.setTimeout(120_000);

const Scripts = z.object({ scripts: z.object({ structure: z.string() }) });

const { scripts } = Scripts.parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
const [program = '', ...args] = scripts.structure.split(' ');
const rooms = args.filter((arg) => !arg.startsWith('-') && !arg.startsWith('.'));

/** Runs the script `structure` of package.json, which is what CI runs. */
function cruise(cwd: string) {
  const { status, stdout } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/.bin', program), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, said: stdout };
}

it('nobody imports whom they may not', () => {
  const { status, said } = cruise(ROOT);

  expect(said).toMatch(/no dependency violations found \([1-9]\d{2,} modules/);
  expect(status).toBe(0);
});

describe('the rules', () => {
  let house: string;
  beforeEach(() => {
    house = mkdtempSync(path.join(tmpdir(), 'kollegan-rules-'));
    for (const shared of ['node_modules', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      symlinkSync(path.join(ROOT, shared), path.join(house, shared));
    }
    for (const room of rooms) mkdirSync(path.join(house, room));
  });
  afterEach(() => rmSync(house, { recursive: true, force: true }));

  const build = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
      writeFileSync(path.join(house, name), text);
    }
  };

  it('are broken by what breaks them', () => {
    build({
      'core/a/index.ts': "import '../../adapters/store/x.ts'; import 'node:fs'; import '../b/inner.ts';",
      'core/b/inner.ts': 'export const inner = 1;',
      'adapters/store/x.ts': "import '../../cards/x.ts';",
      'cards/x.ts': "import '../bot/main.ts';",
      'bot/main.ts': "import '../functions/main.ts';",
      'functions/main.ts': "import 'botbuilder';",
      'functions/job.ts': "import '../adapters/store/x.ts'; import './main.ts';",
      'infra/x.ts': "import '../core/b/inner.ts';",
      'core/c/index.ts': "import './other.ts';",
      'core/c/other.ts': "import './index.ts'; import '../../tests/x.ts';",
      'tests/x.ts': '',
    });

    const { status, said } = cruise(house);

    expect(status).not.toBe(0);
    for (const rule of [
      'core-knows-only-core',
      'core-has-no-io',
      'core-features-through-their-door',
      'adapters-stand-on-core',
      'cards-are-functions-of-data',
      'hosts-do-not-know-each-other',
      'botbuilder-in-two-rooms',
      'only-composition-roots-know-adapters',
      'stand-ins-stand-alone',
      'no-cycles',
      'not-to-tests',
    ]) {
      expect(said).toContain(rule);
    }
  });
});
