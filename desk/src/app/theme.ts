import type { ThemeConfig } from 'antd';

/** One accent, dark enough that white text on it and it on white pass AA with room to spare. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d4f91',
    colorLink: '#1d4f91',
    colorError: '#b3261e',
    colorSuccess: '#1e6b3a',
    colorWarning: '#8a5a00',
    colorTextSecondary: '#4d5663',
    colorTextTertiary: '#5b6470',
    colorTextDescription: '#5b6470',
    colorTextPlaceholder: '#667080',
    colorTextDisabled: '#667080',
    borderRadius: 6,
    fontSize: 15,
    fontFamily:
      '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",system-ui,sans-serif',
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: '#f4f6f9' },
    Table: { headerBg: '#f0f3f8', cellPaddingBlockMD: 10 },
    Menu: { itemSelectedBg: '#e6eefa' },
  },
};
