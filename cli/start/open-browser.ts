import { spawn } from 'node:child_process';

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** Opens the address in the person's browser, where there is a screen to open it on; else does nothing. */
export function openBrowser(url: string, env: Readonly<Record<string, string | undefined>>): void {
  const hasScreen = process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  const opener = OPENERS[process.platform];
  if (!opener || !hasScreen) return;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  // No opener installed: the address is printed anyway.
  child.on('error', () => undefined);
  child.unref();
}
