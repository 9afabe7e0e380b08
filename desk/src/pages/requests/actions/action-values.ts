/** What stands in the fields of an action's form. */
export type ActionValues = Record<string, unknown>;

/** Values as they are sent: what isn't filled in is left out. */
export function plainValues(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(plainValues);
  if (typeof values !== 'object' || values === null) return values;
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, plainValues(value)]],
    ),
  );
}

/** The first name of the sort that isn't taken: c1, c2 … */
export function freshId(prefix: string, taken: readonly string[]): string {
  for (let count = taken.length + 1; ; count += 1) {
    const id = `${prefix}${count}`;
    if (!taken.includes(id)) return id;
  }
}

/** A member as text; empty where it is something else. */
export function textOf(values: ActionValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
