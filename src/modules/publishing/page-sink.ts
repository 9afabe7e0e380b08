import { fileOf } from '../../portal/paths.ts';
import type { SiteWriter } from './site-writer.ts';

/** A file that belongs to a public document. */
export interface PublicFile {
  readonly href: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Where made pages go: to the disk, or against what is there. */
export interface PageSink {
  /** A page, style sheet, feed, or form to print. */
  page(href: string, content: string | Uint8Array): void;
  /** Nothing may stand at this address, nor a compressed copy of what did. */
  absent(href: string): void;
  /** The files of one document: these and no others lie in its folder. */
  files(folder: string, wanted: readonly PublicFile[]): void;
}

/** What a sink did. */
export interface SinkCounts {
  pages: number;
  /** Pages and files whose bytes changed. */
  written: number;
  removed: number;
}

/** Writes pages and files that differ from what stands there. */
export function writingSink(
  writer: SiteWriter,
  storagePath: (sha256: string) => string,
): PageSink & { readonly counts: SinkCounts } {
  const counts: SinkCounts = { pages: 0, written: 0, removed: 0 };
  return {
    counts,
    page: (href, content) => {
      counts.pages += 1;
      if (writer.write(fileOf(href), content)) counts.written += 1;
    },
    absent: (href) => {
      for (const path of withCopies(href)) writer.remove(path);
    },
    files: (folder, wanted) => {
      for (const path of othersIn(writer, folder, wanted)) {
        writer.remove(path);
        counts.removed += 1;
      }
      for (const { href, sha256, bytes } of wanted) {
        if (writer.copy(fileOf(href), { path: storagePath(sha256), sha256, bytes })) counts.written += 1;
      }
    },
  };
}

/** A difference between what should be public and what is. */
export interface SiteFault {
  readonly path: string;
  readonly message: string;
}

/** Writes nothing; says where the files differ from the database. */
export function comparingSink(
  writer: SiteWriter,
): PageSink & { readonly counts: SinkCounts; readonly faults: SiteFault[] } {
  const counts: SinkCounts = { pages: 0, written: 0, removed: 0 };
  const faults: SiteFault[] = [];
  return {
    counts,
    faults,
    page: (href, content) => {
      counts.pages += 1;
      const found = writer.read(fileOf(href));
      if (found === null) faults.push({ path: href, message: '网页缺失' });
      else if (!found.equals(Buffer.from(content)))
        faults.push({ path: href, message: '网页内容与数据库不一致' });
    },
    absent: (href) => {
      for (const path of withCopies(href))
        if (writer.read(path) !== null) faults.push({ path: `/${path}`, message: '网页不应再公开' });
    },
    files: (folder, wanted) => {
      for (const path of othersIn(writer, folder, wanted)) {
        faults.push({ path: `/${path}`, message: '附件不应再公开' });
      }
      for (const { href, sha256 } of wanted) {
        const found = writer.hashOf(fileOf(href));
        if (found === null) faults.push({ path: href, message: '附件缺失' });
        else if (found !== sha256) faults.push({ path: href, message: '附件内容与登记的校验值不符' });
      }
    },
  };
}

/** Files in the folder of a document that it has no more. */
function othersIn(writer: SiteWriter, folder: string, wanted: readonly PublicFile[]): string[] {
  const base = fileOf(`${folder}/x`).slice(0, -1);
  const known = new Set(wanted.map((file) => fileOf(file.href)));
  return writer
    .namesIn(base)
    .map((name) => `${base}${name}`)
    .filter((path) => !known.has(path));
}

/** The file of a page and its compressed copies. */
function withCopies(href: string): string[] {
  const path = fileOf(href);
  return [path, `${path}.br`, `${path}.gz`];
}
