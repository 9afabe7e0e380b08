import { describe, expect, test } from 'vitest';
import { metadataSchema } from '../../../../src/modules/documents/documents.content.ts';
import { ApiError } from '../../app/api.ts';
import type { DocumentView, Saved } from './draft.ts';
import { beginWriting, nextWriting, type WritingEvent, type WritingState } from './writing.ts';

const DOCUMENT = '0190a000-0000-7000-8000-000000000001';
const AT = '2024-06-03T02:00:00.000Z';

function viewOf(text: { revision: string; version: number; title: string }): DocumentView {
  const person = { id: null, name: '王小燕' };
  const edition = {
    id: 'e1',
    number: 1,
    state: 'draft' as const,
    version: text.version,
    pendingApproval: false,
    changeNote: '',
    createdAt: AT,
    publishedAt: null,
    withdrawnAt: null,
    withdrawalReason: null,
  };
  return {
    document: {
      id: DOCUMENT,
      title: text.title,
      kind: 'news',
      state: 'draft',
      live: false,
      pendingApproval: false,
      editionNumber: 1,
      agencyId: 'a1',
      agencyName: '测试镇人民政府',
      nodeId: 'n1',
      nodeName: '工作动态',
      sectionId: null,
      documentNumber: '',
      indexNumber: null,
      lastEditor: person.name,
      createdBy: null,
      createdAt: AT,
      changedAt: AT,
      firstPublishedAt: null,
    },
    edition,
    revision: {
      id: text.revision,
      editionId: 'e1',
      editionNumber: 1,
      number: 1,
      title: text.title,
      note: '',
      contentHash: text.revision,
      createdBy: person,
      createdAt: AT,
      summary: '',
      bodyHtml: `<p>${text.title}</p>`,
      metadata: metadataSchema.parse({}),
      attachments: [],
    },
    liveEdition: null,
    validity: 'valid',
    validitySince: null,
    changedBy: null,
    changes: [],
    links: [],
    issues: [],
    autosave: null,
  };
}

function savedOf(text: { revision: string; version: number; title: string; bodyHtml: string }): Saved {
  const { revision, edition } = viewOf(text);
  return {
    revision: { ...revision, id: text.revision },
    edition,
    changed: true,
    bodyHtml: text.bodyHtml,
    notices: [],
    reviewVoided: false,
    issues: [],
  };
}

const FIRST = viewOf({ revision: 'r1', version: 1, title: '第一稿' });
const THEIRS = viewOf({ revision: 'r2', version: 2, title: '别人的稿' });
const REFUSED = new ApiError({ code: 'documents.changed_by_other', message: '已被他人改动', status: 409 });

function after(events: readonly WritingEvent[], begin: WritingState = beginWriting(FIRST)): WritingState {
  return events.reduce(nextWriting, begin);
}

function typed(title: string): WritingEvent {
  return { kind: 'changed', part: { title } };
}

describe('while somebody writes', () => {
  test('a later revision of somebody else never becomes the base of unsaved words', () => {
    const writing = after([typed('我的稿'), { kind: 'read', view: THEIRS }]);
    expect(writing.state).toEqual({ kind: 'conflict' });
    expect(writing.base).toEqual({ revisionId: 'r1', version: 1 });
    expect(writing.draft.title).toBe('我的稿');
  });

  test('a page without changes follows what others save', () => {
    const writing = after([{ kind: 'read', view: THEIRS }]);
    expect(writing.state).toEqual({ kind: 'clean' });
    expect(writing.base).toEqual({ revisionId: 'r2', version: 2 });
    expect(writing.draft.title).toBe('别人的稿');
  });

  test('an autosave of older words does not call newer ones kept', () => {
    const writing = after([typed('一'), typed('一二'), { kind: 'autosaved', at: AT, changes: 1 }]);
    expect(writing.state).toEqual({ kind: 'dirty' });
    expect(nextWriting(writing, { kind: 'autosaved', at: AT, changes: 2 }).state).toEqual({
      kind: 'autosaved',
      at: AT,
    });
  });

  test('a change as a function sees the draft of that moment', () => {
    const add = (id: string): WritingEvent => ({
      kind: 'changed',
      part: (draft) => ({ attachmentIds: [...draft.attachmentIds, id] }),
    });
    expect(after([add('f1'), add('f2')]).draft.attachmentIds).toEqual(['f1', 'f2']);
  });
});

