import { documentPage } from '../document-page.ts';

/** A document's page in one piece. */
export function wholePage(...page: Parameters<typeof documentPage>): string {
  return documentPage(...page).join('');
}
