import { expect, test } from 'vitest';
import { AUDIT_TYPES } from '../../platform/audit/audit-events.ts';
import { auditSentence } from './audit.sentences.ts';

test.each(Object.keys(AUDIT_TYPES))('%s is a whole sentence', (type) => {
  const sentence = auditSentence(type, { actor: '甲某', title: '某物' });
  expect(sentence).toMatch(/。$/);
  expect(sentence).not.toMatch(/[{}]/);
  expect(type === 'system.started' || /甲某|某物/.test(sentence)).toBe(true);
});

test('names are taken as they are, whatever they hold', () => {
  expect(auditSentence('document.published', { actor: '$&', title: '{actor}的通知' })).toBe(
    '$&发布了《{actor}的通知》。',
  );
});

test('somebody who gave a name that no account has is nobody', () => {
  expect(auditSentence('session.refused', { actor: '社会公众', title: null })).toBe(
    '有人用不存在的用户名登录，没有成功。',
  );
});

test('an event of a later version is still shown', () => {
  expect(auditSentence('moon.landed', { actor: '甲某', title: null })).toBe('甲某：moon.landed。');
});
