declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified [other]` for each character, joined by `|`. */
  const dictionary: string;
  export default dictionary;
}
