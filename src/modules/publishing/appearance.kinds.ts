/** Colours to choose from, and what they are called. Runs in the browser too. */
export { THEMES, THEME_LABELS } from '../../portal/appearance.ts';
