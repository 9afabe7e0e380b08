import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
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
  /** A page, style sheet or feed. */
  page(href: string, content: string): void;
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
    files: (folder, wanted) => {
      const place = join(writer.root, fileOf(`${folder}/x`), '..');
      const names = new Set(wanted.map((file) => fileOf(file.href)));
      for (const name of namesIn(place)) {
        if (names.has(`${fileOf(`${folder}/x`).slice(0, -1)}${name}`)) continue;
        rmSync(join(place, name), { force: true });
        counts.removed += 1;
      }
      for (const file of wanted) {
        if (copyIn(join(writer.root, fileOf(file.href)), storagePath(file.sha256), file.bytes))
          counts.written += 1;
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
    files: (folder, wanted) => {
      const base = fileOf(`${folder}/x`).slice(0, -1);
      const names = new Set(wanted.map((file) => fileOf(file.href)));
      for (const name of namesIn(join(writer.root, base))) {
        if (!names.has(`${base}${name}`)) faults.push({ path: `/${base}${name}`, message: '附件不应再公开' });
      }
      for (const file of wanted) {
        const path = join(writer.root, fileOf(file.href));
        if (!existsSync(path)) faults.push({ path: file.href, message: '附件缺失' });
        else if (statSync(path).size !== file.bytes)
          faults.push({ path: file.href, message: '附件大小与登记不符' });
      }
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Copies a stored file in place, unless the same one is there. Names carry no hash, so size and age are compared. */
function copyIn(target: string, source: string, bytes: number): boolean {
  if (existsSync(target)) {
    const there = statSync(target);
    if (there.size === bytes && there.mtimeMs >= statSync(source).mtimeMs) return false;
  }
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.tmp`;
  copyFileSync(source, temporary, constants.COPYFILE_FICLONE);
  renameSync(temporary, target);
  return true;
}
