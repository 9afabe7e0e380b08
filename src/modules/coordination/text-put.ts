import type { TextPrint } from '../documents/documents.queries.ts';

/**
 * Whether a text is the one that was put before another agency, in all that it was shown: title, summary, body, 文号 and attachments. Runs
 * of white space don't count, nor does a 文号 that was given only since: it comes with the signature.
 */
export function sameAsPut(put: TextPrint, now: TextPrint): boolean {
  return (
    put.title === now.title &&
    put.summary === now.summary &&
    put.body === now.body &&
    ['', now.documentNumber].includes(put.documentNumber) &&
    put.files === now.files
  );
}
