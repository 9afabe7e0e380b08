import type { AccountActor } from '../../../platform/actor.ts';
import { inTransaction } from '../../../platform/context.ts';
import { lockForChange } from '../../documents/documents.editions.ts';
import { markPublished, markWithdrawn } from '../../documents/documents.publication.ts';
import { loadDocument } from '../../documents/documents.queries.ts';
import { createOffice, type TestOffice } from '../../documents/test/office.ts';
import { publicationObstacles } from '../review.obstacles.ts';
import { loadReview } from '../review.queries.ts';
import type { SecrecyResult } from '../../../law/secrecy-review.ts';
import { secrecyForm } from '../review.secrecy.ts';
import { applyTransition } from '../review.steps.ts';
import { approveStep, recordSecrecyReview, submitForReview, type Moved } from '../review.usecases.ts';

/** An office with one person for each role of the review, and the steps that tests take again and again. */
export interface TestReviewers {
  readonly office: TestOffice;
  readonly clerk: AccountActor;
  readonly first: AccountActor;
  readonly second: AccountActor;
  readonly final: AccountActor;
  readonly secrecy: AccountActor;
  readonly publisher: AccountActor;
  submit(documentId: string): Promise<Moved>;
  approve(documentId: string, by: AccountActor, step: number): Promise<Moved>;
  approveAll(documentId: string): Promise<void>;
  clear(documentId: string, result?: SecrecyResult, authorityOpinion?: string): Promise<void>;
  obstacles(documentId: string): Promise<string[]>;
  /** What publication does to a document, without pages. */
  makePublic(documentId: string, event: 'publish' | 'publishUrgently'): Promise<void>;
  takeAway(documentId: string): Promise<void>;
  stateOf(documentId: string): Promise<string>;
}

/** Creates them. */
export async function createReviewers(): Promise<TestReviewers> {
  const office = await createOffice();
  const clerk = await office.person('程晓', ['clerk']);
  const first = await office.person('何清', ['firstReviewer']);
  const second = await office.person('罗平', ['secondReviewer']);
  const final = await office.person('孟远', ['finalReviewer']);
  const secrecy = await office.person('秦安', ['secrecyReviewer']);
  const publisher = await office.person('沈舟', ['publisher']);

  async function submit(documentId: string): Promise<Moved> {
    const { revision } = await loadDocument(office.world.db, documentId);
    return submitForReview(office.as(clerk), { documentId, revisionId: revision.id, note: '' });
  }

  async function approve(documentId: string, by: AccountActor, step: number): Promise<Moved> {
    const { id } = await loadReview(office.world.db, documentId);
    return approveStep(office.as(by), { documentId, roundId: id, step, comment: '同意' });
  }

  async function approveAll(documentId: string): Promise<void> {
    for (const [step, by] of [first, second, final].entries()) await approve(documentId, by, step);
  }

  async function clear(
    documentId: string,
    result: SecrecyResult = 'open',
    authorityOpinion = '',
  ): Promise<void> {
    const { revision } = await loadDocument(office.world.db, documentId);
    const handling = {
      open: 'direct',
      partial: 'separated',
      withheld: 'withhold',
      referred: 'refer',
    } as const;
    await recordSecrecyReview(office.as(secrecy), {
      documentId,
      revisionId: revision.id,
      form: secrecyForm.parse({
        carrier: 'officialDocument',
        source: 'made',
        channels: ['website'],
        scope: '面向社会',
        handling: handling[result],
        authorityOpinion,
      }),
      result,
      basis: '对照保密事项范围逐项核对',
      opinion: '',
    });
  }

  async function obstacles(documentId: string): Promise<string[]> {
    return publicationObstacles(office.world.db, await loadDocument(office.world.db, documentId));
  }

  async function makePublic(documentId: string, event: 'publish' | 'publishUrgently'): Promise<void> {
    await inTransaction(office.as(publisher), async (tx) => {
      const locked = await lockForChange(tx, documentId);
      const edition = await applyTransition(tx, { locked, event, reason: '汛情紧急' });
      const number = Number.parseInt(documentId.slice(-6), 16);
      await markPublished(tx, {
        documentId,
        editionId: edition.id,
        at: tx.clock.now(),
        indexNumber: documentId,
        publicNumber: number,
        pendingApproval: edition.pendingApproval,
      });
    });
  }

  async function takeAway(documentId: string): Promise<void> {
    await inTransaction(office.as(publisher), async (tx) => {
      const locked = await lockForChange(tx, documentId);
      const { id } = await applyTransition(tx, { locked, event: 'withdraw', reason: '内容有误' });
      await markWithdrawn(tx, {
        documentId,
        editionId: id,
        at: tx.clock.now(),
        reason: '内容有误，更正后重新发布。',
      });
    });
  }

  async function stateOf(documentId: string): Promise<string> {
    return (await loadDocument(office.world.db, documentId)).document.state;
  }

  const people = { clerk, first, second, final, secrecy, publisher };
  return { office, ...people, submit, approve, approveAll, clear, obstacles, makePublic, takeAway, stateOf };
}
