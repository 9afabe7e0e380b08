import { type SafeHtml, html } from '../html.ts';
import type { AgencyFrame } from '../page-model.ts';
import { REQUEST_STATUS, applicationFormHref, applyGuideHref, applyHref } from '../paths.ts';

/** What the column 依申请公开 leads to: applying, the guide, the form, and where an application stands. */
export function requestLinks(agency: Pick<AgencyFrame, 'slug'>): SafeHtml {
  return html`<section class="panel" aria-labelledby="apply">
<h2 id="apply">申请公开政府信息</h2>
<ul class="entrances">
<li><a href="${applyHref(agency.slug)}">在线申请</a><span>填写后得到编号和查询码</span></li>
<li><a href="${applyGuideHref(agency.slug)}">申请指引和流程图</a><span>怎样申请、多久答复、收不收费</span></li>
<li><a href="${applicationFormHref(agency.slug, 'pdf')}">下载申请表（PDF）</a><span>打印填写，邮寄或者当面提交</span></li>
<li><a href="${REQUEST_STATUS}">查询申请进度</a><span>看进度、取答复、补充材料</span></li>
</ul>
</section>
`;
}
