/** Names and what stands for them, a line each: `title=name`. Empty lines and lines without a sign are left out. */
export function pairsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf('=');
      return at <= 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
    }),
  );
}

/** The same the other way round. */
export function linesOf(pairs: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}=${value ?? ''}`)
    .join('\n');
}
