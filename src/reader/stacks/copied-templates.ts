import { nestedStackLinks } from './nested-stacks';
import { NestedTemplate, TemplateFile } from './template-file';
import { groupBy } from '../../input/group-by';
import { StackOfTemplate } from '../../policy/model';

/** The template of one stack. */
export interface CopiedTemplate {
  /** The name of the copy. The first stack has the file itself. */
  readonly file: string;
  readonly nested: readonly NestedTemplate[];
  /** The stack, if others have the template too. */
  readonly of?: StackOfTemplate;
}

/** The maximum number of copies. The stacks after that share the file with the first one. */
const MOST = 100;

/**
 * Returns the templates of some files with a copy for each further stack that is nested with one of
 * them. Returns none if no template has several stacks.
 */
export function copiedTemplates(files: readonly TemplateFile[]): readonly CopiedTemplate[] {
  const links = nestedStackLinks(files);
  const children = new Set(links.map(({ child }) => child));
  if (children.size === links.length) return [];
  const byParent = groupBy(links, ({ parent }) => parent);
  const stacks = files
    .filter(({ file }) => !children.has(file))
    .map(({ file }): Copy => ({ source: file, file, ids: [], above: [file], nested: [] }));
  const shared = new Set<string>();
  // Grows while it is read: first the stacks, then those that are nested in them.
  for (const { source, ids, above, nested } of stacks)
    for (const { logicalId, child } of byParent.get(source) ?? []) {
      if (above.includes(child)) continue;
      const isFirst = !stacks.some((one) => one.source === child);
      const isShared = !isFirst && stacks.length >= files.length + MOST;
      const path = [...ids, logicalId];
      const isCopy = !isFirst && !isShared;
      const file = isCopy ? `${child} (${[above[0], ...path].join('/')})` : child;
      nested.push({ logicalId, child: file });
      const next = { source: child, ids: path, above: [...above, child] };
      if (isShared) shared.add(child);
      else stacks.push({ ...next, file, nested: [] });
    }
  return [...groupBy(stacks, ({ source }) => source).values()].flatMap((all) =>
    all.map((one) => {
      const { file, nested } = one;
      const isNamed = all.length > 1 && !shared.has(file);
      return { file, nested, ...(isNamed && { of: stackOf(one, all) }) };
    }),
  );
}

interface Copy extends CopiedTemplate {
  readonly source: string;
  readonly ids: readonly string[];
  /** The files of the stacks that it is nested in, and its own. */
  readonly above: readonly string[];
  readonly nested: NestedTemplate[];
}

/** Returns which one of all stacks of its template a stack is. */
function stackOf({ source, ids, above }: Copy, all: readonly Copy[]): StackOfTemplate {
  const id = ids.join('/');
  const alike = all.filter((one) => one.ids.join('/') === id);
  const stack = alike.length === 1 ? id : `${above[0]}/${id}`;
  return { file: source, stack };
}
