/** The language this application was built in: that of the source, unless the build chose another. */
export const builtLanguage: string = typeof __LANGUAGE__ === 'undefined' ? 'en' : __LANGUAGE__;
