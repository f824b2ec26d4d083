import { basename, dirname, join } from 'node:path';
import { NestedTemplate, TemplateFile } from './template-file';
import { entriesOf, list, own } from '../json';

/** The resource types that represent a stack. */
export const NESTED_STACK_TYPES: readonly string[] = [
  'AWS::CloudFormation::Stack',
  'AWS::Serverless::Application',
];

/** The resource type of what users of AWS Service Catalog make stacks of. It has several versions. */
export const PRODUCT = 'AWS::ServiceCatalog::CloudFormationProduct';

/** Returns the addresses of the templates of a resource; none if it represents no stack. */
function addressesIn(resource: unknown): readonly unknown[] {
  const properties = own(resource, 'Properties');
  switch (own(resource, 'Type')) {
    case 'AWS::CloudFormation::Stack':
      return [own(properties, 'TemplateURL')];
    case 'AWS::Serverless::Application':
      return [own(properties, 'Location')];
    case PRODUCT:
      return list(own(properties, 'ProvisioningArtifactParameters')).map((version) =>
        own(own(version, 'Info'), 'LoadTemplateFromURL'),
      );
    default:
      return [];
  }
}

/** A resource that represents a stack, and the file of its template. */
export interface NestedStackLink extends NestedTemplate {
  readonly parent: string;
}

/**
 * Returns the nested stacks whose templates are among some files, by the file that names them. A
 * product is one if all its templates are.
 */
export function nestedStackLinks(files: readonly TemplateFile[]): NestedStackLink[] {
  return files.flatMap((parent) => {
    if (parent.nested) return parent.nested.map((one) => ({ parent: parent.file, ...one }));
    const { Resources } = parent.template;
    return entriesOf(Resources).flatMap(([logicalId, resource]) => {
      const found = addressesIn(resource).map((one) => templateAt(one, resource, parent, files));
      const children = found.flatMap((child) =>
        child === undefined || child === parent.file ? [] : [child],
      );
      return children.length < found.length
        ? []
        : [...new Set(children)].map((child) => ({ parent: parent.file, logicalId, child }));
    });
  });
}

/**
 * Returns the template file of a nested stack: by its asset, by a path, or by the end of an
 * address.
 */
function templateAt(
  address: unknown,
  resource: unknown,
  { file, stack }: TemplateFile,
  files: readonly TemplateFile[],
): string | undefined {
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
