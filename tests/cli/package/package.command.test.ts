import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpack } from '../../manifest/app-package.ts';
import { runCli } from '../run-cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kollegan-package-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function build(env: Record<string, string> = {}) {
  const end = await runCli(['package', '--out', folder], env);
  return { ...end, zip: await readFile(path.join(folder, 'kollegan-example.zip')) };
}

it('builds a package that holds exactly what Teams reads', async () => {
  const { code, stdout, stderr, zip } = await build();
  const { names, manifest, text } = unpack(zip);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('valid against manifest schema 1.25');
  expect(stdout).toContain('tabs left out');
  expect(names).toEqual(['manifest.json', 'sv.json', 'nb.json', 'da.json', 'en.json', 'color.png', 'outline.png']);
  expect(text).not.toMatch(/\$\{\{|TEAMS_APP_ID|BOT_ID/);
  expect(manifest).toMatchObject({
    id: '6f1c2b5e-7d2a-4c35-9b0e-3a1f5d8c2e47',
    bots: [{ botId: '00000000-0000-4000-8000-000000000001' }],
    validDomains: ['kollegan.example.com'],
  });
  expect(manifest).not.toHaveProperty('staticTabs');
});

it('builds the same bytes from the same source, wherever and whenever', async () => {
  const here = await build({ TZ: 'Europe/Stockholm' });
  const there = await build({ TZ: 'Pacific/Auckland' });

  expect(there.zip.equals(here.zip)).toBe(true);
});

it('takes tabs along once they are served, with a name in every language', async () => {
  const { zip } = await build({ WITH_TABS: 'true', BOT_DOMAIN: 'k.example.org' });
  const { manifest, texts } = unpack(zip);

  expect(manifest).toMatchObject({
    configurableTabs: [{ configurationUrl: 'https://k.example.org/tabs/configure', meetingSurfaces: ['sidePanel'] }],
    staticTabs: [{ contentUrl: 'https://k.example.org/tabs/' }],
  });
  expect(['sv', 'nb', 'da', 'en'].map((tag) => texts(`${tag}.json`)['staticTabs[0].name'])).toEqual([
    'Översikt',
    'Oversikt',
    'Overblik',
    'Overview',
  ]);
});

it.each([
  [
    ['--env', 'nowhere'],
    {},
    /env\/\.env\.nowhere cannot be read\. Copy env\/\.env\.example to it.*PACKAGE\.NO_ENVIRONMENT/,
  ],
  [['--env', '../secret'], {}, /"\.\.\/secret" is no name of an environment.*PACKAGE\.USAGE/],
  [['--zip'], {}, /Unknown option '--zip'.*npm run package -- \[--env NAME\].*PACKAGE\.USAGE/],
  [[], { BOT_ID: 'kollegan', PRIVACY_URL: 'http://x' }, /BOT_ID \(must be a GUID\); PRIVACY_URL \(must be an https/],
])('says what to do about %j %j', async (args, env, message) => {
  const { code, stderr } = await runCli(['package', '--out', folder, ...args], env);

  expect(code).toBe(1);
  expect(stderr).toMatch(message);
});
