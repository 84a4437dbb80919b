import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../architecture/source-files.ts';

const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');

const Action = z.looseObject({
  uses: z.string(),
  with: z.record(z.string(), z.unknown()).optional(),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});

const Stages = z.object({
  provision: z.array(Action),
  deploy: z.array(Action).default([]),
  publish: z.array(Action).default([]),
});

function stagesOf(name: string): [stage: string, actions: z.infer<typeof Action>[]][] {
  const stages = Stages.parse(parse(read(name)));
  return Object.entries(stages);
}

const actionsOf = (name: string) => stagesOf(name).flatMap(([, actions]) => actions);

/** What Bicep's outputs put into the environment file. */
const outputs = () => [...read('infra/azure/main.bicep').matchAll(/^output (\w+) /gm)].map(([, name = '']) => name);

describe.each(['teamsapp.yml', 'teamsapp.local.yml'])('%s', (name) => {
  it('has the shape that the toolkit publishes', () => {
    const schema: unknown = JSON.parse(read('tests/manifest/vendor/m365agents-v1.13.schema.json'));
    const validate = new Ajv({ strict: false, allErrors: true }).compile(
      z.record(z.string(), z.unknown()).parse(schema),
    );

    expect(validate(parse(read(name))) || validate.errors).toBe(true);
    expect(validate({ ...parse(read(name)), deliver: [] })).toBe(false);
    expect(read(name)).toMatch(/^# yaml-language-server: \$schema=https:\/\/aka\.ms\/m365-agents-toolkits\/v1\.13\//);
  });

  it('reads no variable that nobody sets', () => {
    const example = Object.keys(parseEnv(read('env/.env.example')));
    const written = actionsOf(name).flatMap(({ writeToEnvironmentFile = {} }) => Object.values(writeToEnvironmentFile));
    const known = new Set(['TEAMSFX_ENV', ...example, ...written, ...outputs()]);
    const asked = [...read(name).matchAll(/\$\{\{(\w+)\}\}/g)].map(([, variable = '']) => variable);

    expect(asked.length).toBeGreaterThan(4);
    expect(asked.filter((variable) => !known.has(variable))).toEqual([]);
  });

  it('runs only scripts that there are', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const run = actionsOf(name).flatMap((action) => {
      const [, script] = /^run (\S+)/.exec(String(action.with?.['args'] ?? '')) ?? [];
      return script === undefined ? [] : [script];
    });

    expect(run.length).toBeGreaterThan(0);
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('writes secrets only to the file that git ignores', () => {
    const written = actionsOf(name).flatMap(({ writeToEnvironmentFile = {} }) =>
      Object.entries(writeToEnvironmentFile),
    );
    const open = written.filter(([what, variable]) => /secret|password/i.test(what) && !variable.startsWith('SECRET_'));

    expect(open).toEqual([]);
    expect(read('.gitignore')).toContain('env/.env.*');
  });
});

it('deploys templates that are there', () => {
  const [deploy] = actionsOf('teamsapp.yml').filter(({ uses }) => uses === 'arm/deploy');
  const { templates } = z.object({ templates: z.array(z.object({ path: z.string() })) }).parse(deploy?.with);

  expect(templates.map(({ path: file }) => existsSync(path.join(ROOT, file)))).toEqual([true]);
});
