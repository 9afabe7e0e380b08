import {
  FEEDBACK,
  FEEDBACK_STATUS,
  REPORT_CHECK,
  REQUEST_STATUS,
  SCREEN,
  SEARCH,
  TEXT_CHECK,
} from '../../portal/paths.ts';

const EXACT: ReadonlySet<string> = new Set([
  SEARCH,
  REPORT_CHECK,
  TEXT_CHECK,
  FEEDBACK,
  FEEDBACK_STATUS,
  REQUEST_STATUS,
  SCREEN,
]);
const BELOW: readonly string[] = [`${REQUEST_STATUS}/`, `${SCREEN}/`, `${REPORT_CHECK}/`, '/desk/', '/api/'];
const OF_AGENCY = /^\/[^/]+\/(?:apply\/(?:online|receipt)|catalogue\/documents\.(?:csv|xlsx))$/;

/** Whether the program itself answers at an address of the site: there is no file, and there needn't be one. */
export function isAnsweredByProgram(path: string): boolean {
  return EXACT.has(path) || OF_AGENCY.test(path) || BELOW.some((start) => path.startsWith(start));
}
