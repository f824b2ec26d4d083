/** A text, with the values of keys that its policy variables stand for. */
export interface FilledText {
  readonly text: string;
  readonly context: Readonly<Record<string, string>>;
}

const VALUE = 'witness';

/** Replaces the policy variables of a text with a value. `${*}`, `${?}`, and `${$}` have no key. */
export function filledVariables(text: string): FilledText {
  const context: Record<string, string> = {};
  const filled = text.replace(/\$\{([^},]+)[^}]*\}/g, (_, name: string) => {
    const key = name.trim();
    if (!/^[*?$]$/.test(key)) context[key] = VALUE;
    return VALUE;
  });
  return { text: filled, context };
}
