import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type WrappedPdfiumModule, init } from '@embedpdf/pdfium';

/** PDFium with a little room for what its functions write. */
export interface PdfEngine {
  readonly lib: WrappedPdfiumModule;
  /** Address of `ROOM` bytes, free between two calls. */
  readonly room: number;
  /** Reads numbers that a function wrote at the beginning of the room. */
  floats(count: number): number[];
  doubles(count: number): number[];
  /** The bytes of its memory as they are now: they move when it grows. */
  heap(): Uint8Array;
}

/** Bytes of the room. */
export const ROOM = 4096;
/** Memory of WebAssembly never shrinks: a larger one is thrown away after use. */
const MOST_MEMORY = 256 * 1024 * 1024;

let loaded: Promise<PdfEngine> | null = null;

/** Runs something with PDFium, which is loaded once. What breaks it off gets a new one the next time. */
export async function withPdfEngine<Result>(use: (engine: PdfEngine) => Result): Promise<Result> {
  loaded ??= load();
  const engine = await loaded;
  try {
    const result = use(engine);
    if (engine.heap().length > MOST_MEMORY) loaded = null;
    return result;
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) loaded = null;
    throw error;
  }
}

async function load(): Promise<PdfEngine> {
  const { resolve } = createRequire(import.meta.url);
  const file = await readFile(resolve('@embedpdf/pdfium/pdfium.wasm'));
  const lib = await init({ wasmBinary: Uint8Array.from(file).buffer });
  lib.PDFiumExt_Init();
  const room = lib.pdfium.wasmExports.malloc(ROOM);
  const heap = (): Uint8Array => {
    // It is there, but the package's types don't say so.
    const bytes: unknown = Reflect.get(lib.pdfium, 'HEAPU8');
    if (!(bytes instanceof Uint8Array)) throw new Error('PDFium has no heap');
    return bytes;
  };
  let seen = new DataView(heap().buffer, room, ROOM);
  const view = (): DataView => {
    const { buffer } = heap();
    if (seen.buffer !== buffer) seen = new DataView(buffer, room, ROOM);
    return seen;
  };
  return {
    lib,
    room,
    heap,
    floats: (count) => {
      const at = view();
      const numbers: number[] = [];
      for (let index = 0; index < count; index += 1) numbers.push(at.getFloat32(index * 4, true));
      return numbers;
    },
    doubles: (count) => {
      const at = view();
      const numbers: number[] = [];
      for (let index = 0; index < count; index += 1) numbers.push(at.getFloat64(index * 8, true));
      return numbers;
    },
  };
}
