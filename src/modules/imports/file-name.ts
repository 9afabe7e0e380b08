import { badFileName } from './imports.errors.ts';

const LONGEST_NAME = 300;

/**
 * A path within a folder that was handed over, with `/` between folders: never one that leads out of it. Throws `imports.bad_name`.
 */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/u, '')
    .trim();
  const isOutside =
    plain.split('/').some((part) => part === '..' || part === '') || /^[A-Za-z]:/u.test(plain);
  // eslint-disable-next-line no-control-regex -- what no name may hold
  if (isOutside || plain === '' || plain.length > LONGEST_NAME || /[\u0000-\u001f]/u.test(plain))
    throw badFileName(name);
  return plain;
}
