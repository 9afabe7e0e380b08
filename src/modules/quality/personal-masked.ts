import type { TextFinding } from '../../text/text-finding.ts';

/** So much of a value tells it. */
const TELLING = 4;
/** A reason quotes no further around its place. */
const AROUND = 12;

type Stretch = Pick<TextFinding, 'kind' | 'start' | 'end'>;

/** A text in which ＊ stands for each character of what was found to be personal data; all places stay as they are. */
export function personalMasked(text: string, findings: readonly Stretch[]): string {
  let [masked, at] = ['', 0];
  for (const { start, end } of personalOf(findings)) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    masked += text.slice(at, from) + '＊'.repeat(end - from);
    at = end;
  }
  return masked + text.slice(at);
}

/** Whether what is said of a finding repeats personal data that stands in it or beside it. */
export function repeatsPersonalData(text: string, found: TextFinding, findings: readonly Stretch[]): boolean {
  const said = `${found.reason}\0${found.suggestion ?? ''}`;
  return personalOf(findings)
    .filter(({ start, end }) => start < found.end + AROUND && found.start - AROUND < end)
    .some(({ start, end }) => holdsPiece(said, text.slice(start, end)));
}

function holdsPiece(said: string, value: string): boolean {
  if (value.length <= TELLING) return value !== '' && said.includes(value);
  for (let at = 0; at + TELLING <= value.length; at += 1)
    if (said.includes(value.slice(at, at + TELLING))) return true;
  return false;
}

function personalOf(findings: readonly Stretch[]): Stretch[] {
  return findings
    .filter(({ kind }) => kind === 'personal-data')
    .toSorted((one, other) => one.start - other.start);
}
