import { readReport } from '../../law/annual-report/reading/map-report.ts';
import type { ReadReport } from '../../law/annual-report/reading/read-report.ts';
import { reportFromJson } from '../../law/annual-report/reading/report-from-json.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { checkReadReport } from '../../law/annual-report/validate.ts';
import { readCatalogueDocument } from '../../law/obligations/item-tables/read-catalogue-document.ts';
import {
  cutSource,
  refuseBeyondMeasure,
  refuseEndlessFindings,
  refuseLongCatalogue,
  refuseLongReport,
} from './measure.ts';
import { readAny, withoutFailing } from './read-any.ts';
import { readText } from './read-text.ts';
import type { ReadingResult, ReadingTask, StrangersFile } from './sandbox-messages.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * Takes a file as far as the task says: a document, a 标准目录, an article, rows, or a report, in the open format where the name says `.json`. Throws `UnreadableFile`, also for what is beyond the measure of a report: whoever gets the
 * result works on it without being watched. Unguarded itself: files of strangers go through a reading pool.
 */
export async function performTask(file: StrangersFile, task: ReadingTask): Promise<ReadingResult> {
  if (task.kind === 'read') return { kind: 'read', document: await readAny(file) };
  if (task.kind === 'items') {
    const catalogue = readCatalogueDocument(await readAny(file));
    refuseLongCatalogue(catalogue);
    return { kind: 'items', catalogue };
  }
  if (task.kind === 'article') {
    const { readArticle } = await import('../articles/read-article.ts');
    return { kind: 'article', article: await withoutFailing(async () => readArticle(file)) };
  }
  if (task.kind === 'rows') {
    const { readRows } = await import('./read-rows.ts');
    return { kind: 'rows', sheets: await withoutFailing(async () => readRows(file)) };
  }
  if (isOfAttachments(task)) return performAttachmentTask(file, task);
  const isJson = file.name.toLowerCase().endsWith('.json');
  const source = isJson ? readText(file.bytes) : await readAny(file);
  const report = isJson ? reportInJson(file.bytes) : mapped(source);
  refuseLongReport(report);
  if (task.kind === 'map') return { kind: 'mapped', report };
  const findings = checkReadReport(report, task.context);
  refuseEndlessFindings(findings);
  return { kind: 'checked', report, findings, source: task.withSource ? cutSource(source) : null };
}

type AttachmentTask = Extract<
  ReadingTask,
  { kind: 'attachment' | 'mask' | 'maskPersonal' | 'strip' | 'verify' }
>;

function isOfAttachments(task: ReadingTask): task is AttachmentTask {
  return ['attachment', 'mask', 'maskPersonal', 'strip', 'verify'].includes(task.kind);
}

/** What an attachment holds, and what is made of it. */
async function performAttachmentTask(file: StrangersFile, task: AttachmentTask): Promise<ReadingResult> {
  switch (task.kind) {
    case 'attachment': {
      const { checkAttachment } = await import('../check-attachment.ts');
      return { kind: 'attachment', checked: await checkAttachment(file, task.context) };
    }
    case 'mask': {
      const { maskAttachment } = await import('../mask-attachment.ts');
      return { kind: 'mask', masked: await maskAttachment(file, task.request) };
    }
    case 'maskPersonal': {
      const { maskPersonalData } = await import('../mask-personal.ts');
      return { kind: 'maskPersonal', masked: await maskPersonalData(file, task.masking, task.context) };
    }
    case 'strip': {
      const { stripMetadata } = await import('../mask-attachment.ts');
      return { kind: 'strip', bytes: await stripMetadata(file) };
    }
    case 'verify': {
      const { verifyMasked } = await import('../verify-masked.ts');
      return { kind: 'verify', verification: await verifyMasked({ ...file, values: task.values }) };
    }
  }
}

function mapped(source: SourceDocument): ReadReport {
  refuseBeyondMeasure(source);
  return readReport(source);
}

function reportInJson(bytes: Uint8Array): ReadReport {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new UnreadableFile('不是 JSON 文件，无法读取。', { cause: error });
  }
  const read = reportFromJson(json);
  if ('report' in read) return read.report;
  throw new UnreadableFile(read.problem);
}
