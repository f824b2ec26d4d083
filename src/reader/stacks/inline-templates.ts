import { TemplateFile } from './template-file';
import { entriesOf, isObject, own } from '../json';

export const STACK_SET = 'AWS::CloudFormation::StackSet';

/** A template that is written in a stack set of another template. */
export interface InlineTemplate {
  readonly parent: TemplateFile;
  readonly logicalId: string;
  readonly template: TemplateFile;
}

/** Returns the templates that are written in the stack sets of a template. */
export function inlineTemplatesIn(parent: TemplateFile): InlineTemplate[] {
  const { Resources } = parent.template;
  return entriesOf(Resources).flatMap(([logicalId, resource]) => {
    if (own(resource, 'Type') !== STACK_SET) return [];
    const body = own(own(resource, 'Properties'), 'TemplateBody');
    const template = typeof body === 'string' ? parsed(body, parent) : body;
    if (!isObject(template) || !isObject(template.Resources)) return [];
    const within = ['Resources', logicalId, 'Properties', 'TemplateBody'];
    return [{ parent, logicalId, template: { ...parent, template, within, stack: undefined } }];
  });
}

/** Returns the content of a text, as JSON or in the format of the file. */
function parsed(text: string, { parse = JSON.parse }: TemplateFile): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
