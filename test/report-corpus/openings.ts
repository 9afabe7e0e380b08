import { PART_TITLES } from '../../src/law/annual-report/form.ts';
import type { Facts } from './facts.ts';

const PARTS = PART_TITLES.map((title) => title.slice(2));

/** The paragraphs before part one, in one of several manners. */
export function openingOf(facts: Facts): readonly string[] {
  return facts.random.pick(OPENINGS)(facts);
}

const OPENINGS: readonly ((facts: Facts) => readonly string[])[] = [
  (facts) => [
    `本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条和${notice(facts)}编制，全文由${PARTS.join('、')}等六个部分组成。报告所列数据的统计期限自${facts.year}年1月1日起至${facts.year}年12月31日止。公众对报告内容有疑问的，请与${facts.set.agency.name}联系（地址：${address(facts)}，邮编：400000，电话：023-0000${facts.random.int(1000, 9999)}）。`,
  ],
  (facts) => [
    `现向社会公布${facts.year}年政府信息公开工作年度报告。报告包括六个部分：${PARTS.join('；')}。`,
    `本报告中数据的统计时间为${facts.year}年1月1日至12月31日，报告电子版可在本级政府门户网站下载。`,
  ],
  (facts) => [
    `按照《中华人民共和国政府信息公开条例》要求，${facts.short}编制了本年度报告。报告共分六个部分，分别为：${PARTS.map((part, at) => `${'一二三四五六'.charAt(at)}、${part}`).join('；')}。`,
    `所列数据起止日期为${facts.year}年1月1日至${facts.year}年12月31日。联系电话：023-0000${facts.random.int(1000, 9999)}。`,
  ],
  (facts) => [
    `${facts.year}年，${facts.short}在上级部门的指导下，认真执行《中华人民共和国政府信息公开条例》，公开内容不断充实，办事渠道更加便利。现将全年工作情况报告如下。`,
  ],
  (facts) => [
    `依据《中华人民共和国政府信息公开条例》第五十条之规定，特制作本报告。`,
    `报告期间：${facts.year}年1月1日起，至${facts.year}年12月31日止。`,
    `如需查阅或者咨询，可于工作时间到${address(facts)}${facts.short}办公室，或者致电023-0000${facts.random.int(1000, 9999)}（传真同号）。`,
  ],
  (facts) => [
    `为保障公民、法人和其他组织依法获取政府信息，依照条例和${notice(facts)}的规定，${facts.set.agency.name}汇总了${facts.year}年度的政府信息公开工作情况，形成本报告。`,
    `本报告由${PARTS.slice(0, 5).join('、')}以及${PARTS[5] ?? ''}6个部分构成。统计期限为${facts.year}年1月1日至${facts.year}年12月31日。`,
  ],
  (facts) => [
    `本年度报告由${facts.set.agency.name}按照政府信息公开年度报告的统一格式编写。文中数据截至${facts.year}年12月31日。`,
  ],
];

function notice({ set }: Facts): string {
  return set.form === '2019'
    ? '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）'
    : '《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）';
}

function address({ random }: Facts): string {
  return `${random.pick(['云峰路', '人民路', '滨河大道', '学府街', '金桥路'])}${random.int(1, 380)}号`;
}
