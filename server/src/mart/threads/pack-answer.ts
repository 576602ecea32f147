import { DefaultDeserializer, DefaultSerializer } from 'node:v8';

/** An answer on its way out of a worker thread. Its arrays are moved, not copied: megabytes of rows go through no heap. */
export interface PackedAnswer {
  /** By V8's serialization, with a place for each array. */
  bytes: Uint8Array<ArrayBuffer>;
  arrays: ArrayBufferView<ArrayBuffer>[];
}

export function packAnswer(answer: unknown): PackedAnswer {
  const packer = new Packer();
  packer.writeHeader();
  packer.writeValue(answer);
  return { bytes: packer.releaseBuffer() as Uint8Array<ArrayBuffer>, arrays: packer.arrays };
}

export function unpackAnswer({ bytes, arrays }: PackedAnswer): unknown {
  const unpacker = new Unpacker(bytes, arrays);
  unpacker.readHeader();
  return unpacker.readValue();
}

/** What `postMessage` moves. */
export function listMoved({ bytes, arrays }: PackedAnswer): ArrayBuffer[] {
  return [bytes.buffer, ...arrays.map(({ buffer }) => buffer)];
}

class Packer extends DefaultSerializer {
  readonly arrays: ArrayBufferView<ArrayBuffer>[] = [];

  /** Called by V8 with each typed array. */
  _writeHostObject(array: Uint8Array<ArrayBuffer>): void {
    // Nothing else reads a Buffer of its own memory. Any other array may be one that the next question takes.
    const isOwn = Buffer.isBuffer(array) && array.byteLength === array.buffer.byteLength;
    this.writeUint32(this.arrays.push(isOwn ? array : array.slice()) - 1);
  }
}

class Unpacker extends DefaultDeserializer {
  constructor(
    bytes: Uint8Array,
    private readonly arrays: readonly ArrayBufferView[],
  ) {
    super(bytes);
  }

  /** Called by V8 at the place of each typed array. */
  _readHostObject(): ArrayBufferView | undefined {
    return this.arrays[this.readUint32()];
  }
}
