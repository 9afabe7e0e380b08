import { TooDeeplyNested } from '../../files/html-nesting.ts';
import { sanitiseHtml, type CleanHtml } from '../../files/sanitise-html.ts';
import { textTooDeep } from './documents.errors.ts';

/** Cleans rich text that somebody pastes or saves; see `sanitiseHtml`. Throws `documents.text_too_deep`. */
export function cleanHtml(dirty: string): CleanHtml {
  try {
    return sanitiseHtml(dirty);
  } catch (error) {
    throw error instanceof TooDeeplyNested ? textTooDeep(error.message) : error;
  }
}
