import type { FileLink } from './page-model.ts';

/** Pictures in a text name their attachment by `data-attachment-id`. */
const IMAGE = /<img\b[^>]*?\bdata-attachment-id="([0-9a-f-]{36})"/g;

/** The files that don't stand in the text itself: those to be listed beside it. */
export function filesBeside<File extends { readonly id: string }>(
  html: string,
  files: readonly File[],
): File[] {
  if (!html.includes('data-attachment-id')) return [...files];
  const shown = new Set([...html.matchAll(IMAGE)].map((found) => found[1] ?? ''));
  return files.filter((file) => !shown.has(file.id));
}

/** Gives the pictures of a text their addresses; one whose file isn't there is left out. */
export function withPictures(html: string, files: readonly (FileLink & { readonly id: string })[]): string {
  if (!html.includes('data-attachment-id')) return html;
  const hrefs = new Map(files.map((file) => [file.id, file.href]));
  return html.replace(
    /<img\b([^>]*?)\bdata-attachment-id="([0-9a-f-]{36})"([^>]*)>/g,
    (_whole, before: string, id: string, after: string) => {
      const href = hrefs.get(id);
      return href === undefined ? '' : `<img${before}src="${href}"${after}>`;
    },
  );
}
