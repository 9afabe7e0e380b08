import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../shared/cases');

/** Whether the real published reports are at hand; they are kept outside of the project. */
export const HAS_SHARED_CASES = existsSync(FOLDER);

/** Ends the names of tests that need them: says why they are skipped, if they are. */
export const SKIP_NOTE = HAS_SHARED_CASES ? '' : ' (skipped: the folder ../shared/cases is not there)';

/** The text of a file among them. */
export function readSharedCase(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}
