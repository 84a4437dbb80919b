/** Runs the program in this process. @returns what it printed, and with what it ended */
async function run(...args: string[]) {
  const printed: string[] = [];
  const keep = (...words: unknown[]) => void printed.push(words.join(' '));
  jest.spyOn(console, 'log').mockImplementation(keep);
  jest.spyOn(console, 'error').mockImplementation(keep);
  const exit = jest.spyOn(process, 'exit').mockImplementation((() => undefined) as () => never);
  const before = process.argv;
  process.argv = ['node', 'main.ts', ...args];
  await jest.isolateModulesAsync(async () => {
    await import('../../cli/main.ts');
  });
  await new Promise((resolve) => setImmediate(resolve));
  process.argv = before;
  return { printed, codes: exit.mock.calls.map(([code]) => code) };
}

afterEach(() => jest.restoreAllMocks());

it.each([[[]], [['help']], [['--help']]])('says what there is: %j', async (args) => {
  const { printed, codes } = await run(...args);

  expect(codes).toEqual([]);
  expect(printed).toEqual([expect.stringMatching(/start \[--no-browser\][\s\S]*analyze FILE/)]);
});

it.each(['stort', '__proto__', 'START', ''])('says that there is no such command: "%s"', async (command) => {
  const { printed, codes } = await run(command);

  expect(codes).toEqual([1]);
  expect(printed).toEqual([expect.stringMatching(/^There is no command ".*"\. .* \[CLI\.UNKNOWN_COMMAND\]$/)]);
});
