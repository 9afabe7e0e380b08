import { requestPageAt, type RequestPage } from '../../law/catalogue/request-pages.ts';
import { type SafeHtml, html } from '../html.ts';
import type { AgencyFrame, Column } from '../page-model.ts';
import { agencyHref, applicationFormHref, applyGuideHref } from '../paths.ts';

interface Part {
  readonly href: (agency: string) => string;
  readonly name: string;
  readonly note: string;
}

function ofGuide(id: string, name: string, note: string): Part {
  return { href: (agency) => `${applyGuideHref(agency)}#${id}`, name, note };
}

/** Where the guide to applying has what each column under 依申请公开 is for. */
const PARTS: Readonly<Record<RequestPage, readonly Part[]>> = {
  authority: [ofGuide('contact', '受理机构', '名称、地址、办公时间和联系方式')],
  procedure: [ofGuide('flow', '申请流程图', '从提交申请到收到答复的步骤')],
  form: [
    {
      href: (agency) => applicationFormHref(agency, 'pdf'),
      name: '下载申请表（PDF）',
      note: '打印出来填写',
    },
    {
      href: (agency) => applicationFormHref(agency, 'docx'),
      name: '下载申请表（Word）',
      note: '在电脑上填写',
    },
    ofGuide('what', '填写说明', '申请要写明什么'),
  ],
  'time-limits': [ofGuide('how-long', '办理时限', '多长时间答复，什么情况可以延长')],
  fees: [ofGuide('cost', '收费标准', '收不收费，怎样收')],
};

/** What an empty column leads to in the guide to applying; null for a column of which the guide says nothing. */
export function guideParts(agency: Pick<AgencyFrame, 'slug'>, column: Pick<Column, 'href'>): SafeHtml | null {
  const page = requestPageAt(column.href.slice(agencyHref(agency.slug).length).replace(/\/$/, ''));
  if (page === null) return null;
  return html`<section class="panel" aria-labelledby="guide">
<h2 id="guide">请看申请指引</h2>
<ul class="entrances">
${PARTS[page].map(({ href, name, note }) => html`<li><a href="${href(agency.slug)}">${name}</a><span>${note}</span></li>\n`)}</ul>
</section>
`;
}
