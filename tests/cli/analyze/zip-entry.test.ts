import fc from 'fast-check';
import { unzipEntry } from '../../../cli/analyze/zip-entry.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import { type DirectoryFaults, zip } from './support/zip.ts';

const NAME = 'word/document.xml';
const XML = Buffer.from('<w:document>Åsa</w:document>'.repeat(20));
const OTHER = { name: 'word/media/image1.png', content: Buffer.from([1, 2, 3]) };

describe('an entry of a zip archive', () => {
  it.each([true, false])('is found among others and unpacked, stored: %j', (stored) => {
    const archive = zip([OTHER, { name: NAME, content: XML, stored }, OTHER], { comment: 'PK hej' });

    expect(Buffer.from(unzipEntry(archive, NAME))).toEqual(XML);
  });

  it('is found in bytes that are part of larger ones', () => {
    const archive = zip([{ name: NAME, content: XML }]);
    const larger = Buffer.concat([Buffer.alloc(7, 1), archive]);

    expect(Buffer.from(unzipEntry(larger.subarray(7), NAME))).toEqual(XML);
  });

  const faults: [string, DirectoryFaults][] = [
    ['has another size than told', { size: 10 }],
    ['has another checksum', { checksum: 1 }],
    ['is encrypted', { flags: 1 }],
    ['is packed in another way', { method: 14 }],
    ['lies outside the archive', { offset: 4_000_000_000 }],
    ['lies where nothing begins', { offset: 1 }],
  ];

  it.each(faults)('that %s is an error', (_, fault) => {
    expect(() => unzipEntry(zip([{ name: NAME, content: XML }], fault), NAME)).toThrow(
      expect.objectContaining({ code: 'TRANSCRIPT.BAD_DOCUMENT' }),
    );
  });

  it.each([
    ['that is not there', zip([OTHER])],
    ['of an archive that breaks off', zip([{ name: NAME, content: XML }]).subarray(0, 60)],
    ['of nothing', Buffer.alloc(0)],
  ])('%s is an error', (_, archive) => {
    expect(() => unzipEntry(archive, NAME)).toThrow(expect.objectContaining({ code: 'TRANSCRIPT.BAD_DOCUMENT' }));
  });

  const BOMB = Buffer.alloc(65 * 1024 ** 2);

  it.each([
    ['says how large it is', {}],
    ['lies about its size', { size: 100 }],
  ])('that is a bomb and %s is not unpacked', (_, fault) => {
    expect(() => unzipEntry(zip([{ name: NAME, content: BOMB }], fault), NAME)).toThrow(
      expect.objectContaining({ code: 'TRANSCRIPT.TOO_LARGE' }),
    );
  });

  it('of an archive with any bytes changed is what it was, or an error of ours', () => {
    const archive = zip([OTHER, { name: NAME, content: XML }]);
    const change = fc.record({ at: fc.nat(archive.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const changed = Buffer.from(archive);
        for (const { at, byte } of changes) changed[at] = byte;

        try {
          expect(Buffer.from(unzipEntry(changed, NAME))).toEqual(XML);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
