import { crc32, deflateRawSync } from 'node:zlib';

export interface ZippedFile {
  name: string;
  content: Uint8Array;
  stored?: boolean;
}

/** What a test gets wrong on purpose in the archive's directory. */
export interface DirectoryFaults {
  size?: number;
  checksum?: number;
  flags?: number;
  method?: number;
  offset?: number;
}

function entry({ name, content, stored = false }: ZippedFile) {
  const packed = stored ? Buffer.from(content) : deflateRawSync(content);
  const fields = { flags: 0, method: stored ? 0 : 8, checksum: crc32(content), size: content.length };
  return { name: Buffer.from(name), packed, fields };
}

/** Writes a zip archive, small enough for the plain format. */
export function zip(
  files: readonly ZippedFile[],
  { comment = '', ...faults }: DirectoryFaults & { comment?: string } = {},
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, fields } of files.map(entry)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const told = { ...fields, offset, ...faults };
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(told.flags, 8);
    central.writeUInt16LE(told.method, 10);
    central.writeUInt32LE(told.checksum, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(told.size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(told.offset, 42);
    locals.push(local, name, packed);
    directory.push(central, name);
    offset += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, ...directory, end, Buffer.from(comment)]);
}
