import { EMPTY, type SafeHtml, html } from './html.ts';
import { SEARCH } from './paths.ts';
import type { SearchChoice, SearchPage } from './search-model.ts';
import { SEARCH_PERIODS, SEARCH_PERIOD_LABELS } from './search-periods.ts';

const WITHOUT_COUNT = { count: null };

/** The form as it was sent. What narrows the search further is folded up until something of it is chosen. */
export function searchForm(page: SearchPage): SafeHtml {
  const { agencies } = page.choices;
  const periods = SEARCH_PERIODS.filter((one) => one !== 'any').map((value) => ({
    value,
    label: SEARCH_PERIOD_LABELS[value],
    ...WITHOUT_COUNT,
  }));
  return html`<form class="search-form" role="search" action="${SEARCH}" method="get">
<div class="search-words"><p class="field"><label for="q">要找什么</label>
<input id="q" name="q" type="search" maxlength="100" value="${page.text}" aria-describedby="q-help"></p>
<button type="submit">搜索</button></div>
<p class="field-help" id="q-help">可以输入标题、正文或附件里的词语，也可以输入完整的文号或索引号，例如“〔2025〕12号”；不输入词语、只选条件的，按发布时间列出。</p>
<div class="search-filters">
${choice({ name: 'agency', label: '公开单位', all: '全部单位', value: page.agency, choices: agencies })}${choice(
    {
      name: 'period',
      label: '发布时间',
      all: SEARCH_PERIOD_LABELS.any,
      value: page.period === 'any' ? '' : page.period,
      choices: periods,
    },
  )}${choice({
    name: 'order',
    label: '排序',
    all: '最相关的在前',
    value: page.order === 'newest' ? 'newest' : '',
    choices: [{ value: 'newest', label: '最新的在前', ...WITHOUT_COUNT }],
  })}</div>
${further(page)}</form>
`;
}

function further(page: SearchPage): SafeHtml {
  const { columns, kinds, years, validities } = page.choices;
  const isUsed = [page.column, page.kind, page.year, page.validity, page.number].some(
    (value) => value !== '',
  );
  const fields = html`<summary>更多条件</summary>
<div class="search-filters">
${
  columns.length === 0
    ? EMPTY
    : choice({ name: 'column', label: '栏目', all: '全部栏目', value: page.column, choices: columns })
}${choice({ name: 'kind', label: '信息类型', all: '全部类型', value: page.kind, choices: kinds })}${choice({
    name: 'year',
    label: '发布年份',
    all: '全部年份',
    value: page.year,
    choices: years,
  })}${choice({ name: 'validity', label: '有效性', all: '不限', value: page.validity, choices: validities })}<p class="field"><label for="number">文号</label>
<input id="number" name="number" type="text" maxlength="40" value="${page.number}"></p>
</div>
${page.agency === '' ? html`<p class="field-help">选定公开单位并搜索后，还可以按栏目查找。</p>\n` : EMPTY}`;
  return isUsed
    ? html`<details class="search-more" open>${fields}</details>\n`
    : html`<details class="search-more">${fields}</details>\n`;
}

function choice(field: {
  name: string;
  label: string;
  all: string;
  value: string;
  choices: readonly SearchChoice[];
}): SafeHtml {
  const { name, label, all, value, choices } = field;
  return html`<p class="field"><label for="${name}">${label}</label>
<select id="${name}" name="${name}">
${option({ value: '', label: all, count: null }, value)}${choices.map((one) => option(one, value))}</select></p>
`;
}

function option({ value, label, count }: SearchChoice, chosen: string): SafeHtml {
  const text = count === null ? label : `${label}（${count}）`;
  return value === chosen
    ? html`<option value="${value}" selected>${text}</option>\n`
    : html`<option value="${value}">${text}</option>\n`;
}
