/** With the full stop that the parts of findings and errors do not have. */
export const sentence = (text: string): string => text.replace(/[^.?!]$/, '$&.');
