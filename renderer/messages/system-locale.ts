/** As the operating system names its locale. Main has written it on <html>; where the build draws the first frame there is no document. */
export const systemLocale =
  (typeof document === 'undefined' ? undefined : document.documentElement.dataset['systemLocale']) ?? ''
