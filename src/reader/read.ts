import { isAuthorizationDetails, readAuthorizationDetails } from './authorization-details';
import { readPolicy } from './iam-api-output';
import { isObject, own } from './json';
import { StackInfo, Template, TemplateFile } from './stacks/template-file';
import { readTemplates } from './template';
import { mergeWorlds, World } from '../policy/model';

/** A parsed file. */
export interface ParsedFile {
  readonly file: string;
  readonly content: unknown;
  /** Of a template of a cloud assembly: what the assembly says of its stack. */
  readonly stack?: StackInfo;
}

/** For the message about a file that is none of them. */
export const KINDS_OF_FILES =
  'templates of CloudFormation, policy documents, and what `aws iam get-account-authorization-details`, ' +
  '`get-policy-version` and `get-role-policy` print';

const isTemplate = (content: unknown): content is Template =>
  isObject(content) &&
  (isObject(own(content, 'Resources')) || own(content, 'AWSTemplateFormatVersion') !== undefined);

/** Whether a file is of a kind that says who has access. */
export const isOfKnownKind = (content: unknown): boolean =>
  isTemplate(content) || isAuthorizationDetails(content) || readPolicy('', content) !== undefined;

/** What parsed files say of access together, in their order. Files of no known kind say nothing. */
export function readTogether(files: readonly ParsedFile[]): World {
  const templates = templateWorlds(files);
  return mergeWorlds(
    files.flatMap(({ file, content }) => {
      const world = templates.get(file);
      if (world) return world;
      return isAuthorizationDetails(content)
        ? readAuthorizationDetails(file, content)
        : (readPolicy(file, content) ?? []);
    }),
  );
}

/** What each template says, by its file. Those of one assembly are read together, and those of none. */
function templateWorlds(files: readonly ParsedFile[]): ReadonlyMap<string, World> {
  const groups = new Map<string | undefined, TemplateFile[]>();
  for (const { file, content, stack } of files) {
    if (!isTemplate(content)) continue;
    const group = groups.get(stack?.assembly) ?? [];
    groups.set(stack?.assembly, group);
    group.push({ file, template: content, ...(stack && { stack }) });
  }
  const worlds = [...groups.values()].flatMap(readTemplates);
  return new Map(worlds.map((world) => [world.files[0], world]));
}

/** What a parsed file says of access alone; undefined when it is of no known kind. */
export const read = (file: string, content: unknown): World | undefined =>
  isOfKnownKind(content) ? readTogether([{ file, content }]) : undefined;
