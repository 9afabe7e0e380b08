import type { RevisionText } from '../documents/documents.types.ts';

/**
 * Whether a text is the one that was put before another agency, in all that it was shown: title, summary, body, 文号 and attachments. Runs
 * of white space don't count, nor does a 文号 that was given only since: it comes with the signature.
 */
export function sameAsPut(put: RevisionText, now: RevisionText): boolean {
  return (
    tidy(put.title) === tidy(now.title) &&
    tidy(put.summary) === tidy(now.summary) &&
    tidy(put.bodyHtml) === tidy(now.bodyHtml) &&
    ['', now.metadata.documentNumber].includes(put.metadata.documentNumber) &&
    filesOf(put) === filesOf(now)
  );
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/> </g, '><').trim();
}

function filesOf({ attachments }: RevisionText): string {
  return JSON.stringify(attachments.map(({ name, sha256 }) => `${sha256} ${name}`).toSorted());
}
