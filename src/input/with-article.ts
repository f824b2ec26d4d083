/** Returns the noun with its article: `an instance`, `a bucket`, `a user`. */
export const withArticle = (noun: string) =>
  `${/^([aeio]|u(?!ser\b)|S3)/i.test(noun) ? 'an' : 'a'} ${noun}`;
