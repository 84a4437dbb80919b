import { globSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const files = globSync('core/**/*.ts', { cwd: root }).sort();

beforeAll(() => jest.useFakeTimers());
afterAll(() => jest.useRealTimers());

describe('a file of core', () => {
  it('is found', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files)('%s does no work when it is imported, and exports by name', (file) => {
    const exported: object = require(path.join(root, file));

    expect(Object.keys(exported)).not.toContain('default');
    expect(jest.getTimerCount()).toBe(0);
  });
});
