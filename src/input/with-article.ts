/** Returns the noun with its article: `an instance`, `a bucket`. */
export const withArticle = (noun: string) => `${/^([aeiou]|S3)/i.test(noun) ? 'an' : 'a'} ${noun}`;
