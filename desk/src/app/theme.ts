import { theme as library, type ThemeConfig } from 'antd';

/** The words on coloured tags; the library's own are too pale to be read by everybody. */
const TAG_WORDS = {
  blue: '#1d4f91',
  green: '#1e6b3a',
  red: '#b3261e',
  volcano: '#9a3412',
  orange: '#8a4b00',
  gold: '#7a5600',
  purple: '#5b3a91',
} as const;

// The library knows each shade by two names.
const SHADES = Object.fromEntries(
  Object.entries(TAG_WORDS).flatMap(([name, shade]) => [
    [`${name}7`, shade],
    [`${name}-7`, shade],
  ]),
);

/**
 * Who asked their system for less movement gets none: what opens and closes is there and gone at once. No style sheet may
 * shorten movements besides: a transition on everything lets lists be measured where they aren't, and open out of sight.
 */
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** One accent, dark enough that white text on it and it on white pass AA with room to spare. */
export const theme: ThemeConfig = {
  algorithm: (seed) => ({ ...library.defaultAlgorithm(seed), ...SHADES }),
  token: {
    motion,
    colorPrimary: '#1d4f91',
    colorPrimaryHover: '#2a5fa5',
    colorLink: '#1d4f91',
    colorLinkHover: '#163d73',
    colorLinkActive: '#163d73',
    colorError: '#b3261e',
    colorSuccess: '#1e6b3a',
    colorWarning: '#8a5a00',
    // What is made from colours as dark as these would be murky.
    colorWarningBg: '#fff8eb',
    colorWarningBorder: '#e6c68a',
    colorErrorBg: '#fdf1f0',
    colorErrorBorder: '#ecb5b0',
    colorSuccessBg: '#eff9f2',
    colorSuccessBorder: '#a8d5b8',
    colorTextSecondary: '#4d5663',
    colorTextTertiary: '#5b6470',
    colorTextDescription: '#5b6470',
    colorTextPlaceholder: '#667080',
    colorTextDisabled: '#565f6b',
    borderRadius: 6,
    fontSize: 15,
    fontFamily:
      '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",system-ui,sans-serif',
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: '#f4f6f9' },
    Table: {
      headerBg: '#f0f3f8',
      cellPaddingBlockMD: 10,
      rowSelectedBg: '#e6eefa',
      rowSelectedHoverBg: '#dbe6f7',
    },
    Menu: { itemSelectedBg: '#e6eefa' },
    Tree: { nodeSelectedBg: '#e6eefa' },
    // Its words are white: on the grey of its own they could hardly be read.
    Switch: { colorTextQuaternary: '#5b6675', colorTextTertiary: '#4d5663' },
  },
};
