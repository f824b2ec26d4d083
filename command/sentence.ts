/** Adds the period that the texts of findings and errors do not have. */
export const sentence = (text: string): string => text.replace(/[^.?!]$/, '$&.');
