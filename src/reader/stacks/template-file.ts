import { DeployTimeValues } from '../../policy/substitute';

/** A parsed template. */
export interface Template {
  readonly [key: string]: unknown;
}

/** What a cloud assembly says of the stack that a template is of. */
export interface StackInfo {
  /** The folder of the assembly. Stacks of different assemblies know nothing of each other. */
  readonly assembly: string;
  /** What people call the stack: `Prod/Users`. */
  readonly displayName: string;
  /** The name under which it is deployed. Of nested stacks only deployment knows it. */
  readonly stackName?: string;
  /** Values of pseudo parameters that are known: the account and the Region that the stack names. */
  readonly environment: DeployTimeValues;
  /** Files of the templates of nested stacks, by the id of their asset and by their file name. */
  readonly nestedTemplates: ReadonlyMap<string, string>;
  /** The paths of constructs by logical id; those of nested stacks are among them. */
  readonly constructPaths: ReadonlyMap<string, readonly string[]>;
}

/** A template that is read together with others. */
export interface TemplateFile {
  readonly file: string;
  readonly template: Template;
  readonly stack?: StackInfo;
}
