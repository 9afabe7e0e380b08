const UNITS = ['KB', 'MB', 'GB'] as const;

/** A size for people: '820 字节', '12 KB', '3.4 MB'. A KB has 1024 bytes. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  let size = bytes / 1024;
  let unit = 0;
  // What would be written as 1024 is written in the next unit.
  while (Math.round(size) >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && Math.round(size * 10) < 100 ? 1 : 0;
  return `${size.toFixed(digits)} ${UNITS[unit]}`;
}
