/** What the page says of an error; an `AppError` is one. */
export interface ShownError {
  readonly status: number;
  readonly message: string;
  /** Stable name of the error, e.g. 'common.database_unreachable'; it knows more than the status does. */
  readonly code?: string;
}

/** How the page behaves. */
export interface ErrorPageOptions {
  /** Seconds after which the page asks by itself once more; 0: never. For screens at which nobody sits. */
  readonly againAfter?: number;
}

/**
 * The page for people who walked into an error outside the interface: words and ways out, nothing else. It needs
 * no database and no style sheet, so that it can be shown when both are gone.
 */
export function errorPage(error: ShownError, { againAfter = 0 }: ErrorPageOptions = {}): string {
  const title = titleOf(error);
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${againAfter > 0 ? `<meta http-equiv="refresh" content="${againAfter}">\n` : ''}<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeHtml(error.message)}</p>
<p><a href="/">回到网站首页</a></p>
</main>
</body>
</html>
`;
}

/** The same status stands for different mishaps: a code of its own goes first. */
function titleOf({ status, code = '' }: ShownError): string {
  return BY_CODE[code] ?? BY_STATUS[status] ?? (status >= 500 ? '系统暂时不能服务' : '这个请求没有成功');
}

const BY_CODE: Readonly<Record<string, string>> = {
  'common.database_unreachable': '暂时连不上数据库',
  'desk.not_built': '工作台还不能使用',
};

const BY_STATUS: Readonly<Record<number, string>> = {
  403: '不能查看这个地址',
  404: '没有找到这个页面',
  410: '这个页面已经移除',
  413: '提交的内容过大',
  429: '操作过于频繁',
};

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
