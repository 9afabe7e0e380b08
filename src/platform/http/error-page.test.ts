import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { errorPage } from './error-page.ts';

test.each([
  ['common.database_unreachable', 503, '暂时连不上数据库'],
  ['desk.not_built', 503, '工作台还不能使用'],
  ['common.busy', 503, '系统暂时不能服务'],
  ['common.internal', 500, '系统暂时不能服务'],
  ['common.no_such_page', 404, '没有找到这个页面'],
  ['common.malformed', 400, '这个请求没有成功'],
])('%s with status %d is titled %s', (code, status, title) => {
  const page = errorPage(new AppError({ code, status, message: '请稍后重试。' }));
  expect(page).toContain(`<title>${title}</title>`);
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page).toContain('请稍后重试。');
});

test('an error without a code is titled by its status', () => {
  expect(errorPage({ status: 503, message: '' })).toContain('<h1>系统暂时不能服务</h1>');
});

test('what the error says is text, and there is a way out', () => {
  const page = errorPage({ status: 404, message: '没有“<b>”这个地址。' });
  expect(page).toContain('没有“&lt;b&gt;”这个地址。');
  expect(page).toContain('<a href="/">');
});

test('a page that nobody sits at asks once more by itself, any other leaves that to its reader', () => {
  const error = { status: 503, message: '请稍后。' };
  expect(errorPage(error, { againAfter: 30 })).toContain('<meta http-equiv="refresh" content="30">');
  expect(errorPage(error)).not.toContain('http-equiv');
});
