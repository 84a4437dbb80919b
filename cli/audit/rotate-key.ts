import { writeFileSync } from 'node:fs';
import { createKeyFolder, newSigningKey, type SigningKey, SigningKeySet } from '../../adapters/signing/index.ts';
import { wrongUse } from '../wrong-use.ts';

/** In the data folder; a running product signs with the new key from its next signature on. */
export async function rotateInFolder(folder: string): Promise<void> {
  const { kid, since } = await createKeyFolder({ folder, clock: { now: () => new Date() } }).rotate();
  console.log(`Key ${kid} signs from ${since} on. What the keys before it signed stays good.`);
}

/**
 * For the Key Vault: a file with a new key in front of those that were given, which lose their private parts.
 * @param present what SIGNING_KEYS holds now; left out: the first key of an installation
 */
export async function rotateToFile(present: string | undefined, file: string | undefined): Promise<void> {
  if (file === undefined) throw wrongUse('"audit rotate-key --env production" needs --out FILE', NEXT);
  const now = new Date();
  const former = present === undefined ? [] : keysIn(present).map((key) => retired(key, now));
  const key = await newSigningKey(now);
  const text = `${JSON.stringify(SigningKeySet.parse({ keys: [key, ...former] }))}\n`;
  try {
    // Not over another file, which may be the only copy of a key.
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch {
    throw wrongUse(`${file} cannot be written, or is there already`, NEXT);
  }
  console.log(
    [
      `Key ${key.kid} is in ${file}. Put it into the Key Vault, restart both hosts, and remove the file:`,
      `  az keyvault secret set --vault-name "$KEY_VAULT_NAME" --name signing-keys --file ${file} --output none`,
    ].join('\n'),
  );
}

const NEXT = 'Run "npm run -s kollegan -- audit" to see what there is.';

function keysIn(text: string): SigningKey[] {
  try {
    return SigningKeySet.parse(JSON.parse(text)).keys;
  } catch {
    throw wrongUse(
      'SIGNING_KEYS holds no signing keys',
      'Give it as the Key Vault has it, or leave it out for a first key.',
    );
  }
}

function retired({ d: _, ...key }: SigningKey, now: Date): SigningKey {
  return { ...key, until: key.until ?? now.toISOString() };
}
