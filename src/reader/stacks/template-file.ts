import { DeployTimeValues } from '../../policy/substitute';

/** A parsed template. */
export interface Template {
  readonly [key: string]: unknown;
}

/** The stack of a template, as its cloud assembly describes it. */
export interface StackInfo {
  /** The folder of the assembly. Stacks of different assemblies are independent. */
  readonly assembly: string;
  /** The display name of the stack: `Prod/Users`. */
  readonly displayName: string;
  /** The deployed name. The name of a nested stack is known only at deployment. */
  readonly stackName?: string;
  /** The known values of pseudo parameters: the account and the Region of the stack. */
  readonly environment: DeployTimeValues;
  /** The template files of nested stacks, by asset id and by file name. */
  readonly nestedTemplates: ReadonlyMap<string, string>;
  /** The construct paths by logical id, including those of nested stacks. */
  readonly constructPaths: ReadonlyMap<string, readonly string[]>;
}

/** A template that is read together with others. */
export interface TemplateFile {
  readonly file: string;
  readonly template: Template;
  readonly stack?: StackInfo;
  /** The keys that lead to the template, when it is written in another. @default - none */
  readonly within?: readonly string[];
  /** Parses a template that is written as text in this one. @default - JSON */
  readonly parse?: (text: string) => unknown;
  /** The files of the templates of its nested stacks. @default - those that their addresses name */
  readonly nested?: readonly NestedTemplate[];
}

/** The file of the template of a nested stack. */
export interface NestedTemplate {
  readonly logicalId: string;
  readonly child: string;
}
