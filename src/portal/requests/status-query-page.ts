import { EMPTY, type SafeHtml, html } from '../html.ts';
import { layout } from '../layout.ts';
import type { SiteFrame } from '../page-model.ts';
import { HOME, REQUEST_STATUS } from '../paths.ts';
import { carried, errorSummary, questionField, textField } from './form-parts.ts';
import type { StatusQueryPage } from './request-model.ts';

/** What is said of a number or a code that doesn't fit; never which of the two. */
export const NO_SUCH_REQUEST = '编号或者查询码不正确，请对照回执逐位核对。';

/** `/apply/status`: the way to a request, by its number and query code. */
export function statusQueryPage(site: SiteFrame, page: StatusQueryPage): string {
  const { asked } = page;
  return layout(site, null, {
    titles: ['查询申请进度'],
    href: REQUEST_STATUS,
    hidden: true,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">查询申请进度</li>
</ol></nav>
<div class="narrow-text">
<h1>查询申请进度</h1>
${page.notice === '' ? EMPTY : html`<div class="notice notice-changed" role="status"><p>${page.notice}</p></div>\n`}${unsent(page)}${errorSummary(
      { number: page.message, answer: asked?.message },
      { number: '编号和查询码', answer: '最后的问题' },
    )}<p>提交申请时得到的回执上有编号和查询码。当面、邮寄申请的，也可以向受理机关索取。</p>
<form class="form" method="post" action="${REQUEST_STATUS}" enctype="multipart/form-data" novalidate>
${asked === null ? EMPTY : carried({ token: asked.token })}${textField({
      name: 'number',
      label: '申请编号',
      value: page.number,
      most: 60,
      autocomplete: 'off',
      error: page.message === '' ? undefined : page.message,
    })}${textField({
      name: 'code',
      label: '查询码',
      value: '',
      hint: '16 个字母和数字，不分大小写，中间的横线可以不写。',
      most: 50,
      autocomplete: 'off',
    })}${asked === null ? EMPTY : questionField(asked)}<p class="form-buttons"><button type="submit">查询</button></p>
</form>
<p>忘记查询码的，请带身份证件到受理申请的机关询问。</p>
</div>
`,
  });
}

/** What was typed stays in sight, to be copied into the form again. */
function unsent(page: StatusQueryPage): SafeHtml {
  if (page.unsent === '') return EMPTY;
  return html`<div class="form-field"><label for="unsent">您刚才填写、还没有提交的内容</label>
<p class="field-hint" id="unsent-hint">请先复制下来，重新输入编号和查询码以后再提交。</p>
<textarea id="unsent" rows="6" readonly aria-describedby="unsent-hint">
${page.unsent}</textarea></div>
`;
}
