import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TooDeeplyNested } from './html-nesting.ts';
import { sanitiseHtml } from './sanitise-html.ts';

describe('rich text', () => {
  test.each([
    ['scripts', '<p>甲</p><script>alert(1)</script>', '<p>甲</p>'],
    ['event attributes', '<p onclick="x()">甲</p>', '<p>甲</p>'],
    ['javascript links', '<p><a href="javascript:x()">甲</a></p>', '<p>甲</p>'],
    ['protocol-relative links', '<p><a href="//evil.example">甲</a></p>', '<p>甲</p>'],
    ['frames', '<p>甲</p><iframe src="https://x"></iframe>', '<p>甲</p>'],
    ['pictures from elsewhere', '<p>甲<img src="https://x/y.png"></p>', '<p>甲</p>'],
    ['pictures as data', '<p>甲<img src="data:image/png;base64,AA"></p>', '<p>甲</p>'],
    ['styles', '<style>p{color:red}</style><p style="color:red">甲</p>', '<p>甲</p>'],
    ['foreign classes', '<p class="MsoNormal x">甲</p>', '<p>甲</p>'],
    ['vector graphics', '<svg><script>x</script></svg><p>甲</p>', '<p>甲</p>'],
    ['empty paragraphs', '<p>&nbsp;</p><p>甲</p><p>　</p>', '<p>甲</p>'],
  ])('loses %s', (_what, dirty, clean) => {
    expect(sanitiseHtml(dirty).html).toBe(clean);
  });

  test('says what it took away, once each', () => {
    const { notices } = sanitiseHtml('<script>a</script><script>b</script><p onclick="x">甲</p>');
    expect(notices).toHaveLength(2);
    expect(notices[0]).toContain('脚本');
  });

  test('keeps headings, lists, tables with their spans, links and uploaded pictures', () => {
    const kept =
      '<h2>一、标题</h2><ul><li>甲</li></ul>' +
      '<table><tbody><tr><th scope="row" colspan="2">甲</th><td>1</td></tr></tbody></table>' +
      '<p><a href="https://www.example.gov.cn/x">链接</a>' +
      '<img data-attachment-id="0190a7c4-0000-7000-8000-000000000001" alt="图"></p>';
    expect(sanitiseHtml(kept).html).toBe(kept);
  });

  test('takes a fragment from Word as its text and layout, list numbers included', () => {
    const word =
      '<html><head><style>.x{}</style></head><body><!--StartFragment-->' +
      '<p class="MsoNormal" align="center" style="text-align:center"><b><span style="font-size:22pt">关于印发方案的通知<o:p></o:p></span></b></p>' +
      '<p class="MsoListParagraph" style="text-indent:32pt"><!--[if !supportLists]--><span>一、</span><!--[endif]-->总体要求</p>' +
      '<!--EndFragment--></body></html>';
    expect(sanitiseHtml(word).html).toBe(
      '<p class="align-center"><strong>关于印发方案的通知</strong></p><p class="indent-1">一、总体要求</p>',
    );
  });

  test('gives the text line by line', () => {
    expect(sanitiseHtml('<p>甲</p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>').text).toBe(
      '甲\n1\t2',
    );
  });

  // Work that goes by the square of such a text takes the better part of a minute; by its length, a fraction of a second.
  test.each([
    ['comments without an end', '<!--'],
    ['conditions without an end', '<![if'],
    ['list marks without an end', '<!--[if !supportLists]-->'],
    ['openings of a page', '<body>'],
    ['fragments without an end', '<!--StartFragment-->'],
    ['tags of Word without an end', '</o:'],
    ['tags without an end', '</a'],
    ['attributes without a value', '</a ona '],
    ['paragraphs', `<p style="text-indent:2em">${'甲'.repeat(200)}</p>`],
  ])('takes time by its length and not by its square: %s', { timeout: 120_000 }, (_what, piece) => {
    const text = piece.repeat(400_000 / piece.length);
    const start = performance.now();
    sanitiseHtml(text);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test('that lies too deep in itself is refused, what merely ends by itself is not', () => {
    expect(() => sanitiseHtml('<div>'.repeat(201))).toThrow(TooDeeplyNested);
    expect(() => sanitiseHtml('<b>'.repeat(50_000))).toThrow(/嵌套过多.*。$/);
    const fonts = Array.from({ length: 190 }, (_, index) => `<font size="${index}">`).join('');
    expect(() => sanitiseHtml(fonts + '<p>甲'.repeat(30_000))).toThrow(TooDeeplyNested);
    expect(sanitiseHtml('<p>甲<br>'.repeat(300)).text.split('\n')).toHaveLength(300);
    expect(sanitiseHtml(`${'<div>'.repeat(150)}<p>甲</p>`).html).toBe('<p>甲</p>');
  });

  test('cleaning twice changes nothing more, and nothing that runs is ever left', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b>',
      '</b>',
      '<script>',
      '</script>',
      '<img src=x onerror=alert(1)>',
      '甲乙',
      ' ',
      '<a href="javascript:x">',
      '</a>',
      '<table><tr><td>',
      '</td></tr></table>',
      '<svg onload=x>',
      '<!--',
      '-->',
      '&lt;',
      '"',
      '<p style="text-align:right;text-indent:2em">',
      '<span style="font-weight:bold">',
      '</span>',
      '<ul><li>',
      '</li></ul>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const once = sanitiseHtml(pieces.join('')).html;
        expect(sanitiseHtml(once).html).toBe(once);
        expect(once).not.toMatch(/<script|<svg|<img|javascript:|\son\w+=/i);
      }),
      { numRuns: 400 },
    );
  });
});
