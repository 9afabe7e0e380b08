import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfJob, PdfReply, PdfTemplate } from './pdf-writer.ts';

// Typst works synchronously; in a thread of its own it doesn't hold up the server.
const FONTS = fileURLToPath(new URL('../../data/fonts/', import.meta.url));
const NOTO = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
const TEMPLATES: Readonly<Record<PdfTemplate, string>> = {
  'official-document': readFileSync(new URL('./official-document.typ', import.meta.url), 'utf8'),
  'board-sheet': readFileSync(new URL('./board-sheet.typ', import.meta.url), 'utf8'),
};
const WORKSPACE = fileURLToPath(new URL('.', import.meta.url));
/** Compilations that a cached result survives. */
const CACHE_AGE = 5;

const compiler = NodeCompiler.create({
  workspace: WORKSPACE,
  fontArgs: [{ fontPaths: [FONTS, join(NOTO, '400Regular'), join(NOTO, '600SemiBold')] }],
});

parentPort?.on('message', (job: PdfJob) => {
  const reply = print(job);
  parentPort?.postMessage(reply);
});

function print(job: PdfJob): PdfReply {
  const files = [{ name: `${job.template}.json`, bytes: Buffer.from(job.data) }, ...job.files];
  try {
    for (const { name, bytes } of files) compiler.mapShadow(join(WORKSPACE, name), Buffer.from(bytes));
    const made = compiler.compile({ mainFileContent: TEMPLATES[job.template] });
    if (made.result === null) {
      const failure = made.takeError();
      const details = failure === null ? [] : failure.shortDiagnostics;
      return { id: job.id, error: `the document can't be set: ${JSON.stringify(details)}` };
    }
    const bytes = compiler.pdf(made.result, { pdfStandard: job.standard, creationTimestamp: 0 });
    return { id: job.id, bytes };
  } catch (failure) {
    return {
      id: job.id,
      error: failure instanceof Error ? (failure.stack ?? failure.message) : JSON.stringify(failure),
    };
  } finally {
    for (const { name } of files) compiler.unmapShadow(join(WORKSPACE, name));
    compiler.evictCache(CACHE_AGE);
  }
}
