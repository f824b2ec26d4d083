import { nestedStackLinks } from './nested-stacks';
import { Stack } from './stack';
import { TemplateFile } from './template-file';
import { StackLinks } from '../intrinsics/template-context';

/** Returns a stack for each file. Nested stacks are named after the stacks that contain them. */
export function stacksOfFiles(
  files: readonly TemplateFile[],
  links: (stack: Stack) => StackLinks,
): Stack[] {
  const nested = nestedStackLinks(files);
  const byFile = new Map<string, Stack>();
  const make = (source: TemplateFile, above: readonly string[]): Stack => {
    const known = byFile.get(source.file);
    if (known) return known;
    const places = nested
      .filter(({ child, parent }) => child === source.file && !above.includes(parent))
      .flatMap(({ parent, logicalId }) => {
        const file = files.find((one) => one.file === parent);
        return file ? [{ parent: make(file, [...above, source.file]), logicalId }] : [];
      });
    const [place] = places;
    const key = place ? `${place.parent.key}/${place.logicalId}` : keyOf(source, files);
    const stack = new Stack(source, key, places, links);
    byFile.set(source.file, stack);
    return stack;
  };
  return files.map((file) => make(file, []));
}

/** Returns the display name of a stack, or its file when several stacks share the name. */
function keyOf({ file, stack }: TemplateFile, files: readonly TemplateFile[]): string {
  const name = stack?.displayName;
  const isAlone = files.filter((one) => one.stack?.displayName === name).length === 1;
  return name !== undefined && isAlone ? name : file;
}
