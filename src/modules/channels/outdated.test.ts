import { expect, test } from 'vitest';
import { outdatedThere, settledByHand, standsThere, SUPERSEDED } from './outdated.ts';

const AT = new Date('2026-03-02T02:00:00Z');
const live = {
  channel: 'library',
  state: 'live',
  revision_id: 'one',
  known: '',
  live_since: AT,
  taken_down_at: null,
};
const PUBLIC = { state: 'public', revision_id: 'one' } as const;
const NEWER = { state: 'public', revision_id: 'two' } as const;
const GONE = { state: 'withdrawn', revision_id: 'one' } as const;

test('what stands there as it is public here isn’t outdated; an older edition and what was withdrawn here are', () => {
  expect(outdatedThere(live, PUBLIC)).toBeNull();
  expect(outdatedThere(live, NEWER)).toBe('edition');
  expect(outdatedThere(live, GONE)).toBe('withdrawn');
  // A withdrawal is told before anything else, whatever the edition.
  expect(outdatedThere(live, { ...GONE, revision_id: 'two' })).toBe('withdrawn');
});

test('what is no document, was taken down, struck out or never arrived doesn’t stand there', () => {
  expect(outdatedThere({ ...live, revision_id: null }, undefined)).toBeNull();
  expect(outdatedThere({ ...live, state: 'takenDown', taken_down_at: AT }, GONE)).toBeNull();
  expect(outdatedThere({ ...live, state: 'void' }, GONE)).toBeNull();
  expect(outdatedThere({ ...live, state: 'waiting', live_since: null }, GONE)).toBeNull();
});

test('what is on its way may stand there, and so may what couldn’t be replaced', () => {
  expect(standsThere({ ...live, state: 'sent', live_since: null })).toBe(true);
  expect(outdatedThere({ ...live, state: 'failed' }, GONE)).toBe('withdrawn');
  expect(outdatedThere({ ...live, state: 'waiting' }, NEWER)).toBe('edition');
});

test('who keeps a copy and was told has nothing to do until the item is public again', () => {
  const told = { ...live, known: 'withdrawn named' };
  expect(outdatedThere(told, GONE)).toBeNull();
  expect(outdatedThere(told, PUBLIC)).toBe('edition');
  expect(outdatedThere({ ...live, known: SUPERSEDED }, NEWER)).toBeNull();
  expect(outdatedThere({ ...live, known: SUPERSEDED }, GONE)).toBe('withdrawn');
});

test('a person says so where nothing else does: not for sheets, nor for what goes with the next list or package', () => {
  const byHand = (['cms', 'wechat', 'board', 'archive', 'library'] as const).map((channel) => [
    channel,
    settledByHand(channel, 'withdrawn'),
    settledByHand(channel, 'edition'),
  ]);
  expect(byHand).toEqual([
    ['cms', true, false],
    ['wechat', false, true],
    ['board', false, false],
    ['archive', true, false],
    ['library', true, false],
  ]);
});
