import dayjs from 'dayjs';

/** A moment as staff read it: `2024-06-03 10:00`. */
export function showMoment(iso: string | null): string {
  return iso === null ? '' : dayjs(iso).format('YYYY-MM-DD HH:mm');
}

/** A size in bytes as people read it. */
export function showSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
}
