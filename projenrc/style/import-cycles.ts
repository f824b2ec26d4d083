import { dirname, join } from 'node:path';
import { SourceFacts } from './source-file';

/** Groups of files that import each other, directly or through others: Tarjan's strongly connected components. */
export function importCycles(files: readonly SourceFacts[]): string[][] {
  const importsOf = new Map(files.map((file) => [file.path, importedFiles(file, files)]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const groups: string[][] = [];

  const visit = (path: string): number => {
    const index = order.size;
    order.set(path, index);
    open.push(path);
    let low = index;
    for (const next of importsOf.get(path) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    lowest.set(path, low);
    if (low === index) groups.push(open.splice(open.indexOf(path)));
    return low;
  };

  for (const { path } of files) if (!order.has(path)) visit(path);
  return groups.filter((group) => group.length > 1);
}

function importedFiles({ path, imports }: SourceFacts, files: readonly SourceFacts[]): string[] {
  const known = new Set(files.map((file) => file.path));
  return imports.flatMap((name) => {
    const target = join(dirname(path), name);
    return [`${target}.ts`, join(target, 'index.ts')].filter((file) => known.has(file));
  });
}