describe('after a save', () => {
  const saved = savedOf({ revision: 'r2', version: 2, title: '我的稿', bodyHtml: '<p>清理过的</p>' });

  test('the page shows what was stored and builds upon it', () => {
    const writing = after([typed('我的稿'), { kind: 'saveBegan' }, { kind: 'saved', saved, changes: 1 }]);
    expect(writing.state).toEqual({ kind: 'clean' });
    expect(writing.saving).toBe(false);
    expect(writing.base).toEqual({ revisionId: 'r2', version: 2 });
    expect(writing.draft.bodyHtml).toBe('<p>清理过的</p>');
  });

  test('words typed while it was under way stay and are unsaved', () => {
    const writing = after([
      typed('我的稿'),
      { kind: 'saveBegan' },
      typed('我的稿，又写了'),
      { kind: 'saved', saved, changes: 1 },
    ]);
    expect(writing.state).toEqual({ kind: 'dirty' });
    expect(writing.draft.title).toBe('我的稿，又写了');
    expect(writing.base.revisionId).toBe('r2');
  });

  test('an answer from before it takes nothing back', () => {
    const writing = after([
      typed('我的稿'),
      { kind: 'saveBegan' },
      { kind: 'saved', saved, changes: 1 },
      { kind: 'read', view: FIRST },
    ]);
    expect(writing.base.revisionId).toBe('r2');
    expect(writing.draft.title).toBe('我的稿');
  });

  test('its own revision, read before its answer came, is no conflict', () => {
    const own = viewOf({ revision: 'r2', version: 2, title: '我的稿' });
    const writing = after([
      typed('我的稿'),
      { kind: 'saveBegan' },
      { kind: 'read', view: own },
      { kind: 'saved', saved, changes: 1 },
      { kind: 'read', view: own },
    ]);
    expect(writing.state).toEqual({ kind: 'clean' });
  });
});

describe('a conflict', () => {
  const refused = [typed('我的稿'), { kind: 'saveBegan' }, { kind: 'saveFailed', error: REFUSED }] as const;

  test('keeps the words and the sentence that says why, through further typing', () => {
    const writing = after([...refused, { kind: 'read', view: THEIRS }, typed('我的稿二')]);
    expect(writing.state).toEqual({ kind: 'conflict' });
    expect(writing.error).toBe(REFUSED);
    expect(writing.draft.title).toBe('我的稿二');
  });

  test('ends with the own words upon the new revision when the person decides so', () => {
    const writing = after([...refused, { kind: 'read', view: THEIRS }, { kind: 'mineKept', view: THEIRS }]);
    expect(writing.state).toEqual({ kind: 'dirty' });
    expect(writing.base).toEqual({ revisionId: 'r2', version: 2 });
    expect(writing.draft.title).toBe('我的稿');
  });

  test('ends with the words of the other when the person decides so', () => {
    const writing = after([
      ...refused,
      { kind: 'read', view: THEIRS },
      { kind: 'mineDropped', view: THEIRS },
    ]);
    expect(writing.state).toEqual({ kind: 'clean' });
    expect(writing.draft.title).toBe('别人的稿');
  });

  test('is none when only the state had moved on: the text may be saved again', () => {
    const returned = viewOf({ revision: 'r1', version: 2, title: '第一稿' });
    const writing = after([...refused, { kind: 'read', view: returned }]);
    expect(writing.state).toEqual({ kind: 'dirty' });
    expect(writing.base).toEqual({ revisionId: 'r1', version: 2 });
  });

  test('a lost line is none: the words stay unsaved', () => {
    const error = new ApiError({ code: 'common.network', message: '连不上服务器', status: 0 });
    const writing = after([typed('我的稿'), { kind: 'saveBegan' }, { kind: 'saveFailed', error }]);
    expect(writing.state).toEqual({ kind: 'dirty' });
    expect(writing.saving).toBe(false);
  });
});
