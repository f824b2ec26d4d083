const FEW = 3;

/** Returns the first few lines, and the number of remaining lines. */
export function truncate(lines: readonly string[], most = FEW): string[] {
  if (lines.length <= most) return [...lines];
  const indentation = /^ */.exec(lines[0])?.[0] ?? '';
  return [...lines.slice(0, most), `${indentation}and ${lines.length - most} more`];
}

export const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
