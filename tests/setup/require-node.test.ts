import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Loads the guard in a process that takes itself for another version of Node. */
function runOn(version: string) {
  const disguise = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const preloads = ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`];
  return spawnSync(
    process.execPath,
    [...preloads, '--import', './cli/require-node.js', '-e', 'console.log("went on")'],
    { cwd: root, encoding: 'utf8' },
  );
}

describe('the guard on the version of Node', () => {
  it('stops an older Node with one line that says what to do', () => {
    const { status, stdout, stderr } = runOn('20.19.1');

    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('20.19.1');
    expect(stderr).toContain('npm ci --ignore-scripts');
  });

  it.each(['24.0.0', '25.1.0'])('lets %s go on', (version) => {
    const { status, stdout } = runOn(version);

    expect({ status, stdout }).toEqual({ status: 0, stdout: 'went on\n' });
  });

  it('stands before the tests, which run on the Node that is needed', () => {
    const { scripts } = jest.requireActual<{ scripts: Record<string, string> }>('../../package.json');

    expect(scripts['test']).toContain('--import ./cli/require-node.js');
    expect(Number.parseInt(process.versions.node, 10)).toBeGreaterThanOrEqual(24);
  });
});
