import type { PublicationFollower, TxCtx } from '../../platform/context.ts';
import { ANEW } from './wechat-faults.ts';
import { updateIssue, articlesOfDocument, findIssue, tidySoon } from './wechat-issues.repository.ts';
import { orderTakingDown } from './postings.ts';

/**
 * What was taken from the portal must not stand elsewhere: boards are told to take it down today, articles are deleted at the
 * platform, what isn't out yet goes back to its editor. A county's CMS is told by the next round or package.
 */
export const channelsFollow: PublicationFollower = {
  appeared: async () => {},
  withdrawn: async (tx, document) => {
    await orderTakingDown(tx, document);
    await recallArticles(tx, document.documentId);
  },
};

const LOOKED_FOR: ReadonlySet<string> = new Set(['draft', 'approved', 'failed']);

async function recallArticles(tx: TxCtx, documentId: string): Promise<void> {
  const ids = new Set((await articlesOfDocument(tx.db, documentId)).map((article) => article.issue_id));
  const at = tx.clock.now();
  for (const id of ids) {
    const issue = await findIssue(tx.db, id, { lock: true });
    if (issue?.state === 'live') await updateIssue(tx.db, id, { due_at: at, changed_at: at });
    if (issue?.state === 'draft' || issue?.state === 'approved') {
      const then = issue.unknown_since === null ? '请重新编辑后审定。' : ANEW;
      const fault = `其中的文稿已从网站撤下，${then}`;
      const tidied = issue.media_id === '' ? { due_at: null } : { due_at: at, attempts: 0 };
      await updateIssue(tx.db, id, { state: 'draft', ...tidied, fault, changed_at: at });
    }
    // Nobody knows whether it is out: it is looked for at once, and its draft dropped.
    if (issue !== null && issue.unknown_since !== null && LOOKED_FOR.has(issue.state))
      await updateIssue(tx.db, id, { due_at: at, sought_since: issue.sought_since ?? at });
    // Its draft waits at the platform for another attempt.
    if (issue?.state === 'failed' && issue.media_id !== '') await tidySoon(tx.db, id, at);
  }
}
