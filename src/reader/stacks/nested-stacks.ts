import { basename, dirname, join } from 'node:path';
import { TemplateFile } from './template-file';
import { isObject, own } from '../json';

/** The resource types that represent a stack, and their template properties. */
const NESTED = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
]);

export const NESTED_STACK_TYPES: readonly string[] = [...NESTED.keys()];

/** A resource that represents a stack, and the file of its template. */
export interface NestedStackLink {
  readonly parent: string;
  readonly logicalId: string;
  readonly child: string;
}

/** Returns the nested stacks whose templates are among some files, by the file that names them. */
export function nestedStackLinks(files: readonly TemplateFile[]): NestedStackLink[] {
  return files.flatMap((parent) => {
    const { Resources } = parent.template;
    return Object.entries(isObject(Resources) ? Resources : {}).flatMap(([logicalId, resource]) => {
      const property = NESTED.get(String(own(resource, 'Type')));
      if (property === undefined) return [];
      const child = templateOf(resource, property, parent, files);
      return child === undefined || child === parent.file
        ? []
        : [{ parent: parent.file, logicalId, child }];
    });
  });
}

/**
 * Returns the template file of a nested stack: by its asset, by a path, or by the end of an
 * address.
 */
function templateOf(
  resource: unknown,
  property: string,
  { file, stack }: TemplateFile,
  files: readonly TemplateFile[],
): string | undefined {
  const address = own(own(resource, 'Properties'), property);
  const asset = own(own(resource, 'Metadata'), 'aws:asset:path');
  const assets = stack?.nestedTemplates;
  if (assets) {
    const written = JSON.stringify([address, asset]);
    const ids = [...assets.keys()].filter((id) => written.includes(id));
    return ids.length === 0 ? undefined : assets.get(ids[0]);
  }
  const path = literalEnd(address);
  if (path === undefined) return undefined;
  const local = join(dirname(file), path);
  const names = files.map((one) => one.file);
  return names.includes(local) ? local : nearestOf(names, path, file);
}

/**
 * Returns the file of the same name that is nearest to the parent. Several folders may have copies
 * of a project.
 */
function nearestOf(files: readonly string[], path: string, parent: string): string | undefined {
  const found = files
    .filter((file) => file !== parent && basename(file) === basename(path))
    .map((file) => ({ file, near: sharedFolders(file, parent) }))
    .sort((a, b) => b.near - a.near);
  return found.length > 1 && found[0].near === found[1].near ? undefined : found[0]?.file;
}

/** Returns the number of folders that both files share. */
function sharedFolders(one: string, other: string): number {
  const [a, b] = [one, other].map((file) => dirname(file).split('/'));
  const differs = a.findIndex((folder, i) => folder !== b[i]);
  return differs < 0 ? a.length : differs;
}

/**
 * Returns the literal path at the end of an address: `templates/users.yaml` of
 * `https://${Bucket}/templates/users.yaml`.
 */
function literalEnd(address: unknown): string | undefined {
  const parts = lastText(address)?.split(/\}|:\/\/[^/]*\//);
  const path = parts?.[parts.length - 1].replace(/^\/+/, '').replace(/^\.\//, '');
  return path !== undefined && /\.\w+$/.test(path) ? path : undefined;
}

/** Returns the text of a value, or the last text of a function that joins texts. */
function lastText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const sub = own(value, 'Fn::Sub');
  if (sub !== undefined) return lastText(Array.isArray(sub) ? sub[0] : sub);
  const join_ = own(value, 'Fn::Join');
  if (!Array.isArray(join_) || !Array.isArray(join_[1])) return undefined;
  const parts = join_[1] as readonly unknown[];
  return lastText(parts[parts.length - 1]);
}
