import { expect, test } from 'vitest';
import { applicantTraces } from './applicant-traces.ts';

const WHO = {
  name: '秦某甲',
  contactName: '',
  agentName: '施某乙',
  proofNumber: '500222199001010000',
  phone: '130-0000-0000',
  address: '测试区测试镇测试路1号',
  email: 'qin@example.org',
};

test.each<[string, readonly string[]]>([
  ['本人秦某甲申请公开', ['申请人的姓名或者名称']],
  ['本人秦 某甲申请公开', ['申请人的姓名或者名称']],
  ['由施某乙代为申请', ['代理人的姓名']],
  ['身份证号５００２２２１９９００１０１００００', ['申请人的证件号码']],
  ['电话13000000000', ['申请人的电话']],
  ['寄到测试区测试镇测试路1号', ['申请人的地址']],
  ['发至QIN@example.org', ['申请人的电子邮箱']],
  ['秦某甲，电话13000000000', ['申请人的姓名或者名称', '申请人的电话']],
  ['青竹沟水库验收报告', []],
])('“%s” tells %j', (text, kinds) => {
  expect(applicantTraces(text, WHO, [])).toEqual(kinds);
});

test('one character and what isn’t given tell nothing', () => {
  const nobody = { ...WHO, name: '秦', agentName: '', phone: '', email: ' ' };
  expect(applicantTraces('秦岭隧道图纸', nobody, [])).toEqual([]);
});

test('whom the letter is addressed to and the agency’s own particulars tell nothing', () => {
  const who = { ...WHO, name: '某建筑公司', address: '测试路8号' };
  const text = '致 某建筑公司测试分公司\n联系地址：测试区测试路8号';
  expect(applicantTraces(text, who, [])).toEqual(['申请人的姓名或者名称', '申请人的地址']);
  expect(applicantTraces(text, who, ['某建筑公司测试分公司', '测试区测试路8号'])).toEqual([]);
});
