import { isDocumentKind, KINDS_WITH_VALIDITY } from '../../law/document-kinds.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Standing } from '../../portal/open-data/open-data-model.ts';
import { VALIDITY_LABELS, type Validity } from '../documents/documents.content.ts';
import { validityAround } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import type { PublishedItem } from './published-items.repository.ts';

/** What an item keeps of the validity that the newest entry of the public log commits to. */
export type LoggedValidity = Pick<PublishedItem, 'logged_validity' | 'lapses_from'>;

/** 有效性 of a kind; empty for kinds that have none. */
export function validityLabel(kind: string, validity: Validity): string {
  return isDocumentKind(kind) && KINDS_WITH_VALIDITY.has(kind) ? VALIDITY_LABELS[validity] : '';
}

/** Validity of a revision on a day with the document that brings it about, and what an entry of that day commits to. */
export async function validityToLog(
  db: Db,
  { kind, revision, on }: { kind: string; revision: Revision; on: PlainDate },
): Promise<LoggedValidity & Pick<PublishedItem, 'validity' | 'changed_by'>> {
  const { validity, lapsesFrom, changedBy } = await validityAround(db, revision, on);
  return validityLabel(kind, validity) === ''
    ? { validity, changed_by: null, logged_validity: 'none', lapses_from: null }
    : { validity, changed_by: changedBy, logged_validity: validity, lapses_from: lapsesFrom };
}

/** What the newest entry says of validity as of a day: a lapse that has come is one. Null where it says nothing. */
export function loggedOn({ logged_validity, lapses_from }: LoggedValidity, on: PlainDate): LoggedValidity {
  return lapses_from !== null && lapses_from <= on
    ? { logged_validity: 'lapsed', lapses_from: null }
    : { logged_validity, lapses_from };
}

/** What the newest entry commits an item to beside its text; undefined where that is from before entries did. */
export function standingOf(
  item: LoggedValidity &
    Pick<PublishedItem, 'kind' | 'pending_approval' | 'published_at' | 'public_before' | 'changed_at'>,
): Standing | undefined {
  const { logged_validity: logged } = item;
  if (logged === null) return undefined;
  return {
    validity: logged === 'none' ? '' : validityLabel(item.kind, logged),
    lapsesFrom: item.lapses_from,
    pendingApproval: item.pending_approval,
    publishedAt: item.published_at.toISOString(),
    changedAt: item.changed_at.toISOString(),
    ...(item.public_before !== null && { publicBefore: item.public_before }),
  };
}
