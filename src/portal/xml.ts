import { escapeHtml } from './html.ts';

/** First line of every XML file of the site. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

// What XML 1.0 doesn't allow at all, not even as a reference; with `u`, \p{Cs} finds halves of pairs only.
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu;

/** The text as it stands in XML, in an element or in a quoted attribute. */
export function escapeXml(text: string): string {
  return escapeHtml(text.replace(FORBIDDEN, ''));
}
