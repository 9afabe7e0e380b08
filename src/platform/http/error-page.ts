/**
 * The page for people who walked into an error outside the interface: words and ways out, nothing else. It needs
 * no database and no style sheet, so that it can be shown when both are gone.
 */
export function errorPage(error: { readonly status: number; readonly message: string }): string {
  const title = TITLES[error.status] ?? (error.status >= 500 ? '系统暂时不能服务' : '这个请求没有成功');
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
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

const TITLES: Readonly<Record<number, string>> = {
  403: '不能查看这个地址',
  404: '没有找到这个页面',
  413: '提交的内容过大',
  429: '操作过于频繁',
  503: '暂时连不上数据库',
};

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
