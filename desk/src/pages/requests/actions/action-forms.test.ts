import { expect, test } from 'vitest';
import { ACTION_WORDS, type ActionKind } from './action-words.ts';
import { actionForm } from './action-forms.ts';

test('every action has a form', () => {
  for (const kind of Object.keys(ACTION_WORDS)) {
    expect(actionForm(kind as ActionKind).Fields).toBeTypeOf('function');
  }
});
