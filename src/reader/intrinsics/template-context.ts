import { isObject, own } from '../json';

/** What a template says beside its resources. */
export interface TemplateContext {
  readonly mappings: unknown;
  /** Values of parameters that can have one value only. */
  readonly parameters: ReadonlyMap<string, string>;
}

export function templateContextOf(template: { readonly [key: string]: unknown }): TemplateContext {
  const parameters = new Map<string, string>();
  for (const [name, parameter] of isObject(template.Parameters)
    ? Object.entries(template.Parameters)
    : []) {
    const allowed = own(parameter, 'AllowedValues');
    if (
      own(parameter, 'Type') === 'String' &&
      Array.isArray(allowed) &&
      allowed.length === 1 &&
      typeof allowed[0] === 'string'
    )
      parameters.set(name, allowed[0]);
  }
  return { mappings: template.Mappings, parameters };
}
