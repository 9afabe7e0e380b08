import { expect, test } from 'vitest';
import { bannerHtml, THEMES, THEME_TOKENS, themeCss } from '../appearance.ts';

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const PAPER = { day: '#ffffff', night: '#11161d' } as const;
const SOFT = { day: '#f5f7fa', night: '#1a222c' } as const;

test.each(THEMES.flatMap((theme) => (['day', 'night'] as const).map((time) => [theme, time] as const)))(
  'the theme %s is readable by %s: links on paper and panels, white on its fill',
  (theme, time) => {
    const tokens = THEME_TOKENS[theme][time];
    expect(contrast(tokens.link, PAPER[time])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.link, SOFT[time])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.link, tokens.soft)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#ffffff', tokens.fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#ffffff', tokens.fillDeep)).toBeGreaterThanOrEqual(4.5);
  },
);

test('grey is for screens only, and only while it is set', () => {
  expect(themeCss({ theme: 'blue', grey: true })).toMatch(
    /@media screen \{\s*html \{\s*filter: grayscale\(1\)/,
  );
  expect(themeCss({ theme: 'blue', grey: false })).not.toContain('grayscale');
});

test('a banner is escaped, and read out at once when it is urgent', () => {
  const banner = bannerHtml({ text: '<b>停水</b>', href: '/a"b', level: 'urgent' }).value;
  expect(banner).toContain('&lt;b&gt;停水');
  expect(banner).toContain('href="/a&quot;b"');
  expect(banner).toContain('role="alert"');
  expect(bannerHtml(null).value).toBe('');
});
