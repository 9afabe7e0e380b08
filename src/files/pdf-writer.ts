import { Worker } from 'node:worker_threads';
import { documentDay } from './official-layout.ts';
import { pdfData } from './pdf-data.ts';
import type { ReportDocument } from './report-document.ts';

/** What the worker is asked: a document as its template reads it. */
export interface PdfJob {
  readonly id: number;
  readonly template: PdfTemplate;
  readonly data: string;
  readonly standard: PdfStandard;
  /** Pictures that the data names. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** A template beside this file, `<template>.typ`; it reads its document from `<template>.json`. */
export type PdfTemplate = 'official-document' | 'board-sheet';

/** Both are tagged; an archive wants to know of what day a file is, so what has no day is no PDF/A. */
export type PdfStandard = 'a-2a' | 'ua-1';

/** What the worker answers: the file, or why there is none. */
export type PdfReply = { readonly id: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly error: string }
);

const LONGEST_MS = 60_000;
/** An idle press gives its memory back. */
const IDLE_MS = 60_000;
/** The typesetter keeps a little memory of each document; a new one starts empty. */
const DOCUMENTS_PER_PRESS = 200;

/**
 * The document as a PDF by GB/T 9704: tagged for screen readers, fit for archives where it has a day (PDF/A-2a, else PDF/UA-1),
 * fonts embedded, text that can be searched and copied. The same document always makes the same bytes. Throws when it can't be set or takes longer than a minute.
 */
export async function writeReportPdf(document: ReportDocument): Promise<Buffer> {
  const data = pdfData(document);
  const standard = documentDay(document) === null ? 'ua-1' : 'a-2a';
  return setType({ template: 'official-document', data, standard, files: [] });
}

/** Sets a document by one of the templates. The same job always makes the same bytes. Throws when it can't be set or takes longer than a minute. */
export async function setType(job: Omit<PdfJob, 'id'>): Promise<Buffer> {
  press = press?.open === true ? press : startPress();
  return press.print(job);
}

interface Press {
  readonly open: boolean;
  print(job: Omit<PdfJob, 'id'>): Promise<Buffer>;
}

/** One press is enough: a document takes a tenth of a second, and two at once take twice as long. */
let press: Press | null = null;

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (reason: Error) => void;
  readonly deadline: NodeJS.Timeout;
}

function startPress(): Press {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let printed = 0;
  let open = true;
  let idle: NodeJS.Timeout | undefined;
  // A press without work never keeps the program running.
  worker.unref();

  function close(reason: Error): void {
    open = false;
    clearTimeout(idle);
    for (const { reject, deadline } of waiting.values()) {
      clearTimeout(deadline);
      reject(reason);
    }
    waiting.clear();
    void worker.terminate();
  }

  function rest(): void {
    if (waiting.size > 0) return;
    worker.unref();
    if (printed >= DOCUMENTS_PER_PRESS) close(new Error('the press is worn out'));
    else idle = setTimeout(() => close(new Error('the press was idle')), IDLE_MS).unref();
  }

  worker.on('message', (reply: PdfReply) => {
    const job = waiting.get(reply.id);
    if (job === undefined) return;
    waiting.delete(reply.id);
    clearTimeout(job.deadline);
    if ('bytes' in reply) job.resolve(Buffer.from(reply.bytes));
    else job.reject(new Error(reply.error));
    rest();
  });
  worker.on('error', (failure) => close(failure instanceof Error ? failure : new Error(String(failure))));
  worker.on('exit', (code) => close(new Error(`the press ended with ${code}`)));

  return {
    get open() {
      return open && printed < DOCUMENTS_PER_PRESS;
    },
    async print(job) {
      clearTimeout(idle);
      worker.ref();
      printed += 1;
      const id = printed;
      return new Promise<Buffer>((resolve, reject) => {
        const deadline = setTimeout(() => close(new Error('setting the PDF took too long')), LONGEST_MS);
        waiting.set(id, { resolve, reject, deadline });
        worker.postMessage({ id, ...job } satisfies PdfJob);
      });
    },
  };
}
