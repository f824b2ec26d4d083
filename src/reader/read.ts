import { isAuthorizationDetails } from './account-pages';
import { readAuthorizationDetails } from './authorization-details';
import { choicesIn, hasChoices, TemplatesOfChoice } from './deployment-choices';
import { readPolicy } from './iam-api-output';
import { joinedWorlds } from './joined/joined-worlds';
import { isObject, own } from './json';
import { isServerlessFile, templateOfServerless } from './serverless/template';
import { TemplateWorld } from './stack-world';
import { CopiedTemplate, copiedTemplates } from './stacks/copied-templates';
import { StackInfo, Template, TemplateFile } from './stacks/template-file';
import { readTemplates } from './template';
import { isTerraformPlan } from './terraform/plan';
import { templateOfPlan } from './terraform/template';
import { readTranslated, TranslatedTemplate } from './translated-template';
import { groupBy } from '../input/group-by';
import { lazy } from '../input/memoize';
import { World, WorldOfChoice } from '../policy/model';

/** A parsed file. */
export interface ParsedFile {
  readonly file: string;
  readonly content: unknown;
  /** The stack of the template, from its cloud assembly. */
  readonly stack?: StackInfo;
  /** Parses a template that is written as text in this file. @default - JSON */
  readonly parse?: TemplateFile['parse'];
  /** The files of the templates of its nested stacks. @default - those that their addresses name */
  readonly nested?: TemplateFile['nested'];
}

/** For the message about a file of another kind. */
export const KINDS_OF_FILES =
  'templates of CloudFormation, plans that `terraform show -json` prints, files of the Serverless Framework, ' +
  'policy documents, and what `aws iam get-account-authorization-details`, ' +
  '`get-policy-version`, `get-role-policy`, and `aws organizations describe-policy` print';

/** A cloud assembly says which files are templates: a stack may have no resources. */
const isTemplate = (content: unknown, stack?: StackInfo): content is Template =>
  isObject(content) &&
  (stack !== undefined ||
    isObject(own(content, 'Resources')) ||
    own(content, 'AWSTemplateFormatVersion') !== undefined);

/** Returns whether a file is of a kind that determines access. */
export const isOfKnownKind = (content: unknown, stack?: StackInfo): boolean =>
  isTemplate(content, stack) ||
  isOfOtherTool(content) ||
  isAuthorizationDetails(content) ||
  readPolicy('', content) !== undefined;

function isOfOtherTool(content: unknown): boolean {
  return isTerraformPlan(content) || isServerlessFile(content);
}

/** A file that may be of another tool, and then is a template too. */
interface ReadableFile extends ParsedFile {
  readonly translated?: TranslatedTemplate;
}

function readable(one: ParsedFile): ReadableFile {
  const { file, content } = one;
  if (!isOfOtherTool(content)) return one;
  const translated = isTerraformPlan(content)
    ? templateOfPlan(file, content)
    : templateOfServerless(file, content);
  return { ...one, translated };
}

/** Reads the access in parsed files together, in their order. Ignores files of unknown kinds. */
export function readTogether(parsed: readonly ParsedFile[]): World {
  const files = parsed.map(readable);
  const copies = groupsOfTemplates(files).flatMap(copiedTemplates);
  const world = readWithChoices(files);
  return copies.length === 0
    ? world
    : { ...world, eachStack: lazy(() => readCopies(files, copies)) };
}

/** Reads files with the copies of some templates in place of these. */
function readCopies(files: readonly ReadableFile[], copies: readonly CopiedTemplate[]): World {
  const byFile = groupBy(copies, ({ file, of }) => of?.file ?? file);
  const all = files.flatMap((one): readonly ReadableFile[] => {
    const its = byFile.get(one.file) ?? [];
    if (its.length === 0) return [one];
    return its.map(({ file, nested }) => ({ ...one, file, nested }));
  });
  const named = copies.flatMap(({ file, of }) => (of ? [[file, of] as const] : []));
  const stacks = new Map(named);
  return { ...readWithChoices(all), stacks };
}

function readWithChoices(files: readonly ReadableFile[]): World {
  const world = readAsWritten(files);
  const templates = [
    ...groupsOfTemplates(files).flat(),
    ...files.flatMap(({ file, translated }) => (translated ? { file, ...translated } : [])),
  ];
  if (!hasChoices(templates)) return world;
  return { ...world, choices: lazy(() => choicesIn(templates).map(worldOfChoice(files))) };
}

/** Returns what is read after deployment has chosen. */
const worldOfChoice =
  (files: readonly ReadableFile[]) =>
  ({ templates, ...choice }: TemplatesOfChoice): WorldOfChoice => {
    const chosen = files.map((one): ReadableFile => {
      const { content, translated, ...file } = one;
      const template = templates.get(file.file);
      if (!template) return one;
      return translated
        ? { ...one, translated: { ...translated, template } }
        : { ...file, content: template };
    });
    return { ...choice, world: readAsWritten(chosen) };
  };

function readAsWritten(files: readonly ReadableFile[]): World {
  const templates = templateWorlds(files);
  const details = files.filter(({ content }) => isAuthorizationDetails(content));
  return joinedWorlds(
    files.flatMap(({ file, content, translated }): (World | TemplateWorld) | [] => {
      const world = templates.get(file);
      if (world) return world;
      if (translated) return readTranslated(file, translated);
      if (file === details[0]?.file) return readAuthorizationDetails(details);
      return isAuthorizationDetails(content) ? [] : (readPolicy(file, content) ?? []);
    }),
  );
}

/**
 * Reads each template, by its file. Reads the templates of one assembly together, and those without
 * an assembly together.
 */
function templateWorlds(files: readonly ReadableFile[]): ReadonlyMap<string, TemplateWorld> {
  const worlds = groupsOfTemplates(files).flatMap(readTemplates);
  return new Map(worlds.map((world) => [world.files[0], world]));
}

/** Returns the templates of each assembly, and those without one. */
function groupsOfTemplates(files: readonly ReadableFile[]): readonly TemplateFile[][] {
  const groups = new Map<string | undefined, TemplateFile[]>();
  for (const { content, translated, ...file } of files) {
    if (translated || !isTemplate(content, file.stack)) continue;
    const group = groups.get(file.stack?.assembly) ?? [];
    groups.set(file.stack?.assembly, group);
    group.push({ ...file, template: content });
  }
  return [...groups.values()];
}

/** Reads the access in one parsed file; undefined when its kind is unknown. */
export function read(file: string, content: unknown): World | undefined {
  return isOfKnownKind(content) ? readTogether([{ file, content }]) : undefined;
}
